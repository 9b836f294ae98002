import { listOf } from '../contract/list';
import { attributesNamed } from './attributes';

/* The one address form of all doors: `…/embed/<tag>?attribute=value`, for links, hosted pages and frames. */

export const tags = ['course-calendar', 'partner-directory', 'need-survey', 'fund-tracker'] as const;
export type Tag = (typeof tags)[number];

/** What a door leads to: a tag and its attributes, which are those that the element itself observes. */
export interface Door {
  tag: Tag;
  attributes: ReadonlyMap<string, string>;
}

export const tagOf = (name: string): Tag | undefined => tags.find((tag) => tag === name);

/** The attributes among some pairs. Anything else, `style`, `onclick` or a tracker's mark, is left out. */
export function attributesOf(tag: Tag, pairs: Iterable<readonly [string, string]>): Map<string, string> {
  const known = attributesNamed(tag);
  return new Map(listOf(pairs).filter(([name]) => known.includes(name)));
}

/** Undefined for what is no address: one that an author wrote must not stop what comes after it. */
export function urlOf(address: string): URL | undefined {
  try {
    return new URL(address, location.href);
  } catch {
    return undefined;
  }
}

/** The door that an address is; undefined for any other address. */
export function doorOf(url: URL): Door | undefined {
  const tag = tagOf(/\/embed\/([a-z-]+)(?:\.html)?$/.exec(url.pathname)?.[1] ?? '');
  if (!tag || !/^https?:$/.test(url.protocol)) return undefined;
  const pairs: [string, string][] = [];
  url.searchParams.forEach((value, name) => pairs.push([name, value]));
  return { tag, attributes: attributesOf(tag, pairs) };
}
