/** How much a finding matters: nothing to do, good to know, something does not work, nothing works. */
export type Level = 'ok' | 'note' | 'warn' | 'bad';

/** Languages that the check-up speaks. */
export type Lang = 'zh' | 'en';

/** A sentence in both of them; `{name}` stands for a value. */
export type Both = Readonly<Record<Lang, string>>;

/** What may be found under a code: how bad it is, the sentence, and what to do about it. */
export interface Wording {
  level: Level;
  text: Both;
  cure?: Both;
}

/** Everything under one code: what is looked at, and its findings by name. */
export interface Topic {
  about: Both;
  says: Readonly<Record<string, Wording>>;
}

/** One thing that was looked at. */
export interface Finding {
  /** Stable; the check-up's page of help has a chapter for each. */
  code: string;
  level: Level;
  /** What was found, one sentence. */
  text: string;
  /** What to do about it; empty where nothing is to be done. */
  cure: string;
  /** Address of the chapter. */
  link: string;
  /** Places one by one, where there are several: a path and what is wrong there. */
  details?: readonly string[];
}

/** Values for the `{name}` of a sentence; one that is words itself is given in both languages. */
export type Values = Readonly<Record<string, string | number | Both>>;

/** Fills a sentence. What stands in braces and is not given stays, as does what comes in with a value. */
export const fill = (sentence: Both, lang: Lang, values: Values): string =>
  sentence[lang].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return String((typeof value === 'object' ? value[lang] : value) ?? whole);
  });
