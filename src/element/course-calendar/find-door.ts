import { html, nothing } from 'lit';
import type { LitElement } from 'lit';
import { Typing } from '../../control/typing';
import { monthOf } from '../../contract/time';
import { dress } from '../../style/sheet';
import { Later } from '../part/later';
import type { Waiting } from '../part/later';
import { monthTitle } from '../part/when';
import { choiceCount, needsTests, noChoice } from './choice';
import type { Choice } from './choice';
import type { Desk } from './desk';
import { findBar } from './find-bar';
import type { Scene } from './scene';
import type { Row } from './view';

export type FindPart = import('./find/part').Finder;

/** What the filters need of the calendar around them. */
export interface FindAround {
  readonly desk: Desk;
  scene(): Scene;
  /** Whether the large ways of the elder appearance are there, one of which leads to the filters. */
  led(): boolean;
  /** After the next rendering the focus goes to what matches. */
  focus(selector: string): void;
  /** What the reader chose has changed: kept in the address, told once it is there. */
  moved(tell?: () => string): void;
}

/** How long somebody who types pauses before the result is told and kept. */
const PAUSE = 400;

/** The filters: a field for words at once; the code of all else comes when somebody comes near. */
export class FindDoor {
  open = false;
  readonly typing = new Typing((q) => this.typed({ q }));
  readonly #later: Later<FindPart>;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly waiting: Waiting & { readonly element: LitElement },
    readonly around: FindAround,
  ) {
    const { element } = waiting;
    this.#later = new Later(waiting, async () => {
      const { css, Finder } = await import('./find/part');
      dress(element, css);
      const finder = new Finder(this);
      around.desk.tests = finder.sieve.tests;
      return finder;
    });
    element.addController({
      hostDisconnected: () => {
        clearTimeout(this.#pause);
        this.typing.reset();
      },
    });
  }

  get choice(): Choice {
    return this.around.desk.stay.choice;
  }

  /** Whether the filters take the whole screen: one task in the large-print appearance. */
  get alone(): boolean {
    return this.open && this.around.scene().elder;
  }

  readonly change = (change: Partial<Choice>): void => {
    clearTimeout(this.#pause);
    this.around.desk.stay.choose(change);
    this.around.moved(this.#tell);
  };

  /** What is typed is shown at once, and told and kept when the reader pauses. */
  readonly typed = (change: Partial<Choice>): void => {
    this.around.desk.stay.choose(change);
    this.waiting.update();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.around.moved(this.#tell), PAUSE);
  };

  readonly clear = (): void => {
    this.#later.value?.forget();
    this.change(noChoice);
    this.#empty();
    this.around.focus('.filters input[type="search"], [data-find]');
  };

  readonly clearSearch = (): void => {
    this.change({ q: '' });
    this.#empty();
    this.around.focus('.filters input[type="search"]');
  };

  readonly toggle = (): void => {
    this.open = !this.open;
    if (this.open) this.#focusTitle();
    this.waiting.update();
  };

  /** Now, and once more when the code comes that has the title. */
  #focusTitle(): void {
    this.around.focus('.find-title');
    if (this.#later.value) return;
    void this.#later.bring().then(() => {
      if (!this.open) return;
      this.around.focus('.find-title');
      this.waiting.update();
    });
  }

  /** The title of a session, with what was searched for marked. */
  readonly title = (row: Row): unknown => this.#later.value?.title(row, this.around.scene());

  /** What is chosen, in words; without the conditions of some names. */
  readonly chosenWords = (scene: Scene, without?: readonly string[]): string =>
    this.#later.value?.chosenWords(scene, without) ?? '';

  /** Before each update: the code of what is chosen is asked for. */
  prepare(): void {
    const { value, asked } = this.#later;
    if (!value && !asked && (this.open || choiceCount(this.choice))) void this.#later.bring();
  }

  /** The bar, and on paper what is chosen in words. */
  bar(scene: Scene): unknown {
    const { desk } = this.around;
    const { value } = this.#later;
    // A short list has no filters, but what the address names holds for it, too.
    if (desk.stay.brief) return desk.tests || !needsTests(this.choice) ? nothing : this.#later.waiting();
    const any = choiceCount(this.choice) > 0;
    const words = this.chosenWords(scene);
    const bar = findBar(scene, {
      choice: this.choice,
      counts: desk.known ? desk.results.found.counts : undefined,
      foundWords: desk.known ? this.#foundWords(scene) : '',
      open: this.open,
      led: this.around.led(),
      typing: this.typing,
      panel: value ? value.panel(scene) : this.#later.waiting(this.#leave(scene)),
      chosen: value
        ? value.chosen(scene)
        : any && !this.open
          ? this.#later.waiting(this.#leave(scene))
          : nothing,
      change: this.change,
      toggle: this.toggle,
      clearSearch: this.clearSearch,
      near: () => void (this.#later.asked || this.#later.bring(true)),
    });
    return html`${bar} ${words ? html`<p class="only-print">${scene.words.filters}：${words}</p>` : nothing}`;
  }

  /** The way out where the code does not come. */
  #leave(scene: Scene): unknown {
    const { words, common } = scene;
    return scene.elder && this.open
      ? html`<button type="button" @click=${this.toggle}>${words.backToCalendar}</button>`
      : html`<button type="button" @click=${this.clear}>${common.clear}</button>`;
  }

  readonly #tell = (): string => this.around.scene().words.found(this.around.desk.results.found.rows.length);

  /** One day a screen says of what the number is: of the month, not of the day. */
  #foundWords({ words, lang, today }: Scene): string {
    const { month, single } = this.around.desk.stay;
    const n = this.around.desk.results.found.rows.length;
    if (!single) return words.found(n);
    return month === monthOf(today) ? words.foundMonth(n) : words.told(monthTitle(month, lang), n);
  }

  // Text that never became a query is not in the template's hands.
  #empty(): void {
    const field = this.waiting.element.renderRoot.querySelector<HTMLInputElement>('.search input');
    if (field) field.value = '';
  }
}
