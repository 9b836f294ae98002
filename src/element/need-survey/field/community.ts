import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { listOf } from '../../../contract/list';
import { answerOf } from '../../../contract/answer';
import type { Question } from '../../../contract/need';
import { areaAndBelow } from '../../../contract/place';
import type { Area } from '../../../contract/place';
import { textIn } from '../../../contract/text';
import { describedBy, typedValue } from './asking';
import { fieldId } from './id';
import type { Asking } from './asking';
import { steady } from './steady';

/** From so many stations on the list is searched instead of scrolled. */
const MANY = 60;
/** Most stations in the list while it is searched. */
const SHOWN = 200;

export interface StationGroup {
  above: Area | undefined;
  stations: Area[];
}

/** The stations to choose from, by the institute (street or town) above them. */
export function communitiesOf(areas: readonly Area[], area: string): StationGroup[] {
  const within = area ? areaAndBelow(areas, area) : undefined;
  const known = new Map(areas.map((one) => [one.id, one]));
  const groups = new Map<string, StationGroup>();
  for (const one of areas) {
    if (one.level !== 'station' || (within && !within.has(one.id))) continue;
    const key = one.parentId ?? '';
    const group = groups.get(key) ?? { above: known.get(key), stations: [] };
    group.stations.push(one);
    groups.set(key, group);
  }
  return listOf(groups.values());
}

/** What was searched for and which street was picked. */
interface Search {
  text: string;
  street: string;
}

/** The choice of a community from the service's area tree, as the device's own list; a long one can be searched. */
export function community(question: Question, asking: Asking): TemplateResult {
  const groups = communitiesOf(asking.tongue.areas, asking.area);
  const count = groups.reduce((sum, { stations }) => sum + stations.length, 0);
  return count > MANY
    ? searched(question, asking, groups)
    : list(question, asking, groups, fieldId(question.name));
}

function list(
  question: Question,
  asking: Asking,
  groups: readonly StationGroup[],
  id: string,
  label?: string,
): TemplateResult {
  const { tongue, draft, errors, set } = asking;
  const value = typedValue(answerOf(draft, question.name));
  const option = (one: Area) =>
    html`<option value=${one.id} .selected=${live(one.id === value)}>
      ${textIn(one.name, tongue.lang)}
    </option>`;
  return html`<select
    id=${id}
    aria-label=${ifDefined(label)}
    aria-required=${ifDefined(question.isRequired ? 'true' : undefined)}
    aria-invalid=${ifDefined(errors.has(question.name) ? 'true' : undefined)}
    aria-describedby=${ifDefined(describedBy(question, asking))}
    @change=${(event: Event) => set(question.name, (event.target as HTMLSelectElement).value || undefined)}
  >
    <option value="" .selected=${live(!value)}>${tongue.words.pickCommunity}</option>
    ${groups.map(({ above, stations }) =>
      above
        ? html`<optgroup label=${textIn(above.name, tongue.lang)}>${stations.map(option)}</optgroup>`
        : html`${stations.map(option)}`,
    )}
  </select>`;
}

/** Words as they are compared: no blanks, no case. */
const plain = (text: string): string => text.replace(/\s+/g, '').toLowerCase();

/** The groups with what fits: of the picked street, with the searched words in the name; always what is chosen. */
export function matching(
  groups: readonly StationGroup[],
  { text, street }: Search,
  value: string,
  lang: string,
): { groups: StationGroup[]; found: number } {
  const wanted = plain(text);
  let found = 0;
  const left = groups.map(({ above, stations }) => ({
    above,
    stations: stations.filter((one) => {
      const fits =
        (!street || (above?.id ?? '') === street) &&
        (!wanted || plain(textIn(one.name, lang)).includes(wanted));
      if (fits) found += 1;
      return one.id === value || (fits && found <= SHOWN);
    }),
  }));
  return { groups: left.filter(({ stations }) => stations.length), found };
}

/** Three steps for a large district: a few letters of the name, or the street, then the community. */
function searched(question: Question, asking: Asking, all: readonly StationGroup[]): TemplateResult {
  const { tongue, draft, room } = asking;
  const { words, lang } = tongue;
  const { name } = question;
  const search = room.hold<{ now: Search }>('community', name, () => ({ now: { text: '', street: '' } }));
  const find = (change: Partial<Search>) => {
    search.now = { ...search.now, ...change };
    room.update();
  };
  const value = typedValue(answerOf(draft, name));
  const { groups, found } = matching(all, search.now, value, lang);
  const limited = !!(search.now.text || search.now.street);
  const id = fieldId(name);
  return html`<div class="steps-in">
    <div>
      <label class="small" for="${id}-find">${words.communitySearch}</label>
      <input
        type="search"
        id="${id}-find"
        autocomplete="off"
        .value=${steady(search.now.text)}
        @input=${(event: Event) => find({ text: (event.target as HTMLInputElement).value })}
      />
      <p class="small soft" role="status">${limited ? words.communityFound(found) : ''}</p>
    </div>
    ${streets(all, search.now.street, asking, `${id}-street`, (street) => find({ street }))}
    <div>
      <p class="small label" aria-hidden="true">${words.communityPick}</p>
      ${list(question, asking, groups, id)}
    </div>
  </div>`;
}

function streets(
  all: readonly StationGroup[],
  street: string,
  { tongue }: Asking,
  id: string,
  pick: (street: string) => void,
): unknown {
  if (all.length < 2) return nothing;
  const { words, lang } = tongue;
  return html`<div>
    <label class="small" for=${id}>${words.communityStreet}</label>
    <select id=${id} @change=${(event: Event) => pick((event.target as HTMLSelectElement).value)}>
      <option value="" .selected=${live(!street)}>${words.communityAll}</option>
      ${all.map(({ above }) =>
        above
          ? html`<option value=${above.id} .selected=${live(above.id === street)}>
              ${textIn(above.name, lang)}
            </option>`
          : nothing,
      )}
    </select>
  </div>`;
}
