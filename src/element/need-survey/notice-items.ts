import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { NoticeItem } from '../../contract/notice';
import { icon } from '../part/icon';
import { textOf } from './frame';
import type { Frame } from './frame';
import { plainTitle } from './view';

/** What is asked about persons, each with what it is for. */
export function itemList(items: readonly NoticeItem[], frame: Frame): TemplateResult {
  const { words } = frame.tongue;
  return html`<ul class="items">
    ${items.map(
      ({ title, purpose, sensitive }) =>
        html`<li>
          <strong>${plainTitle(textOf(frame, title))}</strong>${
            sensitive ? html` <span class="chip warm">${icon('alert')}${words.sensitive}</span>` : nothing
          }${purpose ? html` <span class="soft small">${words.purpose(textOf(frame, purpose))}</span>` : nothing}
        </li>`,
    )}
  </ul>`;
}
