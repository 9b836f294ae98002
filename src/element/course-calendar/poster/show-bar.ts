import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { icon } from '../../part/icon';
import { notice } from '../../part/notice';
import { types } from './choice';
import type { PosterChoice } from './choice';
import type { Plan } from './measure';
import type { PosterWords } from './words';

export interface BarView {
  words: PosterWords;
  choice: PosterChoice;
  /** Undefined while it is being laid out. */
  plan: Plan | undefined;
  /** Whether the program around the page cannot print. */
  inside: boolean;
  /** Whether printing was asked for and seems not to have begun. */
  silent: boolean;
  /** Whether an address was worth a code. */
  coded: boolean;
  /** Not shown in the large-print appearance, where it stands for the ways between the views. */
  onChange(change: Partial<PosterChoice>): void;
  onPrint(): void;
}

function toggles<K extends 'paper' | 'turn' | 'span'>(
  name: K,
  options: readonly (readonly [PosterChoice[K], string])[],
  { words, choice, onChange }: BarView,
): TemplateResult {
  return html`<div class="p-pick" role="group" aria-label=${words[name]}>
    <span class="label small" aria-hidden="true">${words[name]}</span>
    <div class="views">
      ${options.map(
        ([value, word]) =>
          html`<button
            type="button"
            class="toggle"
            data-pick=${value}
            aria-pressed=${String(choice[name] === value)}
            @click=${() => onChange({ [name]: value } as Partial<PosterChoice>)}
          >
            ${word}
          </button>`,
      )}
    </div>
  </div>`;
}

function typeSelect({ words, choice, onChange }: BarView): TemplateResult {
  const onPick = (event: Event): void =>
    onChange({ type: Number((event.target as HTMLSelectElement).value) });
  return html`<label class="p-pick"
    ><span class="small">${words.type}</span>
    <select data-pick="type" .value=${String(choice.type)} @change=${onPick}>
      ${types.map(
        (one) =>
          html`<option value=${one} ?selected=${one === choice.type}>
            ${one ? words.points(one) : words.auto}
          </option>`,
      )}
    </select></label
  >`;
}

function printButton({ words, plan, inside, onPrint }: BarView): unknown {
  if (inside) return notice('warm', words.inside);
  return html`<button type="button" class="primary" data-print ?disabled=${!plan} @click=${onPrint}>
    ${icon('print')}<span>${words.print(plan?.folded.length ?? 0)}</span>
  </button>`;
}

/** Above the sheets: what is printed on what, and the way to print it. */
export function bar(view: BarView): TemplateResult {
  const { words, plan, silent, coded } = view;
  const pages = plan?.folded.length ?? 0;
  return html`<div class="p-bar no-print">
    <div class="p-picks">
      ${toggles(
        'span',
        [
          ['month', words.month],
          ['week', words.week],
        ],
        view,
      )}
      ${toggles(
        'paper',
        [
          ['A4', 'A4'],
          ['A3', 'A3'],
        ],
        view,
      )}
      ${toggles(
        'turn',
        [
          ['portrait', words.portrait],
          ['landscape', words.landscape],
        ],
        view,
      )}
      ${typeSelect(view)}
    </div>
    <div class="actions">${printButton(view)}</div>
    <p class="soft small" data-made>
      ${plan ? words.made(plan.type, pages) : ''} ${pages > 4 ? words.many : ''}
    </p>
    ${coded ? nothing : html`<p class="soft small" data-no-code>${words.noCode}</p>`}
    ${silent ? notice('warm', words.notPrinting) : nothing}
  </div>`;
}
