import { isDate, isMonth, monthOf } from '../../contract/time';
import type { PlainDate, PlainMonth } from '../../contract/time';
import { readAddress, writeAddress } from '../../control/address';
import { warnOnce } from '../../control/event';
import { openingDay } from './place';
import { weekOf } from './week';
import { views } from './toolbar';
import type { View } from './toolbar';
import { noChoice, wordsOf } from './view';
import type { Choice } from './view';

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
/** Sessions that a list builds at first, and half of what each "more" adds. */
const PAGE = 40;

/** Where the reader is: month, day, view, choice of filters, length of the list. */
export class Stay {
  choice: Choice = noChoice;
  filtersOpen = false;
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
    const { month, view, brand, tier, audience, station, changed, day, poster } = readAddress(PREFIX);
    const wrong = (name: string, text: string, form: string): void =>
      warnOnce(`<course-calendar> ${PREFIX}-${name}=${text} in the address: use "${form}"`);
    if (month && isMonth(month)) this.#month = month;
    else if (month) wrong('month', month, 'YYYY-MM');
    if (day && isDate(day)) this.go(day);
    else if (day) wrong('day', day, 'YYYY-MM-DD');
    if (view && views.indexOf(view as View) >= 0) this.#view = view as View;
    if (poster) this.poster = poster;
    if (brand) this.choose({ brand });
    if (tier) this.choose({ tiers: wordsOf(tier).filter(isTier) });
    if (audience) this.choose({ audience });
    if (station) this.choose({ station });
    if (changed === '1') this.choose({ changed: true });
  }

  /** Writes into the page's address what differs from where the tag opens. */
  write(): void {
    const { month, view, today } = this.ground();
    const { brand, tiers, audience, station, changed } = this.choice;
    writeAddress(PREFIX, {
      month: this.month === (month || monthOf(today)) ? '' : this.month,
      day: this.single || this.weekly ? this.#date : '',
      view: this.#view === view ? '' : this.#view,
      poster: this.view === 'poster' ? this.poster : '',
      brand,
      tier: tiers.join(' '),
      audience,
      station,
      changed: changed ? '1' : '',
    });
  }
}
