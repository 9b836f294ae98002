import { html, nothing } from 'lit';
import { icon } from '../part/icon';
import type { Waiting } from '../part/later';
import type { Scene } from './scene';
import type { Row } from './view';

/** The way into people's own calendars: a file of one session. Its code comes when it is asked for. */
export class KeepDoor {
  /** The session whose file could not be taken, and why. */
  #refused = '';
  #why = '';

  constructor(
    private readonly around: Waiting,
    /** Names the backend that the ids belong to. */
    private readonly key: () => string | undefined,
  ) {}

  button(row: Row, scene: Scene): unknown {
    return html`<button type="button" data-keep @click=${() => void this.#keep(row, scene)}>
        ${icon('calendar')}<span>${scene.words.keep}</span>
      </button>
      ${this.#refused === row.session.id ? html`<p class="small strong" data-kept>${this.#why}</p>` : nothing}`;
  }

  async #keep(row: Row, scene: Scene): Promise<void> {
    const { words, common } = scene;
    const went = await import('./keep').then(
      ({ keepSession }) => keepSession(row, scene, this.key()),
      () => undefined,
    );
    this.#refused = went ? '' : row.session.id;
    this.#why = went === undefined ? common.failure.unreachable.title : words.keepInside;
    this.around.say(went ? words.kept : this.#why);
    this.around.update();
  }
}
