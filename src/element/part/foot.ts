import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Operator, Service } from '../../contract/service';
import type { Text } from '../../contract/text';
import { phoneLink } from './phone';
import type { PartWords } from './words';

export interface FootView {
  words: PartWords;
  /** How many records were set aside, and how many personal-looking numbers blanked, in what is shown. */
  setAside: number;
  redacted: number;
  service: Service | undefined;
  text: (value: Text | null | undefined) => string;
}

/** Under every element: what is wrong with the data, that they are a demonstration, and "report a problem". */
export function foot({ words, setAside, redacted, service, text }: FootView): TemplateResult {
  return html`<div class="foot" part="foot">
    ${setAside ? html`<p>${words.setAside(setAside)}</p>` : nothing}
    ${redacted ? html`<p>${words.redacted(redacted)}</p>` : nothing}
    ${service?.demo ? html`<p class="demo">${text(service.demo.note)}</p>` : nothing}
    ${service ? problem(service.operator, words, text) : nothing}
  </div>`;
}

function problem(operator: Operator, words: PartWords, text: FootView['text']): TemplateResult {
  const name = text(operator.name);
  return html`<details class="problem no-print">
    <summary>${words.report}</summary>
    ${name ? html`<p>${words.reportBody(name)} ${text(operator.hours)}</p>` : nothing}
    ${operator.phone ? phoneLink(operator.phone, words.call(name)) : html`<p>${words.reportNoPhone}</p>`}
  </details>`;
}
