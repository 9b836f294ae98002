import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { EntryInfo, OutboxState } from '../../source/outbox/entry';
import type { DeliveryWords } from './delivery-words';
import { icon } from './icon';
import { notice } from './notice';

/** What the list of waiting things needs, and what its controls do. */
export interface DeliveryView {
  state: OutboxState;
  words: DeliveryWords;
  /** A moment of this device's clock as people say it. */
  when: (ms: number) => string;
  /** Id of the entry whose removal is being confirmed. */
  asked: string;
  act: DeliveryActions;
}

export interface DeliveryActions {
  sendNow: () => void;
  /** Only where the entry can be corrected here. */
  correct: (entry: EntryInfo) => (() => void) | undefined;
  print: (id: string) => void;
  save: (id: string) => void;
  /** Asks first: called with the id, then with an empty one to leave it. */
  ask: (id: string) => void;
  remove: (id: string) => void;
  exportAll: () => void;
}

/** Why an entry does not get through, in words; empty when it is simply on its way. */
export function refusalText({ failure }: EntryInfo, words: DeliveryWords): string {
  if (!failure) return '';
  const { type = '' } = failure;
  const own = Object.prototype.hasOwnProperty.call(words.refusal, type) ? words.refusal[type] : '';
  if (failure.reason !== 'refused') return words.failure[failure.reason];
  if (own) return own;
  return `${words.failure.refused}${failure.status ? `(${failure.status})` : ''} ${failure.detail ?? ''}`.trim();
}

/** The time of the oldest entry; undefined when nothing waits. */
export const oldestOf = (entries: readonly EntryInfo[]): number | undefined =>
  entries.length ? Math.min(...entries.map(({ createdAt }) => createdAt)) : undefined;

/** Safari deletes what a script stored after seven days without a visit; WebKit is every browser on an iPhone. */
export const isWebKit = (): boolean =>
  /AppleWebKit\//.test(navigator.userAgent) && !/Chrom(e|ium)\//.test(navigator.userAgent);

const THREE_DAYS = 3 * 86_400_000;

/** A warning where what waits may be cleared by the browser. */
export function ageWarning(entries: readonly EntryInfo[], words: DeliveryWords, now: number): unknown {
  const oldest = oldestOf(entries);
  if (oldest === undefined || now - oldest < THREE_DAYS || !isWebKit()) return nothing;
  return notice('warm', words.oldApple);
}

/** All that waits, folded behind one line that says how many; nothing when nothing does. */
export function deliveryPanel(view: DeliveryView, open = false): unknown {
  const { state, words, act } = view;
  const { entries } = state;
  const oldest = oldestOf(entries);
  if (oldest === undefined) return nothing;
  const stuck = entries.filter((one) => one.state === 'attention').length;
  return html`<details class="delivery no-print" part="delivery" ?open=${open}>
    <summary>
      ${icon(stuck ? 'alert' : 'clock')}
      <span>${words.waiting(entries.length)}${stuck ? ` · ${words.stuck(stuck)}` : ''}</span>
    </summary>
    <p class="soft small">${words.count(entries.length, view.when(oldest))}</p>
    ${ageWarning(entries, words, Date.now())}
    <ul aria-label=${words.list}>
      ${entries.map((entry) => entryRow(entry, view))}
    </ul>
    <div class="actions">
      <button type="button" @click=${act.sendNow}>${icon('refresh')}<span>${words.sendNow}</span></button>
      <button type="button" class="quiet" @click=${act.exportAll}>${words.exportAll}</button>
    </div>
  </details>`;
}

function entryRow(entry: EntryInfo, view: DeliveryView): TemplateResult {
  const { words } = view;
  const why = refusalText(entry, words);
  const state = {
    sending: words.sending,
    attention: words.attention,
    waiting: entry.kept === 'device' ? words.device : words.memory,
  };
  const next =
    entry.state === 'waiting' && entry.tries > 0 && entry.nextAt
      ? words.tried(entry.tries, view.when(entry.nextAt))
      : '';
  return html`<li class="entry" data-state=${entry.state}>
    <p>
      <strong>${entry.label}</strong>
      <span class="soft small"
        >${view.when(entry.createdAt)}${entry.attachments ? ` · ${words.attached(entry.attachments)}` : ''}</span
      >
    </p>
    <p class="small">${state[entry.state]}${why ? html` — ${why}` : nothing} ${next}</p>
    ${view.asked === entry.id ? confirm(entry, view) : entryActions(entry, view)}
  </li>`;
}

function entryActions(entry: EntryInfo, { words, act }: DeliveryView): TemplateResult {
  const correct = entry.state === 'attention' ? act.correct(entry) : undefined;
  const whole = entry.failure?.reason !== 'damaged';
  const button = (label: string, run: () => void, cls = '') =>
    html`<button type="button" class=${cls} aria-label="${label}: ${entry.label}" @click=${run}>
      ${label}
    </button>`;
  return html`<div class="actions">
    ${correct ? button(words.correct, correct, 'primary') : nothing}
    ${whole ? button(words.print, () => act.print(entry.id)) : nothing}
    ${whole ? button(words.save, () => act.save(entry.id)) : nothing}
    ${button(words.remove, () => act.ask(entry.id), 'quiet')}
  </div>`;
}

function confirm(entry: EntryInfo, { words, act }: DeliveryView): TemplateResult {
  return html`<div class="confirm" role="group">
    <p>${words.removeSure(entry.label)}</p>
    <div class="actions">
      <button type="button" data-first @click=${() => act.ask('')}>${words.removeNo}</button>
      <button type="button" class="quiet" @click=${() => act.remove(entry.id)}>${words.removeYes}</button>
    </div>
  </div>`;
}
