import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Survey } from '../../contract/need';
import type { PlainDate } from '../../contract/time';
import type { EntryInfo } from '../../source/outbox/entry';
import { deliveryPanel } from '../part/delivery';
import type { DeliveryView } from '../part/delivery';
import { deliveryWords } from '../part/delivery-words';
import type { DeliveryWords } from '../part/delivery-words';
import { icon } from '../part/icon';
import type { FormAround } from './around';
import { draftOf } from './body';
import { saveAsFile, saveBlob } from './copy';
import { Form } from './form';

/** What waits on this device: the list with its controls, and one entry as a text to print. */
export class Box {
  #asked = '';
  /** The text that is shown to be printed. */
  #slip: string | undefined;

  constructor(
    private readonly around: FormAround,
    /** The definition that is loaded, for the words of an entry's answers. */
    private readonly survey: () => Survey | undefined,
    /** A form as text that was not sent; undefined while the code for it cannot be loaded. */
    private readonly text: (form: Form, day: PlainDate) => Promise<string | undefined>,
    /** Takes a refused entry up for correction. */
    private readonly correct: (entry: EntryInfo) => void,
  ) {}

  get words(): DeliveryWords {
    return deliveryWords(this.around.frame.tongue.lang);
  }

  /** A moment of this device's clock on the server's: the two may be hours apart. */
  #shifted(ms: number): number {
    return ms + this.around.now() - Date.now();
  }

  /** A moment of this device's clock as people say it. */
  readonly when = (ms: number): string => this.around.moment(this.#shifted(ms));

  /** Whether a moment of this device's clock is of today. */
  readonly isToday = (ms: number): boolean => this.around.wall(this.#shifted(ms)).date === this.around.today;

  panel(open = false): unknown {
    return deliveryPanel(this.#view(), open);
  }

  #view(): DeliveryView {
    const { around } = this;
    return {
      state: around.sending.state,
      words: this.words,
      when: this.when,
      asked: this.#asked,
      act: {
        sendNow: this.sendNow,
        correct: this.mend,
        print: (id) => void this.#print(id),
        save: (id) => void this.#save(id),
        ask: (id) => {
          this.#asked = id;
          void around.update().then(() => this.#focus('.confirm [data-first], .delivery summary'));
        },
        remove: (id) => void this.#remove(id),
        exportAll: this.exportAll,
      },
    };
  }

  /** How an entry is corrected; undefined where no correction helps: it is there already, or cannot be read. */
  readonly mend = (entry: EntryInfo): (() => void) | undefined => {
    const { reason, type } = entry.failure ?? {};
    const hopeless = reason === 'damaged' || type === 'conflict';
    return entry.name === 'responses' && !hopeless ? () => this.correct(entry) : undefined;
  };

  readonly sendNow = (): void => {
    this.around.sending.sendNow();
    this.around.say(this.words.sending);
  };

  readonly exportAll = (): void => {
    void this.around.sending.exportFile().then(({ file, unread }) => {
      saveBlob(file, `hehuo-${this.around.today}.json`);
      this.around.say(this.words.exported(unread));
    });
  };

  readonly importFile = (file: File): void => {
    void this.around.sending.importFile(file).then((imported) => {
      this.around.say(this.words.imported(imported));
    });
  };

  async #remove(id: string): Promise<void> {
    this.#asked = '';
    await this.around.sending.drop(id);
    this.around.say(this.words.removed);
    await this.around.update();
    this.#focus('.delivery summary, .here h1, .here h2, .here h3');
  }

  /** An entry as people read it; where its definition is not loaded, as its data. */
  async #textOf(id: string): Promise<string> {
    const body = await this.around.sending.body(id);
    if (!body) return '';
    const survey = this.survey();
    if (!survey || survey.id !== body.surveyId) return JSON.stringify(body, null, 2);
    const form = new Form(survey, id);
    form.draft = draftOf(body);
    const text = await this.text(form, this.around.wall(String(body.createdAt)).date);
    return text ?? JSON.stringify(body, null, 2);
  }

  async #save(id: string): Promise<void> {
    const label = this.around.sending.entry(id)?.label ?? id;
    saveAsFile(await this.#textOf(id), label);
    this.around.say(this.around.frame.tongue.words.saved);
  }

  async #print(id: string): Promise<void> {
    this.#slip = await this.#textOf(id);
    await this.around.update();
    this.#focus('.slip');
  }

  /** The text to print, in place of all else; undefined when there is none. */
  slip(): TemplateResult | undefined {
    if (this.#slip === undefined) return undefined;
    const { words } = this;
    const close = () => {
      this.#slip = undefined;
      void this.around.update().then(() => this.#focus('.delivery summary'));
    };
    return html`<section class="stack here">
      <div class="actions no-print">
        <button type="button" class="primary" @click=${() => window.print()}>
          ${icon('print')}<span>${words.print}</span>
        </button>
        <button type="button" @click=${close}>${icon('left')}<span>${words.back}</span></button>
      </div>
      <pre class="slip" tabindex="-1">${this.#slip}</pre>
    </section>`;
  }

  #focus(selector: string): void {
    this.around.root.querySelector<HTMLElement>(selector)?.focus();
  }
}
