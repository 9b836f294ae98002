/* Whether the backend knows the ids that the elements name: an id that is mistyped looks like a place where nothing is. */
import { listOf } from '../contract/list';
import { funds, partner, service, survey, surveys } from '../contract/resource';
import type { OneResource } from '../contract/resource';
import type { Text } from '../contract/text';
import { textIn } from '../contract/text';
import type { Backend } from '../source/backend';
import { toFailure } from '../source/failure';
import { httpBackend } from '../source/http';
import { readList, readOne } from '../source/read';
import { backendAddress, calendarAddress } from './backend';
import { TAGS } from './element';
import type { Finding, Lang } from './finding';
import type { Say } from './words';

const LIMIT_MS = 15_000;
/** Ids that are named as known. */
const MOST_KNOWN = 50;

interface Named {
  id: string;
  name?: Text;
}

/** Attributes that name a record, by the tag that has them; undefined is every tag. */
const NAMES: readonly (readonly [attribute: string, tag: string | undefined])[] = [
  ['area', undefined],
  ['partner', undefined],
  ['fund', 'fund-tracker'],
  ['survey', 'need-survey'],
  ['record', 'partner-directory'],
];

interface Asking {
  backend: Backend;
  id: string;
  settings: { signal: AbortSignal };
}

/** A record that is asked for by its id: itself, or nothing. */
const onlyIt = (resource: OneResource<{ id: string }>, { backend, id, settings }: Asking): Promise<Named[]> =>
  readOne(backend, resource, { id }, settings).then(
    () => [{ id }],
    (error: unknown) => {
      if (toFailure(error).reason === 'not-found') return [];
      throw error;
    },
  );

/** What the backend has in the place of an id. */
const KNOWN: Readonly<Record<string, (asking: Asking) => Promise<readonly Named[]>>> = {
  area: async ({ backend, settings }) => (await readOne(backend, service, {}, settings)).item.areas,
  fund: async ({ backend, settings }) => (await readList(backend, funds, {}, settings)).items,
  partner: (asking) => onlyIt(partner, asking),
  record: (asking) => onlyIt(partner, asking),
  survey: async (asking) => {
    const itself = await onlyIt(survey, asking);
    if (itself.length) return itself;
    const { items } = await readList(asking.backend, surveys, {}, asking.settings);
    return items.map(({ id, title }) => ({ id, name: title }));
  },
};

/** undefined where the backend cannot be asked: that is told where it is looked at. */
async function known(url: string, attribute: string, id: string): Promise<readonly Named[] | undefined> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), LIMIT_MS);
  try {
    return await KNOWN[attribute]?.({ backend: httpBackend(url), id, settings: { signal: control.signal } });
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

const given = (element: Element, attribute: string): string => {
  const own = (element as unknown as Record<string, unknown>)[attribute];
  return typeof own === 'string' && own ? own : (element.getAttribute(attribute) ?? '');
};

async function judge(
  { tag, attribute, id, url }: { tag: string; attribute: string; id: string; url: string },
  say: Say,
  lang: Lang,
): Promise<Finding[]> {
  const there = await known(url, attribute, id);
  if (!there || there.some((one) => one.id === id)) return [];
  const places = there.slice(0, MOST_KNOWN).map((one) => `${one.id} ${textIn(one.name, lang)}`.trim());
  return [say('E6', 'unknown', { tag, attribute, id, url }, places.length ? places : undefined)];
}

/** One finding for each id that its backend does not know. */
export async function lookAtIds(say: Say, lang: Lang): Promise<Finding[]> {
  const asked = new Map<string, Promise<Finding[]>>();
  for (const element of listOf(document.querySelectorAll(TAGS.join()))) {
    const url = backendAddress(element);
    if (!url || calendarAddress(url)) continue;
    for (const [attribute, tag] of NAMES) {
      const id = given(element, attribute);
      if (!id || (tag && tag !== element.localName)) continue;
      const question = { tag: element.localName, attribute, id, url };
      const key = JSON.stringify(question);
      if (!asked.has(key)) asked.set(key, judge(question, say, lang));
    }
  }
  return (await Promise.all(asked.values())).flat();
}
