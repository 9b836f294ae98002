import { html, nothing } from 'lit';
import { listOf } from '../../../contract/list';
import type { Task } from '../../../contract/need';
import { tasks as tasksResource } from '../../../contract/resource';
import { emit } from '../../../control/event';
import { memo } from '../../../control/memo';
import { PaperController } from '../../../control/paper';
import { askList } from '../../../control/reading';
import type { ReadingController } from '../../../control/reading';
import type { EntryInfo } from '../../../source/outbox/entry';
import type { Loaded } from '../../../source/read';
import { dress } from '../../../style/sheet';
import { heading } from '../../part/heading';
import { notice } from '../../part/notice';
import { Intents } from '../intent/intent';
import { intentWords } from '../intent/words';
import type { Around, Pane } from '../pane';
import { readChoice, writeChoice } from './address';
import { entriesOf, find, noChoice } from './find';
import type { Choice, Entry } from './find';
import type { TaskActs, TaskScene, TaskState } from './scene';
import { filters, tally } from './show-filter';
import { taskCards, taskTable } from './show-list';
import { MOST_NOTE } from './show-task';
import taskCss from './tasks.css?inline';
import { taskWords } from './words';

/** Rows that are shown at once, and added. */
const STEP = 20;

/** The heart-warming task list (暖心事任务清单). */
export class TasksPane implements Pane {
  readonly #reading: ReadingController<Loaded<Task>>;
  readonly #claims: Intents;
  readonly #paper: PaperController;
  readonly #state: TaskState = {
    choice: noChoice,
    shown: STEP,
    open: '',
    claiming: false,
    note: '',
    wanted: '',
    missing: false,
  };
  readonly #entries = memo(entriesOf);
  readonly #find = memo(find);
  readonly #ever = memo((entries: readonly Entry[]) => find(entries, noChoice));
  #lastIds: ReadonlySet<string> | undefined;
  #addressRead = false;

  constructor(private readonly around: Around) {
    dress(around.element, taskCss);
    this.#reading = around.reading('tasks', (backend) =>
      around.shows('tasks') ? askList(backend, tasksResource, { area: around.area }) : undefined,
    );
    this.#claims = new Intents(around, 'claims', (body, entry) => this.#settled(body, entry));
    this.#paper = new PaperController(around.element);
  }

  take(taskId: string): void {
    Object.assign(this.#state, { wanted: taskId, missing: false });
    void this.around.update();
  }

  retry(): void {
    this.#reading.retry();
  }

  content(): unknown {
    const { around } = this;
    this.#claims.look();
    this.#readAddress();
    const words = taskWords(around.frame.tongue.lang);
    return html`<section class="tasks" part="tasks">
      ${heading(around.frame.level, words.title, 'title')}
      <p class="lead">${words.intro}</p>
      ${around.renderReading(this.#reading, {
        skeleton,
        empty: () => notice('info', words.emptyTitle, words.emptyBody, around.frame.phone()),
        ready: ({ items, partial }) => html`${this.#list(items)} ${partial ? this.#partial() : nothing}`,
      })}
    </section>`;
  }

  #partial(): unknown {
    return html`<p class="soft small">${this.around.common.partial}</p>`;
  }

  #list(items: readonly Task[]): unknown {
    const { around } = this;
    const { width, limit } = around;
    const entries = this.#entriesOf(items);
    this.#lead(entries);
    const scene = this.#scene();
    const now = this.#find(entries, this.#state.choice);
    const all = limit > 0 ? now.items.slice(0, limit) : now.items;
    const { printing } = this.#paper;
    const shown = printing ? all : all.slice(0, this.#state.shown);
    const table = printing || (width === 'wide' && !around.frame.tongue.plain);
    const { words } = scene;
    if (!entries.length) return notice('info', words.emptyTitle, words.emptyBody, around.frame.phone());
    return html`${this.#state.missing ? notice('warm', words.goneTask) : nothing}
    ${filters(now, this.#ever(entries), scene)} ${tally(now, entries.length, scene)}
    ${
      all.length
        ? table
          ? taskTable(shown, scene)
          : taskCards(shown, scene)
        : notice('info', words.noneTitle, words.noneBody)
    }
    ${shown.length < all.length ? this.#more(shown.length, all.length, scene) : nothing}`;
  }

  #more(shown: number, all: number, { words, acts }: TaskScene): unknown {
    return html`<div class="more-tasks no-print">
      <p class="soft small">${words.shown(shown, all)}</p>
      <button type="button" @click=${acts.more}>${words.next(Math.min(STEP, all - shown))}</button>
    </div>`;
  }

  #scene(): TaskScene {
    const { partner } = this.around;
    return {
      around: this.around,
      words: taskWords(this.around.frame.tongue.lang),
      state: this.#state,
      acts: this.#acts,
      claims: (id) => this.#claims.of(({ taskId, partnerId }) => taskId === id && partnerId === partner),
    };
  }

  // ---- Handlers

  readonly #acts: TaskActs = {
    choose: (change) => this.#choose({ ...this.#state.choice, ...change }),
    clear: () => {
      this.#choose({ ...noChoice, sort: this.#state.choice.sort });
      void this.#focus('input[type="search"]');
    },
    more: () => {
      const first = this.#state.shown;
      this.#state.shown += STEP;
      void this.#focusNth(first);
    },
    toggle: (id) => this.#open(this.#state.open === id ? '' : id),
    partner: (id) => emit(this.around.element, 'hehuo-select', { resource: 'partners', id }),
    support: (id) => this.around.open('form', id),
    claiming: (on) => {
      Object.assign(this.#state, { claiming: on, note: '' });
      void this.#focus(on ? '.claims .confirm' : '.details');
    },
    note: (text) => {
      this.#state.note = text;
      void this.around.update();
    },
    claim: (task) => void this.#claim(task),
    again: (intent) => void this.#claims.again(intent, this.#claimWord),
    drop: (id) => void this.#claims.drop(id),
  };

  get #claimWord(): string {
    return taskWords(this.around.frame.tongue.lang).claim;
  }

  #choose(choice: Choice): void {
    Object.assign(this.#state, { choice, shown: STEP, missing: false });
    this.#writeAddress();
    void this.around.update().then(() => {
      const { data } = this.#reading;
      if (!data) return;
      const entries = this.#entriesOf(data.items);
      const words = taskWords(this.around.frame.tongue.lang);
      this.around.say(words.found(this.#find(entries, choice).items.length, entries.length));
    });
  }

  #open(id: string): void {
    Object.assign(this.#state, { open: id, claiming: false, note: '' });
    if (id) emit(this.around.element, 'hehuo-select', { resource: 'tasks', id });
    this.#writeAddress();
    void this.around.update();
  }

  async #claim(task: Task): Promise<void> {
    const note = this.#state.note.trim();
    if (note.length > MOST_NOTE) return;
    Object.assign(this.#state, { claiming: false, note: '' });
    const fields = { taskId: task.id, partnerId: this.around.partner, ...(note && { note }) };
    await this.#claims.put(fields, this.#claimWord);
    await this.#focus('.details');
  }

  /** A claim was accepted or refused: said, and the list is read again, for somebody may hold the task. */
  #settled(body: Readonly<Record<string, unknown>>, entry: EntryInfo | undefined): void {
    const words = intentWords(this.around.frame.tongue.lang);
    void Promise.resolve().then(() => {
      if (body.partnerId !== this.around.partner) return;
      this.around.say(entry ? words.refused(this.#claimWord) : words.delivered(this.#claimWord));
      this.#reading.retry();
    });
  }

  /** Leads to the task that the view was opened with, once the list is there. */
  #lead(entries: readonly Entry[]): void {
    const { wanted, choice } = this.#state;
    if (!wanted) return;
    this.#state.wanted = '';
    if (!entries.some(({ task }) => task.id === wanted)) {
      this.#state.missing = true;
      return;
    }
    const at = (chosen: Choice) =>
      this.#find(entries, chosen).items.findIndex(({ task }) => task.id === wanted);
    if (at(choice) < 0) this.#state.choice = { ...noChoice, sort: choice.sort };
    const place = at(this.#state.choice);
    Object.assign(this.#state, {
      open: wanted,
      shown: Math.max(STEP, Math.ceil((place + 1) / STEP) * STEP),
    });
    void this.#focus('.details');
  }

  async #focus(selector: string): Promise<void> {
    await Promise.resolve();
    await this.around.update();
    const found = this.around.root.querySelector<HTMLElement>(`.tasks ${selector}`);
    found?.focus({ preventScroll: true });
    found?.closest('[data-task], .unfolded, .filters')?.scrollIntoView({ block: 'nearest' });
  }

  /** After more rows came: on goes the keyboard with the first of them. */
  async #focusNth(index: number): Promise<void> {
    await this.around.update();
    const rows = this.around.root.querySelectorAll<HTMLElement>('.tasks [data-task]');
    rows[index]?.querySelector<HTMLElement>('.unfold')?.focus();
  }

  /** The set anew only when it holds other ids: the index rests on it. */
  get #within(): ReadonlySet<string> | undefined {
    const ids = this.around.areaIds;
    const last = this.#lastIds;
    const same = ids && last && ids.size === last.size && listOf(ids).every((id) => last.has(id));
    if (!same) this.#lastIds = ids;
    return this.#lastIds;
  }

  #entriesOf(items: readonly Task[]): readonly Entry[] {
    const { service, today } = this.around;
    return this.#entries(items, this.#within, service?.areas ?? noAreas, today);
  }

  #readAddress(): void {
    if (this.#addressRead) return;
    this.#addressRead = true;
    if (!this.around.syncUrl) return;
    const { choice, open } = readChoice();
    Object.assign(this.#state, { choice, wanted: this.#state.wanted || open });
  }

  #writeAddress(): void {
    if (this.around.syncUrl) writeChoice(this.#state.choice, this.#state.open);
  }
}

const noAreas: readonly never[] = [];

const skeleton = (): unknown =>
  html`<div class="skeletons">
    <div class="skeleton bone"></div>
    ${[1, 2, 3, 4].map(() => html`<div class="skeleton bone line-bone"></div>`)}
  </div>`;
