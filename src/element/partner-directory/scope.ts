import type { Area } from '../../contract/place';
import type { Partner } from '../../contract/partner';
import { categories, partnerKinds, tiers } from '../../contract/word';
import { warnOnce } from '../../control/event';
import { find, makeIndex, noChoice, placesOf } from './find';
import type { Choice, Found, Index } from './find';
import { isListed } from './view';

/** What the page's attributes leave of the directory. */
export interface Scope {
  readonly kind: string;
  readonly category: string;
  readonly tiers: string;
  /** Ids of the areas that count; undefined is everywhere. */
  readonly areaIds: ReadonlySet<string> | undefined;
}

/** The directory as this page has it: ready to be searched, with the counts before any choice. */
export interface Directory {
  readonly index: Index;
  readonly ever: Found['counts'];
  /** Price tiers that may be shown; undefined is all. */
  readonly tiers: ReadonlySet<string> | undefined;
}

/**
 * The values that an attribute names, apart by spaces or commas; undefined when it narrows nothing. A value that
 * neither the contract nor the data know is a slip of the pen: it is said and left out.
 */
function named(
  attribute: string,
  text: string,
  known: readonly string[],
  partners: readonly Partner[],
  pick: (one: Partner) => readonly string[] | null | undefined,
): Set<string> | undefined {
  if (!text) return undefined;
  const present = new Set<string>();
  for (const one of partners) for (const value of pick(one) ?? []) present.add(value);
  const values = text.split(/[\s,，、]+/).filter(Boolean);
  const good = values.filter((value) => known.indexOf(value) >= 0 || present.has(value));
  if (good.length < values.length) {
    warnOnce(`<partner-directory> ${attribute}="${text}": use one or more of ${known.join(' ')}`);
  }
  return good.length ? new Set(good) : undefined;
}

/** The price tiers that the attribute leaves; undefined is all. */
export const tiersOf = (text: string, partners: readonly Partner[]): ReadonlySet<string> | undefined =>
  named('tiers', text, tiers, partners, (one) => one.tiers);

const some = (wanted: ReadonlySet<string> | undefined, values: readonly string[]): boolean =>
  !wanted || values.some((value) => wanted.has(value));

/** Keeps what is listed and within the scope, and indexes it. */
export function directoryOf(
  partners: readonly Partner[],
  areas: readonly Area[],
  scope: Scope,
  nameOf: (partner: Partner) => string,
): Directory {
  const kinds = named('kind', scope.kind, partnerKinds, partners, (one) => [one.kind]);
  const fields = named('category', scope.category, categories, partners, (one) => one.categories);
  const prices = tiersOf(scope.tiers, partners);
  const kept = partners.filter(
    (one) =>
      isListed(one) &&
      some(kinds, [one.kind]) &&
      some(fields, one.categories ?? []) &&
      // A partner that names no tier hides none.
      (!one.tiers?.length || some(prices, one.tiers)) &&
      some(scope.areaIds, placesOf(one)),
  );
  const index = makeIndex(kept, areas, nameOf, prices);
  return { index, ever: find(index, noChoice).counts, tiers: prices };
}

/** Keeps what was worked out last, so that a render that changes nothing works out nothing. */
export class Finder {
  #directory: { key: readonly unknown[]; made: Directory } | undefined;
  #found: { directory: Directory; choice: Choice; made: Found } | undefined;

  /** What was found last. */
  get found(): Found | undefined {
    return this.#found?.made;
  }

  /** The directory for a key; made anew when a member of the key is another. */
  directory(key: readonly unknown[], make: () => Directory): Directory {
    const known = this.#directory;
    if (known && key.every((one, at) => one === known.key[at])) return known.made;
    const made = make();
    this.#directory = { key, made };
    return made;
  }

  find(directory: Directory, choice: Choice): Found {
    const known = this.#found;
    if (known?.directory === directory && known.choice === choice) return known.made;
    const made = find(directory.index, choice);
    this.#found = { directory, choice, made };
    return made;
  }
}
