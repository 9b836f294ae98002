import './setup';
import * as z from 'zod/mini';
import { Id, listOf, maybe, open, Text } from './text';
import { PlainTime } from './time';
import { siteLevels, spaceKinds, zones } from './word';

/** A weekly stretch of time: weekday 1 (Monday) to 7. */
export const WeeklySlot = z.looseObject({
  weekday: z.int().check(z.minimum(1), z.maximum(7)),
  from: PlainTime,
  to: PlainTime,
});
export type WeeklySlot = z.infer<typeof WeeklySlot>;

/** A node of the area tree: centre, institute (street or town), station (community) or practice point. */
export const Area = z.looseObject({
  id: Id,
  level: open(siteLevels),
  name: Text,
  parentId: maybe(Id),
  /** Administrative code, 6 to 12 digits. */
  code: maybe(z.string()),
  /** Office line only, never a person's. */
  phone: maybe(z.string()),
  address: maybe(Text),
  openHours: listOf(WeeklySlot),
  demo: maybe(z.boolean()),
});
export type Area = z.infer<typeof Area>;

/** The area of what comes from a source that knows no areas: it has no name and is in no tree. */
export const NO_AREA = '-';

/** A room or place where sessions happen. */
export const Venue = z.looseObject({
  id: Id,
  areaId: Id,
  name: Text,
  address: maybe(Text),
  zone: maybe(open(zones)),
  capacity: maybe(z.int().check(z.nonnegative())),
  /** Square metres. */
  m2: maybe(z.number().check(z.nonnegative())),
  spaceKind: maybe(open(spaceKinds)),
  equipment: listOf(Text),
  accessibility: listOf(Text),
  demo: maybe(z.boolean()),
});
export type Venue = z.infer<typeof Venue>;

/** The ids of `root` and of everything below it; only `root` itself when the tree does not know it. */
export function areaAndBelow(areas: readonly Area[], root: string): Set<string> {
  const found = new Set([root]);
  for (let grew = true; grew;) {
    grew = false;
    for (const area of areas) {
      if (area.parentId && found.has(area.parentId) && !found.has(area.id)) {
        found.add(area.id);
        grew = true;
      }
    }
  }
  return found;
}
