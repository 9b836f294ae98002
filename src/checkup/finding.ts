/** How much a finding matters: nothing to do, good to know, something does not work, nothing works. */
export type Level = 'ok' | 'note' | 'warn' | 'bad';

/** One thing that was looked at. */
export interface Finding {
  /** Stable; the page docs/checkup.md has a line for each. */
  code: string;
  level: Level;
  /** What was found, one sentence. */
  text: string;
  /** What to do about it; empty where nothing is to be done. */
  cure: string;
}

export const finding = (code: string, level: Level, text: string, cure = ''): Finding => ({
  code,
  level,
  text,
  cure,
});
