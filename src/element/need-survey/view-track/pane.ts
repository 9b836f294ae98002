import { html } from 'lit';
import type { Need } from '../../../contract/need';
import { need as needResource } from '../../../contract/resource';
import { askOne } from '../../../control/reading';
import type { Ask, ReadingController } from '../../../control/reading';
import type { Backend } from '../../../source/backend';
import { Failure, toFailure } from '../../../source/failure';
import type { EntryInfo } from '../../../source/outbox/entry';
import type { LoadedOne } from '../../../source/read';
import { dress } from '../../../style/sheet';
import { Intents } from '../intent/intent';
import type { Intent } from '../intent/intent';
import { intentWords } from '../intent/words';
import type { Around, Pane } from '../pane';
import { faultOf, grouped, receiptOf } from './code';
import { failureView, finder, keptReceipts, needView, skeleton, waitingView } from './show';
import type { TrackActs, TrackScene, TrackState } from './scene';
import trackCss from './track.css?inline';
import { MOST_NOTE, statusWords } from './view';
import type { Action } from './view';
import { trackWords } from './words';
import type { TrackWords } from './words';

const isBusy = ({ entry }: Intent): boolean => !!entry && entry.state !== 'attention';

/**
 * The ask for one need. A failure that reaches the host page by event carries no address: the receipt is in it.
 */
function askNeed(backend: Backend, receipt: string): Ask<LoadedOne<Need>> {
  const ask = askOne(backend, needResource, { receipt });
  const quiet = (error: unknown): never => {
    const { reason, details } = toFailure(error);
    const { url: _, ...rest } = details;
    throw new Failure(reason, rest);
  };
  return { ...ask, read: (signal, fresh) => ask.read(signal, fresh).catch(quiet) };
}

/** What became of one need, by its receipt. The receipt stays in this object: never in an address or the console. */
export class TrackPane implements Pane {
  readonly #reading: ReadingController<LoadedOne<Need>>;
  readonly #followups: Intents;
  readonly #state: TrackState = { typed: '', asked: '', fault: undefined, open: '', note: '' };
  /** Whether what comes next is what the person just asked for: then it takes the focus. */
  #awaited = false;

  constructor(private readonly around: Around) {
    dress(around.element, trackCss);
    this.#reading = around.reading('need', (backend) =>
      around.shows('track') && this.#state.asked ? askNeed(backend, this.#state.asked) : undefined,
    );
    this.#followups = new Intents(around, 'followups', (body, entry) => this.#settled(body, entry));
  }

  take(receipt: string): void {
    this.#look(receipt);
  }

  retry(): void {
    this.#reading.retry();
  }

  /** Forgets the receipt and what was shown for it: another person may come to the screen. */
  forget(): void {
    Object.assign(this.#state, { typed: '', asked: '', fault: undefined, open: '', note: '' });
    this.#awaited = false;
    void this.around.update();
  }

  content(): unknown {
    const { around } = this;
    this.#followups.look();
    this.#settle();
    const scene = this.#scene;
    return html`<section class="track" part="track">
      ${finder(scene)} ${waitingView(scene)}
      ${this.#state.asked ? this.#result() : keptReceipts(around.sending.state.sent, scene)}
    </section>`;
  }

  get #words(): TrackWords {
    return trackWords(this.around.frame.tongue.lang);
  }

  get #scene(): TrackScene {
    return { around: this.around, words: this.#words, acts: this.#acts, state: this.#state };
  }

  #result(): unknown {
    const { around } = this;
    const scene = this.#scene;
    return html`<div class="became" tabindex="-1">
      ${around.renderReading(this.#reading, {
        skeleton,
        ready: ({ item }) =>
          needView(
            item,
            this.#followups.of(({ receipt }) => receipt === this.#state.asked),
            scene,
          ),
        failed: (failure) => failureView(failure, scene),
      })}
    </div>`;
  }

  /** Once the answer to a question is there: says it, and leads there who asked. */
  #settle(): void {
    const { state } = this.#reading;
    if (!this.#awaited || state.status === 'loading' || state.status === 'idle') return;
    if ('renewing' in state && state.renewing) return;
    this.#awaited = false;
    const words = this.#words;
    if ('data' in state) {
      const name = statusWords(state.data.item.status, words)[0];
      this.#after(() => this.around.say(words.found(name)));
    }
    void this.#focus('.became');
  }

  readonly #acts: TrackActs = {
    type: (text) => {
      this.#state.typed = text;
    },
    look: (typed) => this.#look(typed),
    another: () => {
      this.forget();
      void this.#focus('#receipt');
    },
    open: (what) => {
      this.#state.open = what;
      void this.#focus(what ? '.confirm' : '.became, .kept button');
    },
    note: (text) => {
      this.#state.note = text;
      void this.around.update();
    },
    ask: (action) => void this.#ask(action),
    forget: () => void this.#forgetReceipts(),
    again: (intent) => void this.#followups.again(intent, this.#wordOf(intent.body)),
    drop: (id) => void this.#followups.drop(id),
    sendNow: () => this.around.sending.sendNow(),
    task: (id) => this.around.open('tasks', id),
  };

  async #forgetReceipts(): Promise<void> {
    this.#state.open = '';
    await this.around.sending.forget();
    this.around.say(this.#words.forgotten);
    await this.#focus('#receipt');
  }

  #look(typed: string): void {
    const code = receiptOf(typed);
    const fault = faultOf(code);
    const same = !fault && code === this.#state.asked;
    Object.assign(this.#state, {
      typed: fault ? typed : grouped(code),
      asked: fault ? '' : code,
      fault,
      open: '',
      note: '',
    });
    this.#awaited = !fault;
    if (fault) void this.#focus('#receipt');
    else if (same) this.#reading.retry();
    void this.around.update();
  }

  async #ask(action: Action): Promise<void> {
    const { asked, note } = this.#state;
    const text = action === 'not_solved' ? note.trim() : '';
    if (!asked || text.length > MOST_NOTE) return;
    const waits = this.#followups.of(({ receipt }) => receipt === asked).some(isBusy);
    if (waits) return;
    const fields = { receipt: asked, action, ...(text && { note: text }) };
    await this.#followups.put(fields, this.#words.actionOf[action] ?? '');
    Object.assign(this.#state, { open: '', note: '' });
    await this.#focus('.became');
  }

  /** Accepted or refused: said, and the need is read again, for it is no longer what it was. */
  #settled(body: Readonly<Record<string, unknown>>, entry: EntryInfo | undefined): void {
    const words = intentWords(this.around.frame.tongue.lang);
    const what = this.#wordOf(body);
    // While rendering: what changes the element waits until that is done.
    this.#after(() => {
      this.around.say(entry ? words.refused(what) : words.delivered(what));
      if (body.receipt === this.#state.asked) this.#reading.retry();
    });
  }

  #wordOf({ action }: Readonly<Record<string, unknown>>): string {
    return this.#words.actionOf[String(action)] ?? '';
  }

  #after(act: () => void): void {
    void Promise.resolve().then(act);
  }

  async #focus(selector: string): Promise<void> {
    await Promise.resolve();
    await this.around.update();
    this.around.root.querySelector<HTMLElement>(selector)?.focus();
  }
}
