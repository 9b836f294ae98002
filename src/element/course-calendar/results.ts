import { areaAndBelow } from '../../contract/place';
import type { Area } from '../../contract/place';
import type { PlainDate, PlainMonth } from '../../contract/time';
import { memo } from '../../control/memo';
import type { Choice } from './choice';
import { find } from './find';
import type { Found, Tests } from './find';
import { byDay, inMonth, rowsOf } from './view';
import type { LoadedSessions, Row } from './view';

/** From what the results are made. */
export interface Question {
  /** The month, and the month after where it was read. */
  loads: readonly [LoadedSessions | undefined, LoadedSessions | undefined];
  areas: readonly Area[];
  area: string;
  partner: string;
  /** Tiers that may be shown; empty is all. */
  tiers: readonly string[];
  zone: string;
  month: PlainMonth;
  /** First and last day of a week that is shown instead of the month, with a space between. */
  span?: string | undefined;
  /** Epoch ms from which a list starts; undefined is the whole month. */
  from: number | undefined;
  choice: Choice;
  /** Conditions whose code comes later. */
  tests?: Tests | undefined;
}

export interface Results {
  /** Everything that was read and may be shown. */
  all: readonly Row[];
  /** The stretch of time that is shown. */
  range: readonly Row[];
  found: Found;
  byDay: ReadonlyMap<PlainDate, readonly Row[]>;
  /** How many the filter for changes gives: of the whole month, also where a list starts now. */
  changed: number;
}

/** Makes results; each step again only when what it rests on has changed, so that a month is indexed once. */
export function resultMaker(): (question: Question) => Results {
  const areaIds = memo((areas: readonly Area[], area: string) =>
    area ? areaAndBelow(areas, area) : undefined,
  );
  const stations = memo(areaAndBelow);
  const rowsIn = memo(
    (
      first: LoadedSessions | undefined,
      later: LoadedSessions | undefined,
      ids: ReadonlySet<string> | undefined,
      partner: string,
      tiers: readonly string[],
      zone: string,
    ) =>
      rowsOf(
        [first, later].filter((one) => one !== undefined),
        { areaIds: ids, partner, tiers, zone },
      ),
  );
  const month = memo(inMonth);
  const within = memo((all: readonly Row[], span: string) => {
    const [first = '', last = ''] = span.split(' ');
    return all.filter(({ date }) => date >= first && date <= last);
  });
  const ahead = memo((all: readonly Row[], from: number) => all.filter((row) => row.end > from));
  const found = memo(find);
  const whole = memo(find);
  const same = keeper();
  const days = memo(byDay);
  return (q) => {
    const all = rowsIn(q.loads[0], q.loads[1], areaIds(q.areas, q.area), q.partner, q.tiers, q.zone);
    const range = q.span
      ? within(all, q.span)
      : q.from === undefined
        ? month(all, q.month)
        : ahead(all, q.from);
    const ids = stations(q.areas, q.choice.station);
    const fits = found(range, q.choice, ids, q.tests);
    const rows = same(fits.rows);
    const { counts } = q.from === undefined ? fits : whole(month(all, q.month), q.choice, ids, q.tests);
    return {
      all,
      range,
      found: rows === fits.rows ? fits : { rows, counts: fits.counts },
      byDay: days(rows),
      changed: counts.changed.get('yes') ?? 0,
    };
  };
}

/** Keeps the list that was there when a new one holds the same rows: what was drawn from it still stands. */
function keeper(): (rows: readonly Row[]) => readonly Row[] {
  let last: readonly Row[] = [];
  return (rows) => {
    const same = rows.length === last.length && rows.every((row, at) => row === last[at]);
    return same ? last : (last = rows);
  };
}
