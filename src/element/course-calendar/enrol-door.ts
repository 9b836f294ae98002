import { html, nothing } from 'lit';
import { holds } from '../../source/held';
import { icon } from '../part/icon';
import { Later } from '../part/later';
import type { Enrol, EnrolAround } from './enrol/enrol';
import type { Phase } from './phase';
import type { Scene } from './scene';
import type { Row } from './view';

/** Modes in which a seat is given out over the web. */
const ONLINE = /^(first_come|lottery|review)$/;
const OPEN = /^(not_open|open|almost_full|waitlist)$/;

/** The way to enrolment: its code comes when a session is opened, or when this device may have enrolled before. */
export class EnrolDoor {
  readonly #later: Later<Enrol>;
  #looked = false;
  /** Whether "my enrolments" was asked for. */
  #wanted = false;

  constructor(
    private readonly around: EnrolAround,
    /** Whether the backend takes enrolments. */
    private readonly may: () => boolean,
  ) {
    this.#later = new Later(around, async () => new (await import('./enrol/enrol')).Enrol(around));
  }

  /** After each update: what went out is followed up; once, the device is asked whether it enrolled before. */
  look(): void {
    this.#later.value?.settled();
    if (this.#looked || !this.may()) return;
    this.#looked = true;
    // What waits is sent, what was sent is followed up.
    void holds('entry', 'tomb').then((has) => {
      if (has) void this.#later.bring(true);
    });
  }

  /** Ahead of need: somebody reads what a session is about. */
  prepare(row: Row | undefined): void {
    if (row) this.#later.value?.opened(row.session.id);
    if (row && this.may() && ONLINE.test(row.course?.enrol?.mode ?? '')) void this.#later.bring(true);
  }

  /** The button in a session's detail; nothing where one cannot enrol here. */
  offer(row: Row, phase: Phase | undefined, scene: Scene): unknown {
    const mode = row.course?.enrol?.mode ?? '';
    if (!this.may() || !ONLINE.test(mode)) return nothing;
    const { words } = scene;
    const standing = this.#later.value?.standing(row.session.id);
    const draw = mode === 'lottery' && !standing && /^(drawing|closed|running|ended)$/.test(phase ?? '');
    const label = standing
      ? words.seeEnrolment
      : phase === 'not_open'
        ? words.enrolEarly
        : phase === 'waitlist'
          ? words.enrolQueue
          : draw
            ? words.seeDraw
            : words.enrolNow[mode];
    if (!standing && !draw && !OPEN.test(phase ?? '')) return nothing;
    return html`<button
      type="button"
      class=${draw ? 'button' : 'button primary'}
      part="enrol-button"
      data-enrol
      @click=${() => this.around.open(row, true)}
    >
      ${icon(standing ? 'check' : draw ? 'list' : 'person')}<span>${label}</span>
    </button>`;
  }

  /** The form, or what became of it. */
  content(row: Row, scene: Scene): unknown {
    if (!this.#later.value && !this.#later.asked) void this.#later.bring();
    return this.#later.value?.content(row, scene) ?? this.#later.waiting();
  }

  /** Whether one can enrol here over the web. */
  get open(): boolean {
    return this.may();
  }

  /** Brings "my enrolments", opened, or says that there are none. */
  async showMine(): Promise<void> {
    this.#wanted = true;
    await this.#later.bring();
    this.around.update();
    await this.around.element.updateComplete;
    const mine = this.around.element.renderRoot.querySelector<HTMLDetailsElement>('.my-enrolments');
    if (mine) mine.open = true;
    const target =
      mine?.querySelector('summary') ?? this.around.element.renderRoot.querySelector('[data-none]');
    (target as HTMLElement | null)?.focus();
  }

  mine(scene: Scene): unknown {
    const { value } = this.#later;
    return value ? value.mine(scene, this.#wanted) : this.#wanted ? this.#later.waiting() : nothing;
  }
}
