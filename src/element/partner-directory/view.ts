import type { Area } from '../../contract/place';
import { formatFen, formatRate } from '../../contract/money';
import type { Agreement, Partner } from '../../contract/partner';
import { labelOf } from '../../contract/service';
import type { Service } from '../../contract/service';
import { textIn } from '../../contract/text';
import type { Text } from '../../contract/text';
import { daysBetween } from '../../contract/time';
import type { PlainDate } from '../../contract/time';
import { categoryLabels, kindLabels, label, tierLabels, zoneLabels } from '../part/label';
import { longDate, shortDate } from '../part/when';
import type { PartWords } from '../part/words';
import { placesOf } from './find';
import type { Words } from './words';

/** All that turns a record into words: nothing else is asked for. */
export interface Context {
  readonly words: Words;
  readonly common: PartWords;
  /** BCP 47 tag of the reader. */
  readonly lang: string;
  /** Today in the programme's zone. */
  readonly today: PlainDate;
  readonly service: Service | undefined;
  readonly areas: ReadonlyMap<string, Area>;
}

/** A line of words with how much it matters. */
export interface Said {
  readonly text: string;
  readonly tone: '' | 'good' | 'warm' | 'bad';
}

/** Days from which on a check counts as old, and before the end of an agreement as ending (domain.md §4.3). */
export const OLD_CHECK_DAYS = 180;
export const ENDING_DAYS = 60;
/** Fewest ratings that are shown (domain.md, invariant 28). */
export const LEAST_RATINGS = 5;

const shown: readonly string[] = ['active', 'suspended'];
/** Whether the directory lists a partner; all others are found by id alone. */
export const isListed = (partner: Partner): boolean => shown.indexOf(partner.status) >= 0;

export const say = (text: Text | null | undefined, c: Context): string => textIn(text, c.lang);
export const kindName = (value: string, c: Context) =>
  label(c.service, 'partnerKind', kindLabels, value, c.lang);
export const tierName = (value: string, c: Context) => label(c.service, 'tier', tierLabels, value, c.lang);
export const zoneName = (value: string, c: Context) => label(c.service, 'zone', zoneLabels, value, c.lang);
export const categoryName = (value: string, c: Context) =>
  label(c.service, 'category', categoryLabels, value, c.lang);

/** A word of one of our own lists; undefined for values that a newer backend made up. */
const own = (list: Readonly<Record<string, string>>, value: string | null | undefined): string | undefined =>
  value && Object.prototype.hasOwnProperty.call(list, value) ? list[value] : undefined;

const statusName = (value: string, c: Context): string =>
  say(labelOf(c.service, 'partnerStatus', value), c) ||
  (own(c.words.status, value) ?? label(c.service, 'partnerStatus', {}, value, c.lang));

/** The name of an area; '' while, or where, the tree does not know it: an id means nothing to a reader. */
export const areaName = (id: string | null | undefined, c: Context): string =>
  say(id ? c.areas.get(id)?.name : '', c);

/** 11月11日 in this year, 2025年11月11日 in another. */
export const day = (date: PlainDate, c: Context): string =>
  date.slice(0, 4) === c.today.slice(0, 4) ? shortDate(date, c.lang) : longDate(date, c.lang);

/** Where the partner is active, the first few by name; '' when nothing is known. */
export function placesView(partner: Partner, c: Context, most = 3): string {
  const ids = placesOf(partner);
  const names = ids.map((id) => areaName(id, c)).filter(Boolean);
  if (!names.length) return ids.length || !c.service ? '' : c.words.nowhere;
  const some = names.slice(0, most).join(c.words.join);
  return c.words.places(some, names.length > most ? names.length : 0);
}

/** Who checked the record and when; says so when that is long ago. */
export function checkedView(partner: Partner, c: Context): Said {
  const { verifiedAt, verifiedBy } = partner;
  if (!verifiedAt) return { text: c.words.unchecked, tone: 'warm' };
  const days = daysBetween(verifiedAt, c.today);
  const old = days > OLD_CHECK_DAYS;
  const ago = old
    ? `${c.words.ago(days)}${c.lang.slice(0, 2) === 'en' ? ', ' : '，'}${c.words.checkAgain}`
    : c.words.ago(days);
  const who = areaName(verifiedBy, c);
  const when = day(verifiedAt, c);
  const text = who ? c.words.checkedBy(who, when, ago) : c.words.checked(when, ago);
  return { text, tone: old ? 'warm' : 'good' };
}

/** A status that needs saying: everything but plain cooperation. */
export function statusView(partner: Partner, c: Context): Said | undefined {
  if (partner.status === 'active') return undefined;
  const text = statusName(partner.status, c);
  return { text, tone: partner.status === 'suspended' || partner.status === 'expired' ? 'warm' : '' };
}

const live = (agreement: Agreement) => agreement.status === 'in_force' || agreement.status === 'renewed';
const lasts = (agreement: Agreement) => (agreement.openEnded || !agreement.end ? '9999' : agreement.end);

/** The agreement that counts: in force, and of those the one that lasts longest. */
export function mainAgreement(partner: Partner): Agreement | undefined {
  return (partner.agreements ?? [])
    .filter(live)
    .reduce<Agreement | undefined>(
      (best, one) => (best && lasts(best) >= lasts(one) ? best : one),
      undefined,
    );
}

/** Words for an agreement that ends within 60 days, or should have ended. */
export function endingView(partner: Partner, c: Context): Said | undefined {
  const agreement = mainAgreement(partner);
  if (!agreement?.end || agreement.openEnded) return undefined;
  const left = daysBetween(c.today, agreement.end);
  if (left > ENDING_DAYS) return undefined;
  const date = day(agreement.end, c);
  return left < 0
    ? { text: c.words.endedOn(date), tone: 'bad' }
    : { text: c.words.endingOn(date, c.words.toGo(left)), tone: 'warm' };
}

/** The term of an agreement in words: 长期合作, from–to, or what little is known. */
export function termView(agreement: Agreement, c: Context): string {
  const { start, end, openEnded, reviewOn } = agreement;
  const from = start ? longDate(start, c.lang) : '';
  const to = end ? longDate(end, c.lang) : '';
  const w = c.words;
  let term =
    from && to ? w.term(from, to) : to ? w.termTo(to) : from ? w.termFrom(from) : c.common.undisclosed;
  if (openEnded) term = from ? w.openEndedFrom(from) : w.openEnded;
  const status = own(w.agreementStatus, agreement.status);
  const more = [status, reviewOn ? w.reviewOn(longDate(reviewOn, c.lang)) : ''].filter(Boolean);
  return [term, ...more].join(' · ');
}

/** What was agreed to give back; not disclosed is said in words, never as 0. */
export function shareView(agreement: Agreement, c: Context): string {
  const { share } = agreement;
  const w = c.words;
  if (!share) return c.common.undisclosed;
  if (share.fixedFen != null)
    return w.shareFixed(c.common.yuan(formatFen(share.fixedFen)), say(share.period, c));
  if (share.basis === 'voluntary') return w.shareVoluntary;
  const basis = own(w.basis, share.basis);
  if (share.bp == null) return basis ? `${basis} · ${w.shareUndisclosed}` : c.common.undisclosed;
  return basis ? w.shareRate(basis, formatRate(share.bp)) : formatRate(share.bp);
}

/** Each qualification with its validity in words. */
export function qualificationsView(
  partner: Partner,
  c: Context,
): { name: string; issuer: string; valid: Said }[] {
  return (partner.qualifications ?? []).map(({ name, issuer, validTo }) => {
    if (!validTo)
      return { name: say(name, c), issuer: say(issuer, c), valid: { text: c.words.noTerm, tone: '' } };
    const left = daysBetween(c.today, validTo);
    const date = longDate(validTo, c.lang);
    const valid: Said =
      left < 0
        ? { text: c.words.expiredOn(date), tone: 'bad' }
        : left <= ENDING_DAYS
          ? { text: c.words.expiresSoon(date, c.words.toGo(left)), tone: 'warm' }
          : { text: c.words.validTo(date), tone: '' };
    return { name: say(name, c), issuer: say(issuer, c), valid };
  });
}

export interface SpaceView {
  /** Space and rent. */
  readonly received: string;
  /** Hours owed and delivered. */
  readonly given: string;
  /** Share delivered, 0 to 1, where both are known. */
  readonly part: number | undefined;
}

const total = (values: readonly (number | null | undefined)[]): number | undefined => {
  const known = values.filter((value): value is number => value != null);
  return known.length ? known.reduce((sum, value) => sum + value, 0) : undefined;
};
// One decimal at most, without binary noise.
const plain = (n: number) => String(Math.round(n * 10) / 10);

/** Space received against service hours, over all present uses; undefined where there is none. */
export function spaceView(partner: Partner, c: Context): SpaceView | undefined {
  const uses = (partner.spaceUses ?? []).filter((use) => !use.end || use.end >= c.today);
  if (!uses.length) return undefined;
  const w = c.words;
  const m2 = total(uses.map((use) => use.m2));
  const rents = uses.map((use) => use.rentFen);
  const rent = rents.every((fen) => fen === 0)
    ? w.rentFree
    : rents.every((fen) => fen != null)
      ? w.rent(c.common.yuan(formatFen(total(rents) ?? 0)))
      : w.rentUndisclosed;
  const owed = total(uses.map((use) => use.hoursOwed));
  const done = total(uses.map((use) => use.hoursDelivered));
  const part = owed && done !== undefined ? done / owed : undefined;
  return {
    received: [m2 === undefined ? '' : w.m2(plain(m2)), rent].filter(Boolean).join(' · '),
    given: hours(owed, done, w),
    part,
  };
}

function hours(owed: number | undefined, done: number | undefined, w: Words): string {
  if (owed === undefined) return done === undefined ? '' : w.hoursDone(plain(done));
  if (done === undefined) return w.hoursOwed(plain(owed));
  const percent = owed ? Math.floor((done / owed) * 100) : 100;
  const text = w.hours(plain(done), plain(owed), percent);
  return done > owed ? `${text} · ${w.hoursMore}` : text;
}

export interface RatingView {
  readonly text: string;
  /** Five stars first; `part` is the share of all, 0 to 1. */
  readonly spread: readonly { stars: number; n: number; part: number }[];
}

/** Mean, number and spread; words instead of numbers under five ratings, undefined where there is no rating. */
export function ratingView(partner: Partner, c: Context): RatingView | undefined {
  const { rating } = partner;
  if (!rating) return undefined;
  if (rating.n < LEAST_RATINGS) return { text: c.words.ratingFew, spread: [] };
  const counts = rating.spread?.length === 5 ? rating.spread : [];
  const spread = counts.map((n, at) => ({ stars: at + 1, n, part: Math.min(1, n / rating.n) })).reverse();
  return { text: c.words.ratingMean(rating.mean.toFixed(1), rating.n), spread };
}

/** Whom to phone: the partner's published station line, else the first site above it that has one, else the office. */
export function contactOf(partner: Partner, c: Context): { phone: string; name: string } | undefined {
  const dials = (phone: string | null | undefined): phone is string =>
    (phone?.replace(/\D/g, '').length ?? 0) >= 3;
  const sites = [...placesOf(partner), partner.supervisingAreaId, partner.verifiedBy];
  if (dials(partner.phone)) {
    const name = sites.map((id) => areaName(id, c)).find(Boolean) ?? '';
    return { phone: partner.phone, name };
  }
  for (const id of sites) {
    for (let area = id ? c.areas.get(id) : undefined, steps = 0; area && steps < 5; steps++) {
      if (dials(area.phone)) return { phone: area.phone, name: say(area.name, c) };
      area = area.parentId ? c.areas.get(area.parentId) : undefined;
    }
  }
  const operator = c.service?.operator;
  return dials(operator?.phone) ? { phone: operator.phone, name: say(operator.name, c) } : undefined;
}
