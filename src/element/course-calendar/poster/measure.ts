import { listOf } from '../../../contract/list';
import { autoTypes, formatOf, PLAIN } from './choice';
import type { Format, PosterChoice } from './choice';
import { foldEvenly } from './fold';
import type { Folded, Measured } from './fold';

/** How a poster is laid out. */
export interface Plan {
  /** Size of the type in points. */
  type: number;
  format: Format;
  folded: Folded;
}

const high = (element: Element | null): number => element?.getBoundingClientRect().height ?? 0;

/** Sets the sizes that the styles go by: a style attribute would be against strict policies. */
export function setSizes(element: HTMLElement, format: Format, type: number): void {
  const set = (name: string, value: number): void => element.style.setProperty(name, String(value));
  set('--_pt', type);
  set('--_w', format.width);
  set('--_h', format.height);
  set('--_column', format.column);
}

function planOf(box: HTMLElement, choice: PosterChoice, type: number): Plan {
  const format = formatOf(choice, type);
  setSizes(box, format, type);
  // The host page may be zoomed or scaled: the width is known in mm, so it tells how long one is.
  const unit = (box.querySelector('.p-in')?.getBoundingClientRect().width ?? 0) / format.width || 1;
  const of = (name: string): number => high(box.querySelector(name)) / unit;
  const [first, later, foot] = [of('[data-first]'), of('[data-later]'), of('[data-foot]')];
  const days: Measured[] = listOf(box.querySelectorAll<HTMLElement>('section[data-date]')).map((day) => ({
    date: day.dataset.date ?? '',
    head: high(day.querySelector('[data-head]')) / unit,
    items: listOf(day.querySelectorAll('li'), (item) => high(item) / unit),
  }));
  const folded = foldEvenly(days, format.columns, (page) => format.height - foot - (page ? later : first));
  return { type, format, folded };
}

/** Lays out what stands in a box that is on screen; undefined while it has no width there. */
export function layOut(box: HTMLElement, choice: PosterChoice): Plan | undefined {
  if (!box.getBoundingClientRect().width) return undefined;
  if (choice.type) return planOf(box, choice, choice.type);
  let best: Plan | undefined;
  for (const type of autoTypes) {
    const plan = planOf(box, choice, type);
    if (plan.folded.length > 1) break;
    best = plan;
  }
  return best ?? planOf(box, choice, PLAIN);
}
