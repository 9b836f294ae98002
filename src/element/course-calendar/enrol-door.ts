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
    if (row && this.may() && ONLINE.test(row.course?.enrol?.mode ?? '')) void this.#later.bring(true);
  }

  /** The button in a session's detail; nothing where one cannot enrol here. */
  offer(row: Row, phase: Phase | undefined, scene: Scene): unknown {
    const mode = row.course?.enrol?.mode ?? '';
    if (!this.may() || !ONLINE.test(mode)) return nothing;
    const { words } = scene;
    const standing = this.#later.value?.standing(row.session.id);
    const label = standing
      ? words.seeEnrolment
      : phase === 'not_open'
        ? words.enrolEarly
        : phase === 'waitlist'
          ? words.enrolQueue
          : words.enrolNow[mode];
    if (!standing && !OPEN.test(phase ?? '')) return nothing;
    return html`<button
      type="button"
      class="button primary"
      part="enrol-button"
      data-enrol
      @click=${() => this.around.open(row, true)}
    >
      ${icon(standing ? 'check' : 'person')}<span>${label}</span>
    </button>`;
  }

  /** The form, or what became of it. */
  content(row: Row, scene: Scene): unknown {
    if (!this.#later.value && !this.#later.asked) void this.#later.bring();
    return this.#later.value?.content(row, scene) ?? this.#later.waiting();
  }

  mine(scene: Scene): unknown {
    return this.#later.value?.mine(scene) ?? nothing;
  }
}
