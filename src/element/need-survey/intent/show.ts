import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { notice } from '../../part/notice';
import type { Around } from '../pane';
import type { Intent } from './intent';
import { intentWords } from './words';

export interface IntentActs {
  again: (intent: Intent) => void;
  drop: (id: string) => void;
}

/** Where an intent is, said as it is: never as done before the backend has accepted it. */
export function intentView(intent: Intent, what: string, around: Around, acts: IntentActs): TemplateResult {
  const words = intentWords(around.frame.tongue.lang);
  const { id, entry } = intent;
  if (!entry) return notice('good', words.delivered(what));
  if (entry.state === 'sending') return notice('info', words.sending(what));
  if (entry.state === 'waiting') {
    const safe = entry.kept === 'device';
    const now = html`<button type="button" @click=${() => around.sending.sendNow()}>
      ${words.sendNow}
    </button>`;
    return notice(safe ? 'info' : 'warm', safe ? words.device(what) : words.memory(what), nothing, now);
  }
  const type = entry.failure?.type ?? '';
  const known = Object.prototype.hasOwnProperty.call(words.refusedOf, type) ? words.refusedOf[type] : '';
  return notice(
    'bad',
    words.refused(what),
    known || words.refusedOther,
    html`<button type="button" @click=${() => acts.again(intent)}>${words.retry}</button>
      <button type="button" @click=${() => acts.drop(id)}>${words.drop}</button>
      ${around.frame.phone()}`,
  );
}
