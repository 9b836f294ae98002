import { isDate, isMonth, monthOf } from '../../contract/time';
import type { PlainDate, PlainMonth } from '../../contract/time';
import { readAddress, writeAddress } from '../../control/address';
import { warnOnce } from '../../control/event';
import { openingDay } from './place';
import { weekOf } from './week';
import { views } from './toolbar';
import type { View } from './toolbar';
import { noChoice, yearsOf } from './choice';
import type { Choice } from './choice';
import { wordsOf } from './view';

/** What the tag, its room and the clock say. */
export interface Ground {
  month: string;
  view: View;
  limit: number;
  elder: boolean;
  narrow: boolean;
  today: PlainDate;
}

const PREFIX = 'course';
/** Conditions that stand in the address as they are, and those that are there or not. */
const WORDS = ['q', 'brand', 'audience', 'station', 'zone', 'category', 'activity', 'partner'] as const;
const FLAGS = ['changed', 'free', 'seats'] as const;
/** Sessions that a list builds at first, and half of what each "more" adds. */
const PAGE = 40;

/** Where the reader is: month, day, view, choice of filters, length of the list. */
export class Stay {
  choice: Choice = noChoice;
  /** Whether the list shows what is over, too. */
  past = false;
  /** Whether the reader asked for all where the tag's `limit` shows a few. */
  lifted = false;
  /** How the poster was set, as its own code reads it; whether it shows a week stands in it. */
  poster = '';
  /** Id of the session that has the tab stop of the week. */
  at = '';
  #pages = 1;
  // Undefined is where the tag opens.
  #month: PlainMonth | undefined;
  #date: PlainDate | undefined;
  #view: View | undefined;

  constructor(private readonly ground: () => Ground) {}

  get month(): PlainMonth {
    const { month, today } = this.ground();
    return this.#month ?? (month || monthOf(today));
  }

  get date(): PlainDate {
    const date = this.#date;
    return date && monthOf(date) === this.month ? date : openingDay(this.month, this.ground().today);
  }

  /** The week that is shown: Monday to Sunday. */
  get week(): PlainDate[] {
    return weekOf(this.date);
  }

  /** The month to read first; the one after it is read too where the week goes on there. */
  get firstMonth(): PlainMonth {
    return this.weekly ? monthOf(this.week[0] ?? this.date) : this.month;
  }

  get view(): View {
    return this.#view ?? this.ground().view;
  }

  set view(view: View) {
    this.#view = view;
  }

  /** A short list of the next sessions, for an article. */
  get brief(): boolean {
    return this.ground().limit > 0 && this.view === 'agenda' && !this.lifted;
  }

  /** One day a screen. */
  get single(): boolean {
    return this.ground().elder && !this.brief && this.view !== 'poster';
  }

  /** Whether a week is shown, not a month. */
  get weekly(): boolean {
    const { view } = this;
    return (view === 'week' && !this.single) || (view === 'poster' && /week/.test(this.poster));
  }

  /** Whether the list of one day stands below the month. */
  get split(): boolean {
    return this.ground().narrow && !this.ground().elder && this.view === 'month';
  }

  /** Whether the list starts now rather than with the month. */
  get ahead(): boolean {
    const whole = this.past || this.single || (this.choice.changed && !this.brief);
    return this.view === 'agenda' && !whole && this.month === monthOf(this.ground().today);
  }

  /** How many sessions the list builds. */
  get most(): number {
    return this.brief ? this.ground().limit : this.#pages * PAGE;
  }

  go(date: PlainDate): void {
    this.#date = date;
    this.#month = monthOf(date);
    this.past = false;
    this.#pages = 1;
  }

  /** Back to where the tag opens: its month was set anew. */
  reopen(): void {
    this.#month = this.#date = undefined;
  }

  /** Back to the view of the tag. */
  review(): void {
    this.#view = undefined;
  }

  choose(change: Partial<Choice>): void {
    this.choice = { ...this.choice, ...change };
    this.#pages = 1;
  }

  more(): void {
    this.#pages += 2;
  }

  /** Goes where the page's address says. */
  read(isTier: (word: string) => boolean): void {
    const said = readAddress(PREFIX);
    const { month, view, day } = said;
    const wrong = (name: string, text: string, form: string): void =>
      warnOnce(`<course-calendar> ${PREFIX}-${name}=${text} in the address: use "${form}"`);
    if (month && isMonth(month)) this.#month = month;
    else if (month) wrong('month', month, 'YYYY-MM');
    if (day && isDate(day)) this.go(day);
    else if (day) wrong('day', day, 'YYYY-MM-DD');
    if (view && views.indexOf(view as View) >= 0) this.#view = view as View;
    if (said.poster) this.poster = said.poster;
    for (const name of WORDS) if (said[name]) this.choose({ [name]: said[name] });
    for (const name of FLAGS) if (said[name] === '1') this.choose({ [name]: true });
    if (said.tier) this.choose({ tiers: wordsOf(said.tier).filter(isTier) });
    const age = said.age ? yearsOf(said.age) : undefined;
    if (said.age && age === undefined) wrong('age', said.age, '0 to 120');
    if (age !== undefined) this.choose({ age });
  }

  /** Writes into the page's address what differs from where the tag opens. */
  write(): void {
    const { month, view, today } = this.ground();
    const { choice } = this;
    const words: Record<string, string> = {};
    for (const name of WORDS) words[name] = choice[name];
    for (const name of FLAGS) words[name] = choice[name] ? '1' : '';
    writeAddress(PREFIX, {
      ...words,
      month: this.month === (month || monthOf(today)) ? '' : this.month,
      day: this.single || this.weekly ? this.#date : '',
      view: this.#view === view ? '' : this.#view,
      poster: this.view === 'poster' ? this.poster : '',
      q: choice.q.trim(),
      tier: choice.tiers.join(' '),
      age: choice.age === undefined ? '' : String(choice.age),
    });
  }
}
