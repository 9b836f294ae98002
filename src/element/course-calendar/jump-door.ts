import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { PlainDate } from '../../contract/time';
import { icon } from '../part/icon';
import type { Later } from '../part/later';
import type { Go } from './go/go';
import type { Scene } from './scene';

export interface JumpView {
  /** The day that is shown. */
  date: PlainDate;
  onDate(date: PlainDate): void;
}

/** A small disclosure that leads to any day; what is in it comes when it is opened. */
export const jumpDoor = (scene: Scene, part: Later<Go>, view: JumpView): TemplateResult =>
  html`<details
    class="jump no-print"
    @toggle=${(event: Event) => {
      if ((event.target as HTMLDetailsElement).open && !part.value) void part.bring();
    }}
  >
    <summary class="button">${icon('calendar')}<span>${scene.words.jump}</span></summary>
    <div class="jump-panel">
      ${part.value ? part.value.form(scene, view) : part.asked ? part.waiting() : nothing}
    </div>
  </details>`;
