import { html } from 'lit';
import type { Task } from '../../../contract/need';
import { tasks as tasksResource } from '../../../contract/resource';
import { askList } from '../../../control/reading';
import type { ReadingController } from '../../../control/reading';
import type { Loaded } from '../../../source/read';
import { dress } from '../../../style/sheet';
import { saveText } from '../../part/csv';
import { heading } from '../../part/heading';
import { icon } from '../../part/icon';
import { notice } from '../../part/notice';
import type { Around, Pane } from '../pane';
import { statusName, valueName } from '../view-tasks/scene';
import taskCss from '../view-tasks/tasks.css?inline';
import { countsCsv } from './csv';
import { countsView } from './show';
import summaryCss from './summary.css?inline';
import { countsOf } from './view';
import type { Counts, Names } from './view';
import { summaryWords } from './words';
import type { SummaryWords } from './words';

/** Counts of the task list: what is needed, for whom, and how far it is. */
export class SummaryPane implements Pane {
  readonly #reading: ReadingController<Loaded<Task>>;

  constructor(private readonly around: Around) {
    dress(around.element, taskCss, summaryCss);
    this.#reading = around.reading('tasks', (backend) =>
      around.shows('summary') ? askList(backend, tasksResource, { area: around.area }) : undefined,
    );
  }

  retry(): void {
    this.#reading.retry();
  }

  content(): unknown {
    const { around } = this;
    const words = this.#words;
    const empty = () => notice('info', words.emptyTitle, words.emptyBody, around.frame.phone());
    return html`<section class="counts" part="summary">
      ${heading(around.frame.level, words.title, 'title')}
      ${around.renderReading(this.#reading, {
        skeleton,
        empty,
        ready: (loaded) => {
          const items = this.#within(loaded.items);
          return items.length ? this.#counts(items, loaded) : empty();
        },
      })}
    </section>`;
  }

  get #words(): SummaryWords {
    return summaryWords(this.around.frame.tongue.lang);
  }

  #within(items: readonly Task[]): Task[] {
    const { areaIds } = this.around;
    return items.filter(({ areaId }) => !areaIds || areaIds.has(areaId));
  }

  #names(): Names {
    const { around } = this;
    return {
      category: (value) => valueName('category', value, around),
      group: (value) => (value ? valueName('group', value, around) : this.#words.noGroup),
      area: (id) => around.areaName(id),
      status: (value) => statusName(value, around.frame.tongue.lang),
    };
  }

  #counts(items: readonly Task[], { asOf, partial }: Loaded<Task>): unknown {
    const { around } = this;
    const words = this.#words;
    const { frame } = around;
    const counts = countsOf(items, this.#names(), around.today);
    const about = [
      around.area ? around.areaName(around.area) : '',
      words.intro,
      words.asOf(around.moment(asOf)),
    ];
    const tight = around.width === 'narrow' || frame.tongue.plain;
    return html`<p class="lead">${about.filter(Boolean).join(' · ')}</p>
      <div class="actions no-print">
        <button type="button" @click=${() => window.print()}>
          ${icon('print')}<span>${words.print}</span>
        </button>
        <button type="button" @click=${() => this.#save(counts, about)}>
          ${icon('list')}<span>${words.save}</span>
        </button>
      </div>
      ${partial ? html`<p class="soft small">${around.common.partial}</p>` : ''}
      ${countsView(counts, { words, level: frame.level, tight })}`;
  }

  #save(counts: Counts, about: readonly string[]): void {
    const words = this.#words;
    const head = [words.title, about.filter(Boolean).join(' ')];
    saveText(countsCsv(counts, words, head), `${words.file}_${this.around.today}.csv`, 'text/csv');
    this.around.say(words.saved);
  }
}

const skeleton = (): unknown =>
  html`<div class="skeletons">
    <div class="skeleton bone"></div>
    <div class="skeleton bone block"></div>
    <div class="skeleton bone block"></div>
  </div>`;
