/** What the editors left, as it is written down. (Node) */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Editor, Way } from './list';

/** Where the kit lies, in the fixtures. */
export const KIT = 'https://kit.example';
/** The hash of the kit's script, in the fixtures: the true one is of one build alone. */
export const HASH = `sha384-${'Hash0123'.repeat(8)}`;
/** The site whose authors use the editor. */
export const SITE = 'https://street.example';

export interface Passage {
  /** What the author had: code, or an address. */
  given: string;
  /** What the site has in its page afterwards. */
  left: string;
}

export interface Fixture {
  editor: string;
  version: string;
  /** The package that was run. */
  package: string;
  /** `YYYY-MM-DD`. */
  made: string;
  ways: Partial<Record<Way, Passage>>;
}

const fileOf = ({ name }: Editor): string => `test/paste/left/${name}.json`;

export const readFixture = (editor: Editor): Fixture =>
  JSON.parse(readFileSync(fileOf(editor), 'utf8')) as Fixture;

export const writeFixture = (editor: Editor, fixture: Fixture): void =>
  writeFileSync(fileOf(editor), `${JSON.stringify(fixture, null, 2)}\n`);

/** What stands around it in the article. */
export const BEFORE = '各位居民：本月活动安排如下。';
export const AFTER = '咨询电话：0531-0000-0001';
export const around = (code: string): string => `<p>${BEFORE}</p>\n${code}\n<p>${AFTER}</p>`;
