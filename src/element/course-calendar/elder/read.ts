import { html, nothing } from 'lit';
import type { LitElement, ReactiveController } from 'lit';
import type { PlainDate } from '../../../contract/time';
import { Speaker } from '../../../control/speak';
import type { SpokenPart } from '../../../control/speak';
import { icon } from '../../part/icon';
import type { Waiting } from '../../part/later';
import type { Scene } from '../scene';
import { placeWords } from '../session-list';
import { comma, enrolNotes, feeWords, markOf, materialWords, offerNotes, spokenDay, titleOf } from '../tell';
import { phaseOf } from '../phase';
import type { Row } from '../view';
import { saidTimes } from './said';
import { elderWords } from './words';

interface Around extends Waiting {
  readonly element: LitElement;
}

const line = (scene: Scene, parts: readonly (string | undefined)[]): string =>
  `${parts.filter(Boolean).join(comma(scene))}${scene.lang.indexOf('en') === 0 ? '.' : '。'}`;

const prices = (row: Row, scene: Scene): string[] =>
  row.offers.map((offer) =>
    [feeWords(offer, scene), materialWords(offer, scene)].filter(Boolean).join(comma(scene)),
  );

/** One session of a day as it is said: when, what, where, for how much; first of all that it is off. */
const briefly = (row: Row, scene: Scene): string =>
  line(scene, [
    saidTimes(row.from, row.to, scene.lang),
    titleOf(row, scene),
    markOf(row, scene)?.word,
    placeWords(row, scene),
    ...prices(row, scene),
  ]);

/** All that somebody asks about one session, in order. */
function fully(row: Row, scene: Scene): SpokenPart[] {
  const mark = markOf(row, scene);
  const phase = mark?.struck ? undefined : phaseOf(row, scene.seatsOf(row), scene.now);
  const mode = row.course?.enrol ? scene.words.mode[row.course.enrol.mode] : undefined;
  const station = scene.areas.get(row.session.areaId);
  const number = station?.phone ?? scene.service?.operator.phone;
  const name = scene.text(station?.phone ? station.name : scene.service?.operator.name);
  const texts = [
    line(scene, [titleOf(row, scene), mark?.word, mark && scene.text(row.session.changeReason)]),
    line(scene, [spokenDay(row.date, scene), saidTimes(row.from, row.to, scene.lang)]),
    line(scene, [elderWords(scene.lang).place(placeWords(row, scene))]),
    ...row.offers.map((offer) => line(scene, [feeWords(offer, scene), ...offerNotes(offer, scene)])),
    mode && !mark?.struck ? line(scene, [mode, ...enrolNotes(row, phase, scene)]) : '',
    scene.text(row.course?.bring) ? line(scene, [scene.words.bring, scene.text(row.course?.bring)]) : '',
    number ? elderWords(scene.lang).ask(name, number) : '',
  ];
  return texts.filter(Boolean).map((text, at) => ({ key: String(at), text }));
}

/** Reads a day or a session aloud, when asked to; silent once that has left the screen, the page or the sight. */
export class DayReader implements ReactiveController {
  readonly speaker: Speaker;

  constructor(private readonly around: Around) {
    this.speaker = new Speaker(
      () => around.update(),
      () => undefined,
    );
    around.element.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onHidden);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onHidden);
    this.speaker.stop();
  }

  hostUpdated(): void {
    const { name } = this.speaker;
    // Afterwards: stopping asks for another rendering.
    if (name && !this.around.element.renderRoot.querySelector(`[data-read="${CSS.escape(name)}"]`))
      void Promise.resolve().then(() => this.speaker.stop());
  }

  /** The button for a day; nothing where the device has no voice for the language. */
  day(date: PlainDate, rows: readonly Row[], scene: Scene): unknown {
    const title = spokenDay(date, scene);
    const head = `${line(scene, [spokenDay(date, scene, scene.days.get(date))])}${elderWords(scene.lang).from(rows.length)}`;
    const parts = [head, ...rows.map((row) => briefly(row, scene))].map((text, at) => ({
      key: String(at),
      text,
    }));
    return this.#button(`day ${date}`, elderWords(scene.lang).readDay(title), parts, scene);
  }

  session(row: Row, scene: Scene): unknown {
    const label = elderWords(scene.lang).readSession(titleOf(row, scene));
    return this.#button(`session ${row.session.id}`, label, fully(row, scene), scene);
  }

  #button(name: string, label: string, parts: readonly SpokenPart[], scene: Scene): unknown {
    const { speaker } = this;
    if (!speaker.can(parts, scene.lang)) return nothing;
    const words = elderWords(scene.lang);
    const on = speaker.name === name;
    const press = async (): Promise<void> => {
      if (on) return speaker.stop();
      await speaker.read(name, parts, scene.lang);
      if (speaker.failed === name) this.around.say(words.readFailed);
    };
    return html`<button
        type="button"
        class="read wide no-print"
        data-read=${name}
        aria-label=${on ? words.stop : label}
        @click=${press}
      >
        ${icon(on ? 'stop' : 'sound')}<span>${on ? words.stop : words.read}</span>
      </button>
      ${speaker.failed === name ? html`<p class="small">${words.readFailed}</p>` : nothing}`;
  }

  readonly #onHidden = (): void => {
    if (document.visibilityState === 'hidden') this.speaker.stop();
  };
}
