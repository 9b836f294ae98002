/* Subscribing to what the calendar shows. Loaded when somebody asks for it. */
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { dress } from '../../../style/sheet';
import { icon } from '../../part/icon';
import type { Waiting } from '../../part/later';
import { notice } from '../../part/notice';
import { isInside } from '../inside';
import type { Scene } from '../scene';
import type { Choice } from '../choice';
import { addressOf, webcal } from './address';
import type { Address } from './address';
import css from './subscribe.css?inline';
import { subscribeWords } from './words';
import type { SubscribeWords } from './words';

/** What the calendar shows now. */
export interface Shown {
  choice: Choice;
  /** The choice in words, without the conditions of some names. */
  chosen(without: readonly string[]): string;
  /** The tag's attributes. */
  area: string;
  partner: string;
  partnerName: string;
  tiers: readonly string[];
  /** Names the backend; its base address where it has one. */
  key: string | undefined;
}

/** Where a link of the scheme `webcal` opens a calendar; on Android it mostly opens nothing. */
const opensWebcal = (): boolean => /iPhone|iPad|Macintosh/.test(navigator.userAgent) && !isInside();

/** The address for a moment of the calendar, a way to copy it, and what to do with it. */
export class Subscribe {
  #told = '';
  /** The address that was told of: what was said of another is no longer true. */
  #about = '';

  constructor(private readonly around: Waiting & { readonly element: Element }) {
    dress(around.element, css);
  }

  content(scene: Scene, shown: Shown, link: string): TemplateResult {
    const words = subscribeWords(scene.lang);
    const address = addressFor(scene, shown, link);
    if (!address) return html`<div class="subscribe">${notice('bad', words.broken, words.brokenBody)}</div>`;
    if (address.url !== this.#about) this.#told = '';
    this.#about = address.url;
    const unsaid = address.unsaid.map((name) => words.names[name] ?? name).join(words.and);
    return html`<div class="subscribe" role="group" aria-label=${scene.words.subscribe}>
      <p>${words.holds(contentWords(scene, shown, address.unsaid) || words.everything)}</p>
      ${unsaid ? html`<p class="strong" data-unsaid>${words.unsaid(unsaid)}</p>` : nothing}
      ${isInside() ? notice('info', words.inside) : nothing} ${this.#row(address, words)}
      <p class="strong" data-copied ?hidden=${!this.#told}>${this.#told}</p>
      ${help(scene, words)}
    </div>`;
  }

  #row({ url }: Address, words: SubscribeWords): TemplateResult {
    return html`<div>
      <label for="subscribe-url">${words.address}</label>
      <div class="row">
        <input
          id="subscribe-url"
          type="text"
          readonly
          .value=${url}
          @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        />
        <button
          type="button"
          class="primary"
          data-copy
          @click=${(event: Event) => void this.#copy(event, words)}
        >
          ${words.copy}
        </button>
        ${
          opensWebcal()
            ? html`<a class="button" href=${webcal(url)}>${icon('calendar')}<span>${words.open}</span></a>`
            : nothing
        }
      </div>
    </div>`;
  }

  async #copy(event: Event, words: SubscribeWords): Promise<void> {
    const field = (event.currentTarget as Element).parentElement?.querySelector('input');
    if (!field) return;
    this.#told = (await copyFrom(field)) ? words.copied : words.notCopied;
    this.around.say(this.#told);
    this.around.update();
  }
}

function addressFor(scene: Scene, shown: Shown, link: string): Address | undefined {
  const { area, partner, key } = shown;
  const { station, tiers, ...choice } = shown.choice;
  // Whatever else may be chosen goes by its own name.
  const rest = Object.entries(choice).map(([name, one]) => [name, one === true ? '1' : String(one || '')]);
  return addressOf(
    link,
    {
      ...(Object.fromEntries(rest) as Record<string, string>),
      area: station || area,
      partner: choice.partner || partner,
      tiers: (tiers.length ? tiers : shown.tiers).join(' '),
      // The backends' default.
      lang: scene.lang === 'zh-Hans' ? '' : scene.lang,
    },
    key,
  );
}

/** What is in it, as the reader chose it. */
function contentWords(
  scene: Scene,
  { choice, chosen, area, partnerName }: Shown,
  unsaid: readonly string[],
): string {
  const place = choice.station ? '' : scene.text(scene.areas.get(area)?.name);
  return [place, partnerName, chosen(['changed', ...unsaid])].filter(Boolean).join(' · ');
}

/** Copies the field's text, leaving it selected, so that a person can do it where the program may not. */
async function copyFrom(field: HTMLInputElement): Promise<boolean> {
  field.focus();
  field.setSelectionRange(0, field.value.length);
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // No clipboard object on plain http, or it was forbidden: the old command may do it.
    try {
      return document.execCommand('copy');
    } catch {
      return false;
    }
  }
}

const help = (scene: Scene, { how, steps }: SubscribeWords): TemplateResult =>
  html`<details ?open=${scene.elder}>
    <summary>${how}</summary>
    <dl>
      ${steps.map(
        ([device, what]) =>
          html`<dt>${device}</dt>
            <dd>${what}</dd>`,
      )}
    </dl>
  </details>`;
