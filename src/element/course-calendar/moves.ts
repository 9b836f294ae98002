import { addDays, addMonths, monthOf } from '../../contract/time';
import type { PlainDate } from '../../contract/time';
import { monthTitle, spanTitle } from '../part/when';
import type { Desk } from './desk';
import { dayByKey, openingDay } from './place';
import type { Scene } from './scene';
import type { StageActs } from './stage';
import { spokenDay } from './tell';
import type { View } from './toolbar';

/** What going elsewhere needs of the calendar around it. */
export interface MovesAround {
  readonly desk: Desk;
  readonly root: ParentNode;
  scene(): Scene;
  rightToLeft(): boolean;
  /** Keeps where the reader is in the address, where that is wanted. */
  keep(): void;
  /** Opens a day, or a session of it. */
  show(date: PlainDate, id: string | undefined): void;
  say(text: string): void;
  update(): void;
}

/** What the reader does to be elsewhere; what the next rendering then owes: focus, and a word about what is there. */
export class Moves implements StageActs {
  #focus: string | undefined;
  #tell: (() => string) | undefined;

  constructor(private readonly around: MovesAround) {}

  /** After the next rendering the focus goes to the first selector of the list that matches. */
  readonly focus = (selector: string): void => void (this.#focus = selector);

  readonly update = (): void => this.around.update();

  /** After a change of where the reader is: shows it, keeps the address, announces it once it is there. */
  readonly went = (tell?: () => string): void => {
    if (tell) this.#tell = tell;
    this.around.keep();
    this.around.update();
  };

  readonly moved = (tell: boolean): void => this.went(tell ? this.tellSpan : undefined);

  /** The month or the week that is shown, in words. */
  span({ lang }: Scene): string {
    const { month, weekly, week } = this.around.desk.stay;
    return weekly ? spanTitle(week[0] ?? '', week[6] ?? '', lang) : monthTitle(month, lang);
  }

  readonly tellSpan = (): string => {
    const scene = this.around.scene();
    return scene.words.told(this.span(scene), this.around.desk.results.found.rows.length);
  };

  readonly #tellDay = (): string => {
    const { desk } = this.around;
    const scene = this.around.scene();
    const { date } = desk.stay;
    const count = desk.results.byDay.get(date)?.length ?? 0;
    return scene.words.told(spokenDay(date, scene, scene.days.get(date)), count);
  };

  readonly onMove = (steps: number): void => {
    const { stay } = this.around.desk;
    const { weekly, date, month } = stay;
    const { today } = this.around.scene();
    stay.go(weekly ? addDays(date, 7 * steps) : openingDay(addMonths(month, steps), today));
    this.went(this.tellSpan);
  };

  /** By key, from within the week: the focus stays in it, or goes where one can turn on. */
  readonly onPage = (weeks: number): void => {
    this.focus('[data-rove][tabindex="0"], [data-move="1"]');
    this.onMove(weeks);
  };

  /** A swipe turns days in the large-print appearance, else weeks or months. */
  readonly onSwipe = (steps: number): void => {
    const { single, date } = this.around.desk.stay;
    if (single) this.onDay(addDays(date, steps));
    else this.onMove(steps);
  };

  readonly onToday = (): void => {
    const { stay } = this.around.desk;
    stay.go(this.around.scene().today);
    this.focus(stay.single ? '.day-name' : '[data-move="1"]'); // the button that was pressed has gone
    this.went(stay.single ? this.#tellDay : this.tellSpan);
  };

  readonly onDay = (date: PlainDate): void => {
    this.around.desk.stay.go(date);
    this.went(this.#tellDay);
  };

  /** To a day that was named. */
  readonly onJump = (date: PlainDate): void => {
    const { stay } = this.around.desk;
    stay.go(date);
    this.focus(
      stay.single ? '.day-name' : stay.view === 'month' ? `td[data-date="${date}"]` : '.jump summary',
    );
    this.went(stay.single ? this.#tellDay : this.tellSpan);
  };

  readonly onView = (view: View): void => {
    this.around.desk.stay.view = view;
    this.went(this.tellSpan);
  };

  readonly onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const { stay } = this.around.desk;
    const from = (event.target as Element).closest<HTMLElement>('td')?.dataset.date ?? stay.date;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.onPick(from, undefined);
      if (stay.split) this.focus('.day-list .session');
      return;
    }
    const date = dayByKey(event.key, from, this.around.rightToLeft());
    if (!date) return;
    event.preventDefault();
    const otherMonth = monthOf(date) !== stay.month;
    stay.go(date);
    this.focus(`td[data-date="${date}"]`);
    this.moved(otherMonth);
  };

  readonly onPick = (date: PlainDate, id: string | undefined): void => {
    const { stay } = this.around.desk;
    stay.go(date);
    if (stay.split) return this.went(this.#tellDay);
    this.went();
    this.around.show(date, id);
  };

  /** To the first selector of the list that matches, wherever it stands; what is on its way is waited for. */
  #giveFocus(): void {
    const { loading } = this.around.desk;
    const all = this.#focus?.split(', ') ?? [];
    for (const one of loading ? all.slice(0, 1) : all) {
      const found = this.around.root.querySelector<HTMLElement>(one);
      found?.focus();
      if (found) return void (this.#focus = undefined);
    }
    if (!loading) this.#focus = undefined;
  }

  /** After each update: gives the focus; gives the word once what it tells of is there. */
  settle(updateComplete: Promise<unknown>): void {
    this.#giveFocus();
    const tell = this.#tell;
    if (!tell || this.around.desk.loading) return;
    this.#tell = undefined;
    // Not inside the update that it speaks of; and no number of what was not read: a failure has its own words.
    void updateComplete.then(() => this.around.desk.known && this.around.say(tell()));
  }
}
