import { readAddress, writeAddress } from '../../control/address';
import type { Filter } from './ledger';
import type { Screen } from './show-account';

/** Prefix of the element's own query parameters. */
const PREFIX = 'fund';
const screens: readonly string[] = ['overview', 'ledger', 'shares', 'chart', 'about'];

/** What the element keeps in the page's address; empty members are not in it. */
export interface Way {
  chosen: string;
  screen: Screen | '';
  filter: Filter;
}

/** What the address says. */
export function readWay(): Way {
  const { id = '', view = '', way = '', kind = '', text = '' } = readAddress(PREFIX);
  const direction = way === 'in' || way === 'out' ? way : '';
  const screen = screens.indexOf(view) < 0 ? '' : (view as Screen);
  return { chosen: id, screen, filter: { direction, kind, text } };
}

/** Writes the way into the address. */
export function writeWay({ chosen, screen, filter }: Way): void {
  const { direction, kind, text } = filter;
  writeAddress(PREFIX, { id: chosen, view: screen, way: direction, kind, text });
}
