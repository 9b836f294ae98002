import { nothing } from 'lit';
import { listOf } from '../../contract/list';
import { answerOf } from '../../contract/answer';
import { tasks as tasksResource } from '../../contract/resource';
import { askList } from '../../control/reading';
import type { ReadingController } from '../../control/reading';
import type { Task } from '../../contract/need';
import type { Loaded } from '../../source/read';
import type { FormAround } from './around';
import type { Form } from './form';
import { offer, similar } from './view-tasks/offer';

/** Tasks of the list that already stand for the same need: to be supported instead of asked for anew. */
export class Support {
  readonly #tasks: ReadingController<Loaded<Task, Record<string, never>>>;
  #preset: readonly string[] = [];

  constructor(
    private readonly around: FormAround,
    private readonly form: () => Form | undefined,
  ) {
    this.#tasks = around.reading('tasks', (backend) =>
      around.shows('form') && this.#wanted ? askList(backend, tasksResource) : undefined,
    );
  }

  // Only who comes to the check page with a category needs the list.
  get #wanted(): boolean {
    const form = this.form();
    if (form?.place !== 'check' || !this.around.can('responses')) return false;
    return form.supports.size > 0 || this.#categories(form).length > 0;
  }

  #categories({ survey, shown }: Form): string[] {
    const value = survey.need?.category ? answerOf(shown.answers, survey.need.category) : undefined;
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.filter((one): one is string => typeof one === 'string' && one.charAt(0) !== '#');
  }

  /** What the task list handed over, for the next form. */
  preset(task: string): void {
    this.#preset = task.split(',').filter(Boolean);
    const form = this.form();
    if (form) this.begin(form);
  }

  /** Gives a form what was chosen in the list. */
  begin(form: Form): void {
    if (this.#preset.length) form.supports = new Set([...form.supports, ...this.#preset]);
    this.#preset = [];
  }

  toggle(task: string): void {
    const form = this.form();
    if (!form) return;
    const next = new Set(form.supports);
    if (!next.delete(task)) next.add(task);
    form.supports = next;
    void this.around.update();
  }

  /** The offer on the check page; nothing where there is no such task. */
  offer(): unknown {
    const form = this.form();
    const items = this.#tasks.data?.items;
    if (!form || !items) return nothing;
    const { survey, shown } = form;
    const area = survey.need?.area ? answerOf(shown.answers, survey.need.area) : undefined;
    const areaId = (typeof area === 'string' && area) || this.around.area;
    const areas = this.around.service?.areas ?? [];
    const found = new Map<string, Task>();
    for (const category of this.#categories(form)) {
      for (const task of similar(items, { category, areaId, areas })) found.set(task.id, task);
    }
    // What came from the list stays on offer, so that it can be taken back.
    for (const task of items) if (form.supports.has(task.id)) found.set(task.id, task);
    return offer(this.around, listOf(found.values()).slice(0, 5), form.supports, (id) => this.toggle(id));
  }
}
