/* Pure: which tasks may be the same as what somebody is about to ask for. */
import type { Task } from '../../../contract/need';
import { areaAndBelow } from '../../../contract/place';
import type { Area } from '../../../contract/place';
import { isRunning } from './find';

/** Most tasks that are offered. */
const MOST = 3;

export interface Wish {
  /** Category and area id of the present answers; empty where not answered: then nothing is similar. */
  readonly category: string;
  readonly areaId: string;
  readonly areas: readonly Area[];
}

/**
 * Up to three tasks of the same category that are still worked on, in the same area or in one around or below it.
 * The very area first, then by how many asked.
 */
export function similar(tasks: readonly Task[], { category, areaId, areas }: Wish): Task[] {
  if (!category || !areaId) return [];
  const below = areaAndBelow(areas, areaId);
  const near = (task: Task): boolean =>
    below.has(task.areaId) || areaAndBelow(areas, task.areaId).has(areaId);
  const here = (task: Task): number => (task.areaId === areaId ? 0 : 1);
  return tasks
    .filter(
      (task) => task.category === category && isRunning(task) && task.status !== 'returned' && near(task),
    )
    .sort((a, b) => here(a) - here(b) || b.needCount - a.needCount || (a.no < b.no ? -1 : 1))
    .slice(0, MOST);
}
