import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Task } from '../../../contract/need';
import { textIn } from '../../../contract/text';
import { heading } from '../../part/heading';
import { icon } from '../../part/icon';
import type { Around } from '../pane';
import { statusName } from './scene';
import { taskWords } from './words';

export { similar } from './similar';
export type { Wish } from './similar';

/**
 * Before sending: the similar tasks of the community, each with "me too", so that one need is not asked for twice.
 * `chosen` holds the ids of those that are supported, `toggle` turns one over. Nothing when there is none.
 */
export function offer(
  around: Around,
  tasks: readonly Task[],
  chosen: ReadonlySet<string>,
  toggle: (id: string) => void,
): TemplateResult | typeof nothing {
  if (!tasks.length) return nothing;
  const { frame } = around;
  const { lang } = frame.tongue;
  const words = taskWords(lang);
  return html`<section class="offer no-print" part="offer">
    ${heading(frame.level + 1, words.offerTitle)}
    <p class="small">${words.offerBody}</p>
    <ul>
      ${tasks.map((task) => {
        const title = textIn(task.title, lang);
        const on = chosen.has(task.id);
        const facts = [
          around.areaName(task.areaId),
          statusName(task.status, lang),
          words.askedBy(task.needCount),
        ];
        return html`<li>
          <div>
            <strong>${title}</strong>
            <p class="soft small">${facts.join(' · ')}</p>
          </div>
          <button
            type="button"
            class="toggle"
            aria-pressed=${on ? 'true' : 'false'}
            aria-label="${on ? words.picked : words.meToo}: ${title}"
            @click=${() => toggle(task.id)}
          >
            ${icon(on ? 'check' : 'person')}<span>${on ? words.picked : words.meToo}</span>
          </button>
        </li>`;
      })}
    </ul>
  </section>`;
}
