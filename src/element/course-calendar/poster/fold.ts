import type { PlainDate } from '../../../contract/time';

/** A day as it was measured: heights of its head and of each of its sessions. */
export interface Measured {
  date: PlainDate;
  head: number;
  items: readonly number[];
}

/** Sessions `from` to before `to` of a day; a day that goes on has its head again, which says so. */
export interface Piece {
  date: PlainDate;
  from: number;
  to: number;
  goesOn: boolean;
}

/** Pages of columns of pieces. */
export type Folded = Piece[][][];

/** How high the columns of a page are, from 0; all heights in one unit. */
export type Room = (page: number) => number;

/**
 * Lays days into columns and pages, in order. A session is never cut, a head never stands alone at the foot of a
 * column; what is higher than a whole column has one for itself.
 */
export function fold(days: readonly Measured[], columns: number, room: Room): Folded {
  const pages: Folded = [];
  let column: Piece[] = [];
  let left = 0;
  const next = (): void => {
    const last = pages[pages.length - 1];
    column = [];
    if (!last || last.length === columns) pages.push([column]);
    else last.push(column);
    left = room(pages.length - 1);
  };
  next();
  for (const { date, head, items } of days) {
    let piece: Piece | undefined;
    items.forEach((height, at) => {
      const wanted = height + (piece ? 0 : head);
      if (wanted > left && column.length) {
        next();
        piece = undefined;
      }
      if (!piece) {
        piece = { date, from: at, to: at, goesOn: at > 0 };
        column.push(piece);
        left -= head;
      }
      piece.to = at + 1;
      left -= height;
    });
  }
  return pages;
}

/** The same, the columns of the last page as even as its days allow. */
export function foldEvenly(days: readonly Measured[], columns: number, room: Room): Folded {
  const full = fold(days, columns, room);
  const last = full.length - 1;
  const high = room(last);
  for (let part = 1; part < 20 && columns > 1; part++) {
    const lower = (high * part) / 20;
    const even = fold(days, columns, (page) => (page === last ? lower : room(page)));
    // A column that is lower than a session would spill over its page: those that fit are tried from the lowest.
    if (even.length === full.length && fits(even[last] ?? [], days, high)) return even;
  }
  return full;
}

const fits = (page: readonly Piece[][], days: readonly Measured[], high: number): boolean =>
  page.every((column) => column.reduce((sum, piece) => sum + heightOf(piece, days), 0) <= high);

function heightOf({ date, from, to }: Piece, days: readonly Measured[]): number {
  const day = days.find((one) => one.date === date);
  return (day?.items ?? []).slice(from, to).reduce((sum, height) => sum + height, day?.head ?? 0);
}
