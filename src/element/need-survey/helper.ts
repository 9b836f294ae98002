import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { notice } from '../part/notice';
import type { Form, Relation } from './form';
import { textOf } from './frame';
import type { Frame } from './frame';

const relations: readonly Relation[] = ['family', 'worker', 'volunteer'];

/** Who helps, and whether the one who is helped agrees: what is to be read aloud stands there. */
export function helperScreen(form: Form, relation: Relation | '', frame: Frame): TemplateResult {
  const { tongue, act, level } = frame;
  const { words } = tongue;
  return html`<section class="ask here">
    ${heading(level + 1, words.helperTitle, 'subtitle page alone')}
    <p class="lead">${words.helperBody}</p>
    <fieldset class="question">
      <legend class="asked">${words.helperWho}</legend>
      <div class="options column">
        ${relations.map(
          (one) =>
            html`<label class="option" data-on=${String(relation === one)}
              ><input
                type="radio"
                name="helper"
                value=${one}
                .checked=${relation === one}
                @change=${() => act.relate(one)}
              /><span class="mark"></span><span class="text">${words.relationOf[one]}</span></label
            >`,
        )}
      </div>
    </fieldset>
    <div class="question">
      <p class="asked">${words.readOut}</p>
      ${notice('info', words.helperStatement(textOf(frame, form.survey.who)))}
      <div class="decisions" role="group" aria-label=${words.helperAgree}>
        <button
          type="button"
          class="decide"
          aria-disabled=${String(!relation)}
          aria-describedby="helper-first"
          @click=${() => relation && act.helped(true)}
        >
          <span>${words.helperYes}</span>
        </button>
        <button type="button" class="decide" @click=${() => act.helped(false)}>
          <span>${words.helperNo}</span>
        </button>
      </div>
      <p class="soft small" id="helper-first">${relation ? '' : words.helperFirst}</p>
    </div>
    <div class="actions steps no-print">
      <button type="button" @click=${act.back}>${icon('left')}<span>${words.toStart}</span></button>
    </div>
  </section>`;
}
