/** Keys that move inside a composite widget with one tab stop. */
export type RovingKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

/**
 * Where a key leads in a row or a grid of `count` items in `columns` columns, or undefined when the key is not ours.
 * In a row (`columns` = count) up and down do as left and right. Right-to-left turns left and right round.
 */
export function rove(
  key: string,
  index: number,
  count: number,
  columns: number,
  rtl = false,
): number | undefined {
  const inline = rtl ? -1 : 1;
  const block = columns >= count ? 1 : columns;
  const steps: Record<string, number> = {
    ArrowLeft: -inline,
    ArrowRight: inline,
    ArrowUp: -block,
    ArrowDown: block,
  };
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  if (step === undefined) return undefined;
  const next = index + step;
  return next < 0 || next >= count ? index : next;
}

/**
 * Handles a keydown inside an element that holds `[data-rove]` items: moves focus and tells the new index.
 * The caller renders tabindex 0 on the current item and -1 on the others.
 */
export function roveOnKey(event: KeyboardEvent, columns?: number): number | undefined {
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const items = Array.prototype.slice.call(
    (event.currentTarget as Element).querySelectorAll('[data-rove]'),
  ) as HTMLElement[];
  const index = items.findIndex((item) => item.contains(event.target as Node));
  if (index < 0) return undefined;
  const rtl = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
  const next = rove(event.key, index, items.length, columns ?? items.length, rtl);
  if (next === undefined) return undefined;
  event.preventDefault();
  items[next]?.focus();
  return next;
}
