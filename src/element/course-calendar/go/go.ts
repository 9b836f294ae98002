/* Ways through time that are not needed at first: to a day that one names, and by swiping. */
import { html, nothing } from 'lit';
import type { LitElement, TemplateResult } from 'lit';
import { isDate } from '../../../contract/time';
import { languageOf } from '../../../control/locale';
import { dress } from '../../../style/sheet';
import type { Waiting } from '../../part/later';
import type { JumpView } from '../jump-door';
import type { Scene } from '../scene';
import css from './go.css?inline';
import { Swipe } from './swipe';

const zhHans = {
  label: '想看哪一天',
  go: '去这一天',
  wrong: '请选一个 1900 年到 2999 年之间的日子。',
};
const en: typeof zhHans = {
  label: 'Which day to show',
  go: 'Go to this day',
  wrong: 'Please choose a day between 1900 and 2999.',
};

export class Go {
  readonly #swipe: Swipe;
  #wrong = false;

  constructor(private readonly around: Waiting & { readonly element: LitElement }) {
    dress(around.element, css);
    this.#swipe = new Swipe(around.element);
  }

  /** Heeds swipes over this element, until it heeds another. */
  heed(stage: HTMLElement | null, move: (steps: number) => void): void {
    this.#swipe.heed(stage, move);
  }

  form({ lang }: Scene, view: JumpView): TemplateResult {
    const words = languageOf(lang) === 'en' ? en : zhHans;
    return html`<form
      novalidate
      @submit=${(event: Event) => this.#onSubmit(event, view, words.wrong)}
      @keydown=${this.#onKey}
    >
      <label for="jump">${words.label}</label>
      <input
        id="jump"
        type="date"
        min="1900-01-01"
        max="2999-12-31"
        .value=${view.date}
        aria-invalid=${String(this.#wrong)}
        aria-describedby=${this.#wrong ? 'jump-wrong' : nothing}
      />
      ${this.#wrong ? html`<p class="small" id="jump-wrong">${words.wrong}</p>` : nothing}
      <button type="submit" class="primary">${words.go}</button>
    </form>`;
  }

  #onSubmit(event: Event, view: JumpView, wrong: string): void {
    event.preventDefault();
    event.stopPropagation();
    const form = event.currentTarget as HTMLFormElement;
    const input = form.querySelector('input');
    const date = input?.value.trim() ?? '';
    this.#wrong = !isDate(date);
    if (this.#wrong) {
      this.around.say(wrong);
      input?.focus();
      void this.around.update();
      return;
    }
    form.closest('details')?.removeAttribute('open');
    view.onDate(date);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const details = (event.currentTarget as Element).closest('details');
    if (event.key !== 'Escape' || !details) return;
    event.stopPropagation();
    details.open = false;
    details.querySelector('summary')?.focus();
  };
}
