import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { answerOf } from '../../../contract/answer';
import type { Question } from '../../../contract/need';
import { isDate } from '../../../contract/time';
import { describedBy, typedValue } from './asking';
import { fieldId } from './id';
import type { Asking } from './asking';
import { steady } from './steady';

let native: boolean | undefined;

/** Whether the browser has a date field of its own; one that has not turns it into text. */
function hasDateField(): boolean {
  if (native === undefined) {
    const probe = document.createElement('input');
    probe.setAttribute('type', 'date');
    native = probe.type === 'date';
  }
  return native;
}

/**
 * A day: the browser's date field; three fields for year, month and day where there is none, and in the elder
 * appearance, since writing three numbers is easier than turning wheels back to a year of birth.
 */
export function dateField(
  question: Question,
  asking: Asking,
  title: unknown,
  hints: unknown,
  after: unknown,
): TemplateResult {
  if (asking.tongue.plain || !hasDateField()) {
    return html`<fieldset aria-describedby=${ifDefined(describedBy(question, asking))}>
      <legend class="asked">${title}</legend>
      ${hints}${parts(question, asking)}${after}
    </fieldset>`;
  }
  const { draft, errors, set } = asking;
  const { name } = question;
  const value = typedValue(answerOf(draft, name));
  const onInput = (event: Event) => set(name, (event.target as HTMLInputElement).value || undefined);
  // Half filled in it says nothing by itself; it must not pass for "not answered".
  const settle = (event: Event) => {
    if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
    if ((event.target as HTMLInputElement).validity.badInput) set(name, '?');
    else if (answerOf(asking.draft, name) === '?') onInput(event);
  };
  return html`<label class="asked" for=${fieldId(question.name)}>${title}</label> ${hints}<input
      type="date"
      id=${fieldId(question.name)}
      class="short"
      data-date=${ifDefined(name.includes('/') ? undefined : name)}
      min=${ifDefined(question.min == null ? undefined : String(question.min))}
      max=${ifDefined(question.max == null ? undefined : String(question.max))}
      aria-required=${ifDefined(question.isRequired ? 'true' : undefined)}
      aria-invalid=${ifDefined(errors.has(question.name) ? 'true' : undefined)}
      aria-describedby=${ifDefined(describedBy(question, asking))}
      .value=${steady(isDate(value) ? value : '')}
      @input=${onInput}
      @blur=${settle}
      @keydown=${settle}
    />${after}`;
}

function parts(question: Question, asking: Asking): TemplateResult {
  const { tongue, errors, set } = asking;
  const { name } = question;
  const { words } = tongue;
  // Year, month and day as typed, joined by hyphens; what is no day yet stays as it is.
  const typed = () => typedValue(answerOf(asking.draft, name)).split('-');
  const part = (index: number, label: string, size: number) => {
    const id = index === 0 ? fieldId(name) : `${fieldId(name)}-${index}`;
    // What an input method is still composing is not taken apart under its hands.
    const onInput = (event: Event) => {
      if ((event as InputEvent).isComposing) return;
      const next = [0, 1, 2].map((at) => (typed()[at] ?? '').trim());
      next[index] = (event.target as HTMLInputElement).value.replace(/[-\s]/g, '');
      set(name, next.some(Boolean) ? next.join('-') : undefined);
    };
    return html`<div class="part">
      <label for=${id}>${label}</label>
      <input
        type="text"
        id=${id}
        inputmode="numeric"
        autocomplete="off"
        maxlength=${size}
        data-size=${size}
        aria-invalid=${ifDefined(errors.has(name) ? 'true' : undefined)}
        .value=${steady(typed()[index] ?? '')}
        @input=${onInput}
        @compositionend=${onInput}
      />
    </div>`;
  };
  return html`<div class="parts">
    ${part(0, words.year, 4)}${part(1, words.month, 2)}${part(2, words.day, 2)}
  </div>`;
}
