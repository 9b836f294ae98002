/* Pure: a need, words, day in; the steps and what its holder may do out. */
import type { Need } from '../../../contract/need';
import { textIn } from '../../../contract/text';
import { addDays, compareInstants } from '../../../contract/time';
import type { PlainDate } from '../../../contract/time';
import type { followupActions } from '../../../contract/word';
import type { TrackWords } from './words';

export type Action = (typeof followupActions)[number];

/** What nobody stands in the way of, first to last. */
const flow = ['submitted', 'reviewing', 'accepted', 'listed', 'resolved', 'rated'];
/** Days after a need was settled in which its sender may say "not solved" (domain.md §4.3). */
const AGAIN_DAYS = 30;

/** Longest note of a follow-up (contract). */
export const MOST_NOTE = 500;

/** What the words depend on: the language, and a moment as people say it. */
export interface Telling {
  words: TrackWords;
  lang: string;
  moment: (instant: string) => string;
}

/** A step on the way of a need. */
export interface Step {
  name: string;
  /** When; undefined for what is still to come. */
  when?: string;
  note?: string;
  state: 'past' | 'now' | 'next';
}

/** Name of a status and what it means; a status of a later version is "in progress". */
export function statusWords(status: string, words: TrackWords): readonly [string, string] {
  const known = Object.prototype.hasOwnProperty.call(words.statusOf, status);
  return (known ? words.statusOf[status] : undefined) ?? words.statusOther;
}

const sorted = ({ timeline }: Need) => timeline.slice().sort((a, b) => compareInstants(a.at, b.at));

/** What is still to come after a status; nothing after one that ends or leaves the usual way. */
function ahead(status: string): readonly string[] {
  if (status === 'reopened') return ['resolved', 'rated'];
  const at = flow.indexOf(status);
  return at < 0 ? [] : flow.slice(at + 1);
}

/** The way of a need: what was, what is, what is still to come. */
export function stepsOf(need: Need, { words, lang, moment }: Telling): Step[] {
  const past = sorted(need);
  const told = past[past.length - 1]?.status === need.status;
  const steps: Step[] = past.map(({ at, status, note }, index) => ({
    name: statusWords(status, words)[0],
    when: moment(at),
    note: textIn(note, lang),
    state: told && index === past.length - 1 ? 'now' : 'past',
  }));
  if (!told) steps.push({ name: statusWords(need.status, words)[0], state: 'now' });
  for (const status of ahead(need.status)) steps.push({ name: statusWords(status, words)[0], state: 'next' });
  return steps;
}

/** The reason in the backend's words, else in ours for its code; empty where nothing was said. */
export function reasonText({ reason, reasonCode }: Need, words: TrackWords, lang: string): string {
  const said = textIn(reason, lang);
  if (said || !reasonCode) return said;
  return Object.prototype.hasOwnProperty.call(words.reasonOf, reasonCode)
    ? (words.reasonOf[reasonCode] ?? '')
    : '';
}

/** The last day to say "not solved"; undefined when the need is not settled. `dateOf` gives a moment's day. */
export function lastDayAgain(need: Need, dateOf: (instant: string) => PlainDate): PlainDate | undefined {
  if (need.status !== 'resolved' && need.status !== 'rated') return undefined;
  const settled = sorted(need).filter(({ status }) => status === 'resolved');
  const last = settled[settled.length - 1];
  return last && addDays(dateOf(last.at), AGAIN_DAYS);
}

/** What the holder of the receipt may do now. */
export function mayDo(need: Need, today: PlainDate, dateOf: (instant: string) => PlainDate): Action[] {
  const until = lastDayAgain(need, dateOf);
  const able: Action[] = need.status === 'resolved' ? ['solved'] : [];
  if (until && today <= until) able.push('not_solved');
  if (need.status !== 'withdrawn') able.push('withdraw');
  return able;
}
