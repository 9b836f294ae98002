import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../contract/list';
import type { Survey } from '../../contract/need';
import type { Draft, OutboxState } from '../../source/outbox/entry';
import type { DeliveryWords } from '../part/delivery-words';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { textOf } from './frame';
import type { Frame } from './frame';
import { stepOf } from './resume';

/** What was collected on this device, of one survey in one place. */
export interface Tally {
  label: string;
  collected: number;
  sent: number;
  waiting: number;
  attention: number;
}

/** Counts by survey and place; `isToday` says whether a device time is of today. What still waits counts of any day. */
export function tallyOf(state: OutboxState, isToday: (ms: number) => boolean): Tally[] {
  const rows = new Map<string, Tally>();
  const add = (label: string, what: 'sent' | 'waiting' | 'attention') => {
    const group = label.replace(/ · [^·]*$/, '');
    const row = rows.get(group) ?? { label: group, collected: 0, sent: 0, waiting: 0, attention: 0 };
    row[what]++;
    row.collected++;
    rows.set(group, row);
  };
  for (const { name, label, at } of state.sent) if (name === 'responses' && isToday(at)) add(label, 'sent');
  for (const { name, label, state: is } of state.entries) {
    if (name === 'responses') add(label, is === 'attention' ? 'attention' : 'waiting');
  }
  return listOf(rows.values());
}

const total = (rows: readonly Tally[], what: Exclude<keyof Tally, 'label'>): number =>
  rows.reduce((sum, row) => sum + row[what], 0);

export interface VisitView {
  survey: Survey;
  frame: Frame;
  state: OutboxState;
  rows: readonly Tally[];
  drafts: readonly Draft[];
  /** How many unfinished forms would go with the wiping, of any survey. */
  unfinished: number;
  /** A moment of this device's clock as people say it. */
  when: (ms: number) => string;
  /** Whether there are other surveys. */
  choice: boolean;
  /** The list of what waits, or nothing. */
  panel: unknown;
  delivery: DeliveryWords;
  /** Whether the wiping was asked for and waits for a second word. */
  wiping: boolean;
  act: VisitActions;
}

export interface VisitActions {
  /** Goes on with what somebody left unfinished. */
  resume: (draft: Draft) => void;
  /** Hands the device to a resident, or fills in for one. */
  next: (behalf: boolean) => void;
  /** The resident has the device. */
  taken: () => void;
  /** The resident is done, or stops. */
  handBack: () => void;
  /** The clerk has it again. */
  returned: () => void;
  day: (on: boolean) => void;
  sendNow: () => void;
  exportAll: () => void;
  importFile: (file: File) => void;
  wipe: (sure: boolean | undefined) => void;
}

/** How many are not delivered: visible on every screen, says nothing of anyone. */
export function counter({ entries }: OutboxState, frame: Frame): TemplateResult {
  const { words } = frame.tongue;
  return html`<p class="counter small no-print" data-unsent=${entries.length}>
    ${icon(entries.length ? 'clock' : 'check')}<span>${words.unsent(entries.length)}</span>
  </p>`;
}

/** The clerk's screen between two residents. */
export function deskScreen(view: VisitView): TemplateResult {
  const { frame, survey, rows, act } = view;
  const { words } = frame.tongue;
  return html`<section class="stack visit here">
    ${heading(frame.level, words.visitTitle, 'title')}
    <p class="lead">${textOf(frame, survey.title)}</p>
    ${figures(rows, frame)}
    <div class="actions">
      <button type="button" class="primary go" @click=${() => act.next(false)}>
        ${icon('person')}<span>${words.visitNext}</span>
      </button>
      <button type="button" @click=${() => act.next(true)}>${words.visitBehalf}</button>
      <button type="button" class="quiet" @click=${() => act.day(true)}>${words.visitDay}</button>
      ${
        view.choice
          ? html`<button type="button" class="quiet" @click=${() => frame.act.pick('')}>
              ${icon('list')}<span>${words.other}</span>
            </button>`
          : nothing
      }
    </div>
    ${unfinished(view)} ${view.panel}
  </section>`;
}

/** What was collected and how far it has come, in four figures. */
export function figures(rows: readonly Tally[], frame: Frame): TemplateResult {
  const { words } = frame.tongue;
  const figure = (n: number, label: string, cls = '') =>
    html`<div class="figure ${cls}">
      <dd>${n}</dd>
      <dt>${label}</dt>
    </div>`;
  const stuck = total(rows, 'attention');
  return html`<dl class="figures">
    ${figure(total(rows, 'collected'), words.collected)} ${figure(total(rows, 'sent'), words.delivered)}
    ${figure(total(rows, 'waiting'), words.waitingCount)}
    ${figure(stuck, words.stuckCount, stuck ? 'bad' : '')}
  </dl>`;
}

// Only the clerk decides whether one of these is taken up again: it may be somebody else's.
function unfinished({ drafts, survey, frame, when, act }: VisitView): unknown {
  if (!drafts.length) return nothing;
  const { words, plain } = frame.tongue;
  return html`<div>
    ${heading(frame.level + 1, words.unfinished(drafts.length), 'subtitle')}
    <ul class="drafts">
      ${drafts.map((draft) => {
        const said = words.unfinishedOne(stepOf(draft, survey, plain), when(draft.at));
        return html`<li>
          <span>${said}</span>
          <span class="actions">
            <button type="button" aria-label="${words.resume}: ${said}" @click=${() => act.resume(draft)}>
              ${words.resume}
            </button>
            <button
              type="button"
              class="quiet"
              aria-label="${words.discard}: ${said}"
              @click=${() => frame.act.discard(draft)}
            >
              ${words.discard}
            </button>
          </span>
        </li>`;
      })}
    </ul>
  </div>`;
}

/** Between clerk and resident: nothing of anyone is on it. */
export function handScreen(to: 'resident' | 'clerk', { frame, act }: VisitView): TemplateResult {
  const { words } = frame.tongue;
  const resident = to === 'resident';
  return html`<section class="hand here" data-to=${to}>
    ${icon('people')} ${heading(frame.level, resident ? words.handToResident : words.handToClerk, 'title')}
    <p class="lead">${resident ? words.handToResidentBody : words.handToClerkBody}</p>
    <div class="actions">
      <button type="button" class="primary go" @click=${resident ? act.taken : act.returned}>
        <span>${resident ? words.iAmResident : words.iAmClerk}</span>${icon('right')}
      </button>
    </div>
  </section>`;
}
