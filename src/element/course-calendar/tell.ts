import type { Day, Offer, SeatCount } from '../../contract/course';
import { formatFen } from '../../contract/money';
import { epochOf, wallTime } from '../../contract/time';
import type { Instant, PlainDate } from '../../contract/time';
import type { Text } from '../../contract/text';
import { own } from '../../contract/own';
import type { PartWords } from '../part/words';
import { clockWords, longDate, relativeDay, shortDate, weekdayShort } from '../part/when';
import { languageOf } from '../../control/locale';
import { festivalOf, lunarDayName, lunarMonthName, lunarName, termName } from './festival';
import { lunarDay, solarTerm } from './lunar';
import type { Phase } from './phase';
import type { Row } from './view';
import type { Words } from './words';

/** What is needed to put data into words. */
export interface Voice {
  words: Words;
  common: PartWords;
  /** BCP 47 tag. */
  lang: string;
  /** Today in the programme's zone. */
  today: PlainDate;
  zone: string;
  text(text: Text | null | undefined): string;
}

/** What marks a day beside its number. */
export interface DayMark {
  /** The shortest thing worth saying: festival, else solar term, else month on its first day, else lunar day. */
  label: string;
  kind: 'festival' | 'term' | 'lunar';
  /** Festival and solar term, as far as there are any. */
  names: readonly string[];
  /** 冬月初二; empty outside the tables. */
  lunar: string;
}

export function dayMark(date: PlainDate, voice: Voice, day?: Day): DayMark {
  const { lang } = voice;
  const lunar = lunarDay(date);
  const term = solarTerm(date);
  const festival = festivalOf(date, lang);
  const termWord = term === undefined ? undefined : termName(term, lang);
  const english = languageOf(lang) === 'en';
  const first = lunar?.day === 1 ? `${english ? 'lunar ' : ''}${lunarMonthName(lunar, lang)}` : undefined;
  const plain = lunar && !english ? lunarDayName(lunar.day, lang) : '';
  const names = [festival, festival && term === 6 ? undefined : termWord].filter(
    (name) => name !== undefined,
  );
  return {
    label: names[0] ?? first ?? plain,
    kind: festival ? 'festival' : termWord ? 'term' : 'lunar',
    names,
    lunar: voice.text(day?.lunar) || lunarName(lunar, lang),
  };
}

/** The public calendar's word on a day: 放假, 调休上班, with the name of the holiday. */
export function restWords(day: Day | undefined, voice: Voice): string {
  if (day?.kind === 'make_up_work') return voice.text(day.name) || voice.words.workWord;
  if (day?.kind !== 'rest') return '';
  const name = voice.text(day.name);
  return name
    ? `${name}${languageOf(voice.lang) === 'en' ? ', ' : ''}${voice.words.restWord}`
    : voice.words.restWord;
}

/** Between the parts of something that is said. */
export const comma = (voice: Voice): string => (languageOf(voice.lang) === 'en' ? ', ' : '，');

export const semicolon = (voice: Voice): string => (languageOf(voice.lang) === 'en' ? '; ' : '；');

/** What stands under a day's date: 农历冬月初二, 大雪, 国庆节放假. A name that the holiday says is not said twice. */
export function dayNotes(date: PlainDate, voice: Voice, day?: Day): string[] {
  const { lunar, names } = dayMark(date, voice, day);
  const rest = restWords(day, voice);
  const unsaid = names.filter((name) => rest.indexOf(name) < 0);
  return [lunar && voice.words.lunar(lunar), ...unsaid, rest].filter(Boolean);
}

/** A day as people say it: 12月9日，周三，明天，农历冬月初一. */
export function spokenDay(date: PlainDate, voice: Voice, day?: Day): string {
  const { lang, today } = voice;
  const relative = relativeDay(date, today, lang);
  // 本周三 says the weekday already.
  const week = relative && /周|^next |^[A-Z]/.test(relative) ? relative : weekdayShort(date, lang);
  const near = relative && relative !== week ? relative : '';
  const said = date.slice(0, 4) === today.slice(0, 4) ? shortDate(date, lang) : longDate(date, lang);
  return [near, said, week, ...dayNotes(date, voice, day)].filter(Boolean).join(comma(voice));
}

/** 11月25日 周三 / Wed 25 Nov, with the year when it is not this one. */
export function dayTitle(date: PlainDate, { lang, today }: Voice): string {
  const day = date.slice(0, 4) === today.slice(0, 4) ? shortDate(date, lang) : longDate(date, lang);
  const week = weekdayShort(date, lang);
  return languageOf(lang) === 'en' ? `${week} ${day}` : `${day} ${week}`;
}

/** 晚上7:00–8:30; the half of the day is said again only when it is another one. */
export function spokenTimes(from: string, to: string, lang: string): string {
  if (!to) return from ? clockWords(from, lang) : languageOf(lang) === 'en' ? 'all day' : '全天';
  const start = clockWords(from, lang);
  const end = clockWords(to, lang);
  const half = /^\D*/.exec(start)?.[0] ?? '';
  return `${start}–${half && end.indexOf(half) === 0 ? end.slice(half.length) : end}`;
}

/** 19:00–20:30, as far as it is told. */
export const plainTimes = ({ from, to }: Row, { lang }: Voice): string =>
  to ? `${from}–${to}` : from || spokenTimes('', '', lang);

/** 今天 09:03 or 11月28日 09:00: a moment of a deadline or a change. */
export function momentWords(instant: Instant, voice: Voice): string {
  const { date, time } = wallTime(instant, voice.zone);
  return `${relativeDay(date, voice.today, voice.lang) ?? shortDate(date, voice.lang)} ${time}`;
}

/** 11月28日 09:00: for what is kept or printed, where tomorrow soon is another day. */
export function datedMoment(instant: Instant, { lang, zone }: Voice): string {
  const { date, time } = wallTime(instant, zone);
  return `${shortDate(date, lang)} ${time}`;
}

/** 2026年11月23日 09:03: for paper, on which today is another day tomorrow. */
export function printedMoment(instant: Instant, { lang, zone }: Voice): string {
  const { date, time } = wallTime(instant, zone);
  return `${longDate(date, lang)} ${time}`;
}

/** Title of a row in the reader's language. */
export const titleOf = (row: Row, voice: Voice): string =>
  voice.text(row.course?.title) || voice.words.unnamed;

const fen = (amount: number | null | undefined, { common }: Voice): string =>
  amount == null ? common.undisclosed : common.yuan(formatFen(amount));

/** 每次 9.00 元 / 免费 / 未公开. */
export function feeWords(offer: Offer, voice: Voice): string {
  const { words } = voice;
  if (offer.amountFen === 0) return words.free;
  if (offer.amountFen === null) return voice.common.undisclosed;
  return words.priced(fen(offer.amountFen, voice), own(words.unit, offer.unit) ?? '');
}

/** 材料费 12.00 元，另收; empty where nothing is said or nothing is charged. */
export const materialWords = (offer: Offer, voice: Voice): string =>
  offer.materialsFen ? voice.words.materials(fen(offer.materialsFen, voice)) : '';

/** Everything said about a price beside the fee itself. */
export function offerNotes(offer: Offer, voice: Voice): string[] {
  const { words } = voice;
  return [
    offer.sessionsIncluded && offer.unit !== 'session' ? words.included(offer.sessionsIncluded) : '',
    offer.materialsFen === 0 ? words.noMaterials : materialWords(offer, voice),
    offer.eligible ? words.eligible(voice.text(offer.eligible)) : '',
    offer.refundUntil ? words.refund(momentWords(offer.refundUntil, voice)) : '',
    offer.supervisedAccount ? words.supervised : '',
  ].filter(Boolean);
}

/** How many seats are left, and since when one knows: 余 3/25, 09:00 更新. */
export function seatWords(seats: SeatCount, phase: Phase | undefined, voice: Voice): string[] {
  const { words } = voice;
  const { date, time } = wallTime(seats.asOf, voice.zone);
  const gone = phase === 'full' || phase === 'waitlist' || seats.left === 0;
  return [
    phase === 'waitlist' ? words.waitlist : gone ? words.full : words.left(seats.left, seats.capacity),
    seats.waitlist ? words.waiting(seats.waitlist) : '',
    seats.offlineLeft ? words.offlineLeft(seats.offlineLeft) : '',
    words.updated(date === voice.today ? time : `${shortDate(date, voice.lang)} ${time}`),
  ].filter(Boolean);
}

/** How and when one enrols: the mode, then what the phase makes worth saying. */
export function enrolNotes(row: Row, phase: Phase | undefined, voice: Voice): string[] {
  const { words } = voice;
  const policy = row.course?.enrol;
  if (!policy) return [];
  const told = (instant: Instant | null | undefined, say: (t: string) => string): string =>
    instant ? say(momentWords(instant, voice)) : '';
  const open = phase === 'open' || phase === 'almost_full' || phase === 'waitlist' || phase === 'full';
  return [
    phase === 'not_open' ? told(policy.opensAt, words.opensAt) : '',
    open ? told(policy.closesAt, words.closesAt) : '',
    policy.drawnAt ? told(policy.drawnAt, words.drawnAt) : told(policy.drawAt, words.drawAt),
    ...(policy.quotas ?? []).map((quota) => words.quota(voice.text(quota.name), quota.seats)),
    policy.cancelHoursBefore ? words.cancelBefore(policy.cancelHoursBefore) : '',
    voice.text(policy.where),
    voice.text(policy.rules),
  ].filter(Boolean);
}

/** What is out of the ordinary about a session. */
export interface Mark {
  word: string;
  tone: 'bad' | 'warm' | '';
  struck: boolean;
}

/** What was moved: the day, only the time of the same day, or only the place. */
function changeWord({ session: { changedFrom }, start, date }: Row, zone: string, words: Words): string {
  const was = changedFrom?.start ?? changedFrom?.end;
  if (changedFrom?.venueId && (!was || epochOf(was) === start)) return words.movedPlace;
  return was && wallTime(was, zone).date === date ? words.changedTime : words.changed;
}

export function markOf(row: Row, { words, zone }: Voice): Mark | undefined {
  const { status } = row.session;
  if (status === 'cancelled' || row.course?.status === 'cancelled') {
    return { word: words.cancelled, tone: 'bad', struck: true };
  }
  if (status === 'not_held') return { word: words.notHeld, tone: 'bad', struck: true };
  if (status !== 'changed') return undefined;
  return { word: changeWord(row, zone, words), tone: 'warm', struck: false };
}
