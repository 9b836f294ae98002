import { html, nothing } from 'lit';
import { icon } from '../part/icon';
import { Later } from '../part/later';
import type { Waiting } from '../part/later';
import type { Scene } from './scene';
import type { Shown, Subscribe } from './subscribe/subscribe';

/** The way to subscribe to what is shown, where the backend has an address for it. Its code comes when it is asked for. */
export class SubscribeDoor {
  readonly #later: Later<Subscribe>;
  #open = false;

  constructor(private readonly around: Waiting & { readonly element: Element }) {
    this.#later = new Later(
      around,
      async () => new (await import('./subscribe/subscribe')).Subscribe(around),
    );
  }

  /** The button, and under it what it opens; nothing where there is no address. */
  content(scene: Scene, shown: Shown): unknown {
    const link = scene.service?.links?.calendar;
    if (!link) return nothing;
    const toggle = (): void => {
      this.#open = !this.#open;
      if (this.#open) void this.#later.bring();
      this.around.update();
    };
    return html`<div class="no-print">
      <button type="button" class="quiet" data-subscribe aria-expanded=${String(this.#open)} @click=${toggle}>
        ${icon('calendar')}<span>${scene.words.subscribe}</span>
      </button>
      ${this.#open ? (this.#later.value?.content(scene, shown, link) ?? this.#later.waiting()) : nothing}
    </div>`;
  }
}
