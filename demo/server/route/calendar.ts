import type { Context } from 'hono';
import { compareInstants, textIn, type Session, type Text, type Venue } from '../../../src/contract';
import { calendarFile } from '../../../src/source/ics/file';
import { sessionEvent, type Meeting } from '../../../src/source/ics/session';
import { invalid } from '../refusal';
import { reply } from '../reply';
import * as read from '../store/calendar';
import { hint, type Deps } from './answer';

const DAY = 86_400_000;
/** Days before and after today that a subscription holds. */
const SPAN = { before: 30, after: 180 };
/** Hours after which programs are to ask again. */
const EVERY = 6;
const MOST_WORDS = 20;

/** The sessions that fit some filters, as a calendar to subscribe to. What was called off stays in it, struck out. */
export async function calendar(c: Context, { store, clock }: Deps): Promise<Response> {
  const lang = hint(c, 'lang') ?? 'zh-Hans';
  const text = (one: Text | null | undefined): string => textIn(one, lang);
  const service = await store.service();
  const from = new Date(clock.now() - SPAN.before * DAY).toISOString();
  const to = new Date(clock.now() + SPAN.after * DAY).toISOString();
  const query = { from, to, area: hint(c, 'area'), partner: hint(c, 'partner') };
  const fits = choiceOf(c);
  const stations = new Map(service.areas.map((area) => [area.id, area]));
  const { hostname: host } = new URL(c.req.url);
  // The same stamp all day: so the file changes with its sessions only, and its ETag holds.
  const keeping = { host, text, now: store.seed.now, unnamed: /^en\b/.test(lang) ? 'Class' : '课程' };
  const events = (await read.meetings(store.db, query))
    .filter(fits)
    .sort(byStart)
    .map((row) => sessionEvent({ ...row, station: stations.get(row.session.areaId) }, keeping));
  const name = text(service.name) || keeping.unnamed;
  const content = calendarFile({ name, zone: service.timeZone, every: EVERY, events });
  const cache = 'public, max-age=900, stale-while-revalidate=3600';
  return reply(c, { content, type: 'text/calendar; charset=utf-8', cache });
}

type Row = Omit<Meeting, 'station' | 'venue'> & { venue: Venue | undefined };

const byStart = (a: { session: Session }, b: { session: Session }): number =>
  compareInstants(a.session.start, b.session.start) || (a.session.id < b.session.id ? -1 : 1);

/** As the element filters: a course for all ages is for every audience, and one of the tiers is enough. */
function choiceOf(c: Context): (row: Row) => boolean {
  const brand = hint(c, 'brand');
  const audience = hint(c, 'audience');
  const tiers = (hint(c, 'tiers') ?? '').split(/[\s,]+/).filter(Boolean);
  if (tiers.length > MOST_WORDS) throw invalid('tiers', `at most ${MOST_WORDS} tiers`);
  return ({ course }) => {
    const { brands, audiences, offers = [] } = course ?? {};
    const meant = audiences?.length ? audiences : ['all_age'];
    return (
      (brand === undefined || (brands ?? []).includes(brand)) &&
      (audience === undefined || meant.includes(audience) || meant.includes('all_age')) &&
      (tiers.length === 0 || offers.some((offer) => tiers.includes(offer.tier)))
    );
  };
}
