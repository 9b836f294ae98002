import { readAddress, writeAddress } from '../../../control/address';
import { facetNames, noChoice } from './find';
import type { Choice, Sort } from './find';

/** The prefix of this view's parameters in the page's address. */
const PREFIX = 'tasks';

/** The choice, and the id of the open task, that the page's address names. */
export function readChoice(): { choice: Choice; open: string } {
  const found = readAddress(PREFIX);
  const values: Record<string, string> = {};
  for (const name of facetNames) values[name] = found[name] ?? '';
  const sort: Sort = found.sort === 'need' || found.sort === 'no' ? found.sort : 'due';
  const choice = { ...noChoice, ...values, q: found.q ?? '', late: found.late === '1', sort };
  return { choice, open: found.open ?? '' };
}

/** Puts the choice into the page's address; what is not chosen is left out. */
export function writeChoice({ q, late, sort, ...values }: Choice, open: string): void {
  writeAddress(PREFIX, {
    ...values,
    q: q.trim(),
    late: late ? '1' : '',
    sort: sort === 'due' ? '' : sort,
    open,
  });
}
