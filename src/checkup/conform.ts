/* What each element reads from a backend: whether it answers, keeps to the contract, and what would be left out. */
import * as resources from '../contract/resource';
import type { ListResource, OneResource } from '../contract/resource';
import { Service } from '../contract/service';
import { wallTime } from '../contract/time';
import type { Backend, Query } from '../source/backend';
import type { Redacted, SetAside } from '../source/check';
import { toFailure, type Failure } from '../source/failure';
import { httpBackend } from '../source/http';
import { readList, readOne } from '../source/read';
import { ask, parsed, reach } from './backend';
import type { Finding, Lang } from './finding';
import { reasonIn } from './reason';
import type { Say } from './words';

/** One thing that an element reads. */
interface Reading {
  resource: ListResource<{ id?: string }, Record<string, unknown>> | OneResource<unknown>;
  query: Query;
  /** Whether the element has nothing to show without it. */
  needed: boolean;
  /** What is read with the id of a record of this list. */
  then?: (id: string) => Reading[];
}

const LIMIT_MS = 15_000;
/** For a list of many pages. */
const WHOLE_MS = 60_000;
/** Records of a list that are looked at, and places that are named. */
const CAP = 2_000;
const MOST_PLACES = 50;

const list = (resource: unknown, query: Query = {}, needed = false, then?: Reading['then']): Reading =>
  ({ resource, query, needed, then }) as Reading;

interface Moment {
  /** `YYYY-MM`. */
  month: string;
  classes: readonly string[];
}

/** By tag, as the elements ask when nothing but `backend` is set. */
const READS: Readonly<Record<string, (moment: Moment) => Reading[]>> = {
  'course-calendar': ({ month, classes }) => [
    list(resources.sessions, { month }, true, (id) =>
      classes.indexOf('seats') < 0 ? [] : [list(resources.seats, { ids: [id] })],
    ),
    list(resources.days, { year: month.slice(0, 4) }),
  ],
  'partner-directory': () => [
    list(resources.partners, {}, true),
    list(resources.spaces),
    list(resources.rules),
    list(resources.notices),
  ],
  'need-survey': () => [
    list(resources.surveys, {}, true, (id) => [list(resources.survey, { id }, true)]),
    list(resources.tasks),
  ],
  'fund-tracker': () => [
    list(resources.funds, {}, true, (id) => [
      list(resources.entries, { id }, true),
      list(resources.shares, { id }),
      list(resources.disclosures, { id }),
    ]),
  ],
};

interface Read {
  items: readonly { id?: string }[];
  one: boolean;
  setAside: readonly SetAside[];
  redacted: readonly Redacted[];
}

async function read({ resource, query }: Reading, backend: Backend, signal: AbortSignal): Promise<Read> {
  const settings = { signal, fresh: true };
  if ('one' in resource)
    return { ...(await readOne(backend, resource, query, settings)), items: [], one: true };
  return { ...(await readList(backend, resource, query, { ...settings, cap: CAP })), one: false };
}

const places = (
  all: readonly { path: string; reason: string; id?: string | undefined }[],
  lang: Lang,
): string[] =>
  all
    .slice(0, MOST_PLACES)
    .map(({ path, reason, id }) => `${path} ${reasonIn(lang, reason)}${id ? ` (id ${id})` : ''}`);

function judge({ resource: { name: resource } }: Reading, found: Read, say: Say, lang: Lang): Finding[] {
  const { items, one, setAside, redacted } = found;
  const count = items.length;
  const findings: Finding[] = [];
  if (setAside.length)
    findings.push(say('B10', 'aside', { resource, bad: setAside.length, count }, places(setAside, lang)));
  else findings.push(one ? say('B9', 'one', { resource }) : say('B9', 'ok', { resource, count }));
  if (redacted.length) {
    const where = redacted.slice(0, MOST_PLACES).map(({ path }) => path);
    findings.push(say('B11', 'blanked', { resource, count: redacted.length }, where));
  }
  return findings;
}

async function judgeFailure(
  reading: Reading,
  { reason, details }: Failure,
  say: Say,
  lang: Lang,
): Promise<Finding> {
  const resource = reading.resource.name;
  const { url = '', status = 0 } = details;
  if (reason === 'not-found' || reason === 'not-announced')
    return say('B9', reading.needed ? 'missing' : 'optional', { resource, url, status });
  if (reason === 'timeout') return say('B4', 'slow', { url, seconds: LIMIT_MS / 1000 });
  if (reason === 'wrong-shape')
    return say('B9', 'shape', { resource, reason: reasonIn(lang, details.detail ?? '') });
  if (status) return say('B5', reason === 'refused' ? 'missing' : 'fault', { url, status });
  const why = url ? await reach(url, say) : undefined;
  return why && 'code' in why ? why : say('B9', 'failed', { resource, reason });
}

/** Reads one thing and what hangs on it, all its pages within one limit. */
async function follow(reading: Reading, backend: Backend, say: Say, lang: Lang): Promise<Finding[]> {
  const control = new AbortController();
  const timer = setTimeout(() => control.abort(), WHOLE_MS);
  try {
    const found = await read(reading, backend, control.signal);
    const id = found.items[0]?.id;
    const more = id === undefined ? [] : (reading.then?.(id) ?? []);
    const rest = await Promise.all(more.map((one) => follow(one, backend, say, lang)));
    return [...judge(reading, found, say, lang), ...rest.flat()];
  } catch (error) {
    if (control.signal.aborted)
      return [say('B4', 'slow', { url: reading.resource.name, seconds: WHOLE_MS / 1000 })];
    return [await judgeFailure(reading, toFailure(error), say, lang)];
  } finally {
    clearTimeout(timer);
  }
}

const thisMonth = (zone: string, now: number): string => {
  try {
    return wallTime(now, zone).date.slice(0, 7);
  } catch {
    return wallTime(now, 'Asia/Shanghai').date.slice(0, 7);
  }
};

/** What some elements read, one finding or more for each. service.json has been found well before. */
export async function lookAtResources(
  url: string,
  asked: readonly string[],
  say: Say,
  lang: Lang,
  month?: string,
): Promise<Finding[]> {
  const backend = httpBackend(url, { limit: LIMIT_MS });
  const service = Service.safeParse(parsed((await ask(url)).body));
  if (!service.success) return [];
  const { serverTime, timeZone, capabilities } = service.data;
  const now = serverTime ? Date.parse(serverTime) : Date.now();
  const moment = { month: month || thisMonth(timeZone, now), classes: capabilities.classes };
  const readings = asked.flatMap((tag) => READS[tag]?.(moment) ?? []);
  const found = await Promise.all(readings.map((one) => follow(one, backend, say, lang)));
  return found.flat();
}
