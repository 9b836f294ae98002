import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { answerOf } from '../../../contract/answer';
import type { Question } from '../../../contract/need';
import { isPhone, phoneOf } from '../../../contract/tidy';
import { describedBy, typedValue } from './asking';
import { fieldId } from './id';
import type { Asking } from './asking';
import { steady } from './steady';

/** A phone number in the groups in which it is said: `138 0000 0000`, `010 8888 8888`; anything else as it is. */
export function spaced(typed: string): string {
  const digits = phoneOf(typed.trim());
  if (!isPhone(digits)) return typed.trim();
  if (digits.charAt(0) === '1') return digits.replace(/^(.{3})(.{4})/, '$1 $2 ');
  const [, area = '', local = digits] = /^(010|02\d|0[3-9]\d{2})?(.+)$/.exec(digits) ?? [];
  return [area, local.replace(/(.{4})$/, ' $1')].filter(Boolean).join(' ');
}

/** A phone number, written as one likes; after leaving the field it stands in groups. */
export function phoneField(question: Question, asking: Asking): TemplateResult {
  const { name } = question;
  const { draft, errors, set, shared } = asking;
  const valueOf = (event: Event) => (event.target as HTMLInputElement).value;
  const leave = (event: Event) => {
    const value = valueOf(event);
    if (value && spaced(value) !== value) set(name, spaced(value));
  };
  return html`<input
    type="tel"
    id=${fieldId(name)}
    class="short"
    inputmode="tel"
    autocomplete=${shared ? 'off' : 'tel'}
    aria-required=${ifDefined(question.isRequired ? 'true' : undefined)}
    aria-invalid=${ifDefined(errors.has(name) ? 'true' : undefined)}
    aria-describedby=${ifDefined(describedBy(question, asking))}
    .value=${steady(typedValue(answerOf(draft, name)))}
    @input=${(event: Event) => set(name, valueOf(event) || undefined)}
    @blur=${leave}
  />`;
}
