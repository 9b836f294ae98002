import type { Entry } from '../../contract/fund';
import { formatFen, plainFen } from '../../contract/money';
import { textIn } from '../../contract/text';
import type { Words } from './words';

/** The other end of a correction: its seq where it was loaded. */
export interface Link {
  id: string;
  seq: number | undefined;
}

/** A line of the ledger, ready to be shown and searched. */
export interface Line {
  entry: Entry;
  kind: string;
  counterparty: string;
  summary: string;
  corrects: Link | undefined;
  correctedBy: Link | undefined;
  /** What a mistake and all that mends it have in common: the id of the first wrong line; '' for any other line. */
  group: string;
  /** Lower-case text that the search looks in. */
  text: string;
}

/** What the reader asked of the ledger; empty strings ask nothing. */
export interface Filter {
  direction: '' | 'in' | 'out';
  kind: string;
  text: string;
}

export const everything: Filter = { direction: '', kind: '', text: '' };

export const isFiltered = ({ direction, kind, text }: Filter): boolean =>
  direction !== '' || kind !== '' || text.trim() !== '';

/** Half-width, lower case, single blanks: how texts are compared. */
export const folded = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

/** Entry id -> group, for every line of a correction. */
function groupsOf(sorted: readonly Entry[]): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  for (const { id, corrects, correctedBy } of sorted) {
    if (!corrects && !correctedBy) continue;
    const group = (corrects && groups.get(corrects)) || groups.get(id) || corrects || id;
    for (const one of [id, corrects, correctedBy]) if (one) groups.set(one, group);
  }
  return groups;
}

/** What readers type for what a line shows as a mark. */
function markWords(
  { kind, inKind, relatedParty }: Entry,
  { corrects, correctedBy, group }: Pick<Line, 'corrects' | 'correctedBy' | 'group'>,
  words: MarkWords,
): string[] {
  return [
    group || kind === 'correction' ? '更正 冲销 correction' : '',
    corrects?.seq ? words.corrects(corrects.seq) : '',
    correctedBy?.seq ? words.correctedBy(correctedBy.seq) : '',
    inKind || kind === 'in_kind_in' ? '实物 物资 in kind' : '',
    relatedParty ? `${words.related} 关联方 related party` : '',
  ];
}

type MarkWords = Pick<Words, 'corrects' | 'correctedBy' | 'related'>;

/** The lines of a ledger, newest (highest seq) first. `sorted` is by seq. */
export function linesOf(
  sorted: readonly Entry[],
  lang: string,
  kindOf: (kind: string) => string,
  said: MarkWords,
): readonly Line[] {
  const groups = groupsOf(sorted);
  const seqOf = new Map(sorted.map((entry) => [entry.id, entry.seq]));
  const link = (id: string | null | undefined): Link | undefined =>
    id ? { id, seq: seqOf.get(id) } : undefined;
  const lines = sorted.map((entry): Line => {
    const kind = kindOf(entry.kind);
    const counterparty = textIn(entry.counterparty?.label, lang);
    const summary = textIn(entry.summary, lang);
    const amount = entry.amountFen ? `${formatFen(entry.amountFen)} ${plainFen(entry.amountFen)}` : '';
    const ends = {
      corrects: link(entry.corrects),
      correctedBy: link(entry.correctedBy),
      group: groups.get(entry.id) ?? '',
    };
    const words = [
      `#${entry.seq}`,
      textIn(entry.inKind?.description, lang),
      textIn(entry.useCategory, lang),
      entry.postedOn,
      kind,
      counterparty,
      summary,
      entry.receiptNo ?? '',
      amount,
      textIn(entry.correctionReason, lang),
      ...markWords(entry, ends, said),
    ];
    return { entry, kind, counterparty, summary, ...ends, text: folded(words.join(' ')) };
  });
  return lines.reverse();
}

/**
 * The lines that the filter lets through; words of the text must all be found. Who finds one line of a correction by
 * text gets the whole of it: wrong line, taking back and posting anew.
 */
export function filterLines(lines: readonly Line[], filter: Filter): readonly Line[] {
  if (!isFiltered(filter)) return lines;
  const words = folded(filter.text).split(' ');
  const hits = lines.filter(({ text }) => words.every((word) => text.includes(word)));
  const groups = new Set(hits.map(({ group }) => group).filter(Boolean));
  const inText = groups.size ? new Set(hits) : undefined;
  return (inText ? lines.filter((line) => inText.has(line) || groups.has(line.group)) : hits).filter(
    ({ entry }) =>
      (filter.direction === '' || entry.direction === filter.direction) &&
      (filter.kind === '' || entry.kind === filter.kind),
  );
}

/** Cash in and out of lines, in fen. */
export function sumLines(lines: readonly Line[]): { inFen: number; outFen: number } {
  let [inFen, outFen] = [0, 0];
  for (const { entry } of lines) {
    if (entry.direction === 'in') inFen += entry.amountFen;
    else outFen += entry.amountFen;
  }
  return { inFen, outFen };
}

/** The kinds that occur, with label and number, most frequent first. */
export function kindsOf(lines: readonly Line[]): { kind: string; label: string; count: number }[] {
  const found = new Map<string, { kind: string; label: string; count: number }>();
  for (const { entry, kind } of lines) {
    const known = found.get(entry.kind) ?? { kind: entry.kind, label: kind, count: 0 };
    known.count++;
    found.set(entry.kind, known);
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** A page of lines, counted from 0; pages outside are drawn in. */
export interface Page {
  lines: readonly Line[];
  index: number;
  pages: number;
}

export function pageOf(lines: readonly Line[], index: number, size: number): Page {
  const pages = Math.max(1, Math.ceil(lines.length / size));
  const at = Math.min(Math.max(0, index), pages - 1);
  return { lines: lines.slice(at * size, (at + 1) * size), index: at, pages };
}

/** The page that holds a seq, or undefined when no line has it. */
export function pageWith(lines: readonly Line[], seq: number, size: number): number | undefined {
  const at = lines.findIndex(({ entry }) => entry.seq === seq);
  return at < 0 ? undefined : Math.floor(at / size);
}
