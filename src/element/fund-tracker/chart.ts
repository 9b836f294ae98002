import type { MonthTotals } from '../../contract/fund';
import { formatFen } from '../../contract/money';
import type { PlainMonth } from '../../contract/time';

/** A horizontal line of the scale: where, and the yuan written beside it. */
export interface Tick {
  y: number;
  label: string;
}

export interface Bar {
  row: MonthTotals;
  /** Left edge and width of the column, and of the slot around it. */
  x: number;
  width: number;
  slot: number;
  left: number;
  /** Height of income above and of spending below the zero line. */
  up: number;
  down: number;
  /** Diagonal strokes that fill the spending column. */
  hatch: string;
}

/** The picture of a fund's months, all in px of a box `width` × `height`. */
export interface Chart {
  width: number;
  height: number;
  font: number;
  left: number;
  right: number;
  balanceTop: number;
  balanceTicks: readonly Tick[];
  balance: string;
  /** Where the balance is 0. */
  ground: number;
  flowTop: number;
  flowTicks: readonly Tick[];
  zero: number;
  bars: readonly Bar[];
  months: readonly { x: number; month: PlainMonth; year: boolean }[];
  labelsTop: number;
}

const BALANCE = 104;
const FLOW = 168;
const round = (n: number) => Math.round(n * 10) / 10;

/** A step of 1, 2 or 5 × 10ⁿ yuan (in fen) that cuts `span` fen into at most `most` pieces. */
export function stepFor(span: number, most: number): number {
  let step = 100;
  for (let at = 0; span / step > most; at++) step *= at % 3 === 1 ? 2.5 : 2;
  return step;
}

const yuan = (fen: number): string => formatFen(Math.abs(fen)).slice(0, -3);

interface Scale {
  ticks: Tick[];
  of(fen: number): number;
}

/** A scale over [low, high] fen, rounded outwards to whole steps, from `top` down over `height` px. */
function scaleOf(low: number, high: number, top: number, height: number, most: number): Scale {
  const step = stepFor(Math.max(high - low, 100), most);
  const [from, to] = [Math.floor(low / step) * step, Math.ceil(high / step) * step];
  const span = Math.max(to - from, step);
  const of = (fen: number): number => round(top + ((from + span - fen) / span) * height);
  const ticks: Tick[] = [];
  for (let fen = from; fen <= from + span; fen += step) {
    ticks.push({ y: of(fen), label: `${fen < 0 ? '−' : ''}${yuan(fen)}` });
  }
  return { ticks, of };
}

/** Strokes at 45° inside a box, as path data. */
export function hatching(x: number, y: number, width: number, height: number, gap = 5): string {
  if (height <= 0) return '';
  let path = '';
  for (let at = gap; at < width + height; at += gap) {
    const [x1, y1] = at <= height ? [x, y + at] : [x + at - height, y + height];
    const [x2, y2] = at <= width ? [x + at, y] : [x + width, y + at - width];
    path += `M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}`;
  }
  return path;
}

/** The balance after each month as a staircase. */
function staircase(
  rows: readonly MonthTotals[],
  opening: number,
  left: number,
  slot: number,
  scale: Scale,
): string {
  let path = `M${round(left)} ${scale.of(opening)}`;
  rows.forEach((row, at) => {
    path += `V${scale.of(row.closingFen)}H${round(left + slot * (at + 1))}`;
  });
  return path;
}

/** Which months get a name: as many as fit, counted back from the last; the year stands under its first one. */
function monthLabels(
  rows: readonly MonthTotals[],
  left: number,
  right: number,
  slot: number,
  font: number,
): Chart['months'] {
  const step = [1, 2, 3, 6, 12, 24].find((n) => n * slot >= font * 2.9) ?? 60;
  const named = rows
    .map(({ month }, at) => ({
      month,
      at,
      x: round(Math.min(left + slot * (at + 0.5), right - font * 1.15)),
    }))
    .filter(({ at }) => (rows.length - 1 - at) % step === 0);
  return named.map(({ month, x }, at) => {
    const before = named[at - 1]?.month;
    return { month, x, year: before === undefined || before.slice(0, 4) !== month.slice(0, 4) };
  });
}

/** Lays the chart out for a box `width` px wide. `rows` are months without holes, oldest first. */
export function chartOf(
  rows: readonly MonthTotals[],
  openingFen: number,
  width: number,
  font: number,
): Chart {
  const balances = [openingFen, ...rows.map((row) => row.closingFen)];
  const balanceTop = font * 2;
  const flowTop = balanceTop + BALANCE + font * 3;
  const balance = scaleOf(Math.min(0, ...balances), Math.max(0, ...balances), balanceTop, BALANCE, 3);
  const most = (of: 'inFen' | 'outFen') => Math.max(0, ...rows.map((row) => row[of]));
  const flow = scaleOf(-most('outFen'), most('inFen'), flowTop, FLOW, 6);
  const flowTicks = flow.ticks.map(({ y, label }) => ({ y, label: label.replace('−', '') }));
  const longest = Math.max(...balance.ticks.concat(flowTicks).map(({ label }) => label.length));
  const left = Math.ceil(longest * font * 0.58 + 8);
  const right = width - 4;
  const slot = (right - left) / Math.max(1, rows.length);
  const column = round(Math.min(28, Math.max(2, slot * 0.62)));
  const zero = flow.of(0);
  return {
    width,
    height: flowTop + FLOW + font * 3.4,
    font,
    left,
    right,
    balanceTop,
    balanceTicks: balance.ticks,
    balance: staircase(rows, openingFen, left, slot, balance),
    ground: balance.of(0),
    flowTop,
    flowTicks,
    zero,
    bars: rows.map((row, at) => {
      const x = round(left + slot * (at + 0.5) - column / 2);
      const [up, down] = [round(zero - flow.of(row.inFen)), round(flow.of(-row.outFen) - zero)];
      const hatch = hatching(x, zero, column, down);
      return { row, x, width: column, slot: round(slot), left: round(left + slot * at), up, down, hatch };
    }),
    months: monthLabels(rows, left, right, slot, font),
    labelsTop: flowTop + FLOW,
  };
}

/** What a reader must know of the months without seeing them. */
export interface Summary {
  months: number;
  mostIn: MonthTotals;
  mostOut: MonthTotals;
  lowest: MonthTotals;
  highest: MonthTotals;
  last: MonthTotals;
}

/** The months' extremes; undefined when there are no months. */
export function summaryOf(rows: readonly MonthTotals[]): Summary | undefined {
  const last = rows[rows.length - 1];
  if (!last) return undefined;
  const best = (better: (a: MonthTotals, b: MonthTotals) => boolean) =>
    rows.reduce((found, row) => (better(row, found) ? row : found), last);
  return {
    months: rows.length,
    mostIn: best((a, b) => a.inFen > b.inFen),
    mostOut: best((a, b) => a.outFen > b.outFen),
    lowest: best((a, b) => a.closingFen < b.closingFen),
    highest: best((a, b) => a.closingFen > b.closingFen),
    last,
  };
}
