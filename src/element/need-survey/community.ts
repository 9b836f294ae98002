import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { answerOf } from '../../contract/answer';
import type { Question } from '../../contract/need';
import { areaAndBelow } from '../../contract/place';
import type { Area } from '../../contract/place';
import { textIn } from '../../contract/text';
import { describedBy, fieldId, typedValue } from './asking';
import type { Asking } from './asking';

/** The stations to choose from, by the institute (street or town) above them. */
export function communitiesOf(
  areas: readonly Area[],
  area: string,
): { above: Area | undefined; stations: Area[] }[] {
  const within = area ? areaAndBelow(areas, area) : undefined;
  const groups = new Map<string, { above: Area | undefined; stations: Area[] }>();
  for (const one of areas) {
    if (one.level !== 'station' || (within && !within.has(one.id))) continue;
    const key = one.parentId ?? '';
    const group = groups.get(key) ?? { above: areas.find(({ id }) => id === key), stations: [] };
    group.stations.push(one);
    groups.set(key, group);
  }
  return Array.from(groups.values());
}

/** The choice of a community from the service's area tree, as the device's own list. */
export function community(question: Question, asking: Asking): TemplateResult {
  const { tongue, draft, errors, set, area } = asking;
  const value = typedValue(answerOf(draft, question.name));
  const option = (one: Area) =>
    html`<option value=${one.id} ?selected=${one.id === value}>${textIn(one.name, tongue.lang)}</option>`;
  return html`<select
    id=${fieldId(question.name)}
    aria-required=${ifDefined(question.isRequired ? 'true' : undefined)}
    aria-invalid=${ifDefined(errors.has(question.name) ? 'true' : undefined)}
    aria-describedby=${ifDefined(describedBy(question, asking))}
    @change=${(event: Event) => set(question.name, (event.target as HTMLSelectElement).value || undefined)}
  >
    <option value="" ?selected=${!value}>${tongue.words.pickCommunity}</option>
    ${communitiesOf(tongue.areas, area).map(({ above, stations }) =>
      above
        ? html`<optgroup label=${textIn(above.name, tongue.lang)}>${stations.map(option)}</optgroup>`
        : html`${stations.length ? stations.map(option) : nothing}`,
    )}
  </select>`;
}
