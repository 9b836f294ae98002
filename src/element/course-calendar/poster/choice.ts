/* What may be chosen of a poster: paper, how it lies, what stretch of time, how large the type. */

export interface PosterChoice {
  paper: 'A4' | 'A3';
  turn: 'portrait' | 'landscape';
  span: 'month' | 'week';
  /** Size of the type in points; 0 is as large as one sheet takes. */
  type: number;
}

/** Sizes in points that may be chosen: from 16 on a sheet is read from a metre away. */
export const types: readonly number[] = [0, 12, 16, 20, 26];
/** Size where nothing was chosen and more than one sheet is needed anyway. */
export const PLAIN = 16;
/** What "as large as one sheet takes" tries, from the least. */
export const autoTypes: readonly number[] = [14, 16, 18, 20, 22, 24, 26, 28, 30];

/** White margin of the paper in mm, on each side. */
export const MARGIN = 10;
/** Browsers round; a sheet that is a hair too high would bring an empty one after it. In mm. */
const SPARE = 2;

/** The choice that an address or an earlier press wrote, `a3-landscape-week-20`; what is not known stays as it was. */
export function choiceOf(text: string): PosterChoice {
  const words = text.toLowerCase().split('-');
  const has = (word: string): boolean => words.indexOf(word) >= 0;
  return {
    paper: has('a3') ? 'A3' : 'A4',
    turn: has('landscape') ? 'landscape' : 'portrait',
    span: has('week') ? 'week' : 'month',
    type: types.find((one) => one > 0 && has(String(one))) ?? 0,
  };
}

/** The same as text; empty for what a poster opens with. */
export const textOf = ({ paper, turn, span, type }: PosterChoice): string =>
  [
    paper === 'A3' ? 'a3' : '',
    turn === 'landscape' ? turn : '',
    span === 'week' ? span : '',
    type ? String(type) : '',
  ]
    .filter(Boolean)
    .join('-');

/** What a sheet is made of, in mm. */
export interface Format {
  width: number;
  height: number;
  columns: number;
  /** Width of one column. */
  column: number;
}

const LONG = { A4: 297, A3: 420 } as const;
const SHORT = { A4: 210, A3: 297 } as const;
const MM_PER_POINT = 25.4 / 72;
/** Least width of a column, in sizes of its type; and the white between two. */
const LEAST = 20;
const BETWEEN = 1.2;

/** Room within the margins, and how many columns of a type (points) stand in it side by side. */
export function formatOf({ paper, turn }: Pick<PosterChoice, 'paper' | 'turn'>, type: number): Format {
  const lies = turn === 'landscape';
  const width = (lies ? LONG : SHORT)[paper] - 2 * MARGIN;
  const height = (lies ? SHORT : LONG)[paper] - 2 * MARGIN - SPARE;
  const em = type * MM_PER_POINT;
  const columns = Math.max(1, Math.min(3, Math.floor((width + BETWEEN * em) / ((LEAST + BETWEEN) * em))));
  return { width, height, columns, column: (width - (columns - 1) * BETWEEN * em) / columns };
}

/** The document's rule for the paper. */
export const pageRule = ({ paper, turn }: PosterChoice): string =>
  `@page{size:${paper} ${turn};margin:${MARGIN}mm}`;
