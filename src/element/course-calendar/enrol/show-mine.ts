import { html, nothing } from 'lit';
import type { OutboxState, Sent } from '../../../source/outbox/entry';
import { icon } from '../../part/icon';
import type { Scene } from '../scene';
import type { Enrol } from './enrol';
import type { Known } from './lookup';
import { waitState } from './standing';

/** What this device has enrolled for: folded behind one line, so that it does not stand in the way of the calendar. */
export function showMine(
  { entries, sent }: OutboxState,
  scene: Scene,
  enrol: Enrol,
  knownOf: (receipt: string) => Known | undefined,
): unknown {
  const words = enrol.words(scene.lang);
  const waiting = entries.filter(({ name }) => name === 'enrolments');
  const done = sent.filter(({ name, receipt }) => name === 'enrolments' && receipt);
  if (!waiting.length && !done.length) return nothing;
  const stateOf = ({ receipt, status }: Sent): string => knownOf(receipt)?.item?.status ?? status;
  const line = (id: string, label: string, state: string) =>
    html`<li data-state=${state}>
      <button type="button" class="mine" @click=${() => enrol.openById(id, label, scene)}>
        <strong>${label}</strong><span>${words.state[state] ?? state}</span>${icon('right')}
      </button>
    </li>`;
  return html`<details class="my-enrolments no-print" part="enrolments">
    <summary>${icon('check')}<span>${words.mine} ${waiting.length + done.length}</span></summary>
    <ul>
      ${waiting.map((entry) => line(entry.id, entry.label, waitState(entry, undefined)))}
      ${done.map((one) => line(one.id, one.label, stateOf(one)))}
    </ul>
    ${enrol.lost ? html`<p class="soft">${enrol.lost}</p>` : nothing}
    ${
      done.length
        ? html`<button type="button" class="quiet" @click=${() => void enrol.forget(scene)}>
            ${words.forget}
          </button>`
        : nothing
    }
  </details>`;
}
