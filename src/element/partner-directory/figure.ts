import { listOf } from '../../contract/list';
import type { Partner } from '../../contract/partner';
import type { Figure } from '../../contract/service';
import { countedKinds, partnerKinds } from '../../contract/word';
import { own } from '../../contract/own';
import type { Loaded } from '../../source/read';
import { day, isListed, kindName, say } from './view';
import type { Context } from './view';

/** One kind with how many the directory lists. */
export interface KindCount {
  readonly kind: string;
  readonly label: string;
  readonly n: number;
}

/** The published number of partners beside what the directory itself counts (domain.md, invariants 31 and 32). */
export interface FigureView {
  readonly value: string;
  readonly label: string;
  readonly asOf: string;
  readonly definition: string;
  readonly source: string;
  readonly counted: readonly KindCount[];
  readonly countedTotal: number;
  readonly beside: readonly KindCount[];
  /** What differs and why it may, in sentences; empty when number and records agree. */
  readonly differs: readonly string[];
}

/** The published number of partners: the figure with the key `partners`. */
export const figureOf = (figures: readonly Figure[] | null | undefined): Figure | undefined =>
  (figures ?? []).find((one) => one.key === 'partners') ??
  (figures ?? []).find((one) => /^partner/i.test(one.key));

const agrees = (figure: Figure, found: number): boolean =>
  figure.qualifier === 'at_least'
    ? found >= figure.value
    : figure.qualifier === 'about'
      ? Math.abs(found - figure.value) <= figure.value / 10
      : found === figure.value;

/** How many partners of each kind the directory lists, the known kinds first. */
export function kindCounts(partners: readonly Partner[], c: Context): KindCount[] {
  const counts = new Map<string, number>(partnerKinds.map((kind) => [kind, 0]));
  for (const { kind } of partners) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return listOf(counts, ([kind, n]) => ({ kind, label: n ? kindName(kind, c) : '', n })).filter(
    ({ n }) => n > 0,
  );
}

export function figureView(loaded: Loaded<Partner>, c: Context): FigureView | undefined {
  const figure = figureOf(c.service?.figures);
  if (!figure) return undefined;
  const kinds = kindCounts(loaded.items.filter(isListed), c);
  const counted = kinds.filter(({ kind }) => countedKinds.indexOf(kind) >= 0);
  const found = counted.reduce((sum, { n }) => sum + n, 0);
  const w = c.words;
  return {
    value: `${own(w.figureQualifier, figure.qualifier) ?? ''} ${figure.value}`.trim(),
    label: say(figure.label, c) || w.unit,
    asOf: figure.asOf ? w.figureAsOf(day(figure.asOf, c)) : '',
    definition: say(figure.definition, c),
    source: figure.source ? w.figureSource(say(figure.source, c)) : '',
    counted,
    countedTotal: found,
    beside: kinds.filter(({ kind }) => countedKinds.indexOf(kind) < 0),
    differs: agrees(figure, found) ? [] : [w.figureDiffers(figure.value, found), why(loaded, c)],
  };
}

function why(loaded: Loaded<Partner>, c: Context): string {
  if (loaded.setAside.length) return c.words.figureDiffersFaulty(loaded.setAside.length);
  return loaded.partial ? c.words.figureDiffersPartial : c.words.figureDiffersTime;
}
