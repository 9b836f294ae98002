/* The filters behind the door: loaded when somebody comes near, or when the address or the tag names a condition. */
import type { TemplateResult } from 'lit';
import { activityCategories, categories, zones } from '../../../contract/word';
import { warnOnce } from '../../../control/event';
import { memo } from '../../../control/memo';
import { marked, soundedRanges } from '../../part/mark';
import { termsOf } from '../../part/match';
import { choiceCount, yearsOf } from '../choice';
import type { Choice } from '../choice';
import { facets, valuesOf } from '../find';
import type { Facet } from '../find';
import type { FindDoor } from '../find-door';
import { Typing } from '../../../control/typing';
import type { Scene } from '../scene';
import { titleOf } from '../tell';
import type { Row } from '../view';
import { chips, chosenLine } from './chosen';
import { elderScreen } from './elder';
import type { Occurring } from './facet';
import type { PanelView } from './panel';
import { panel } from './panel';
import { Sieve, soughtOf } from './sieve';
import { findWords } from './words';

export { default as css } from './find.css?inline';

/** Values that occur in what is shown, by facet, whether or not they fit the choice. */
const occurringIn = (rows: readonly Row[]): Occurring => {
  const found = {} as Record<Facet, Set<string>>;
  for (const facet of facets) {
    const set = (found[facet] = new Set<string>());
    for (const row of rows) for (const value of valuesOf[facet](row, {})) set.add(value);
  }
  return found;
};

const vocabularies = { zone: zones, category: categories, activity: activityCategories };

export class Finder {
  readonly sieve = new Sieve();
  /** In the large-print appearance: what is being chosen; '' is the list of what can be. */
  step = '';
  /** Years as they stand in the field. */
  #years: string | undefined;
  readonly #typing = new Typing((text) => {
    this.#years = text;
    this.door.typed({ age: yearsOf(text) });
  });
  readonly #terms = memo(termsOf);
  readonly #occurring = memo(occurringIn);

  constructor(private readonly door: FindDoor) {}

  /** Forgets what was half written. */
  forget(): void {
    this.#years = undefined;
    this.step = '';
  }

  panel(scene: Scene): TemplateResult {
    const view = this.#view(scene);
    return scene.elder ? elderScreen(scene, view) : panel(scene, view);
  }

  chosen(scene: Scene): unknown {
    return chosenLine(scene, this.#view(scene));
  }

  /** What is chosen, in words; without the conditions of some names. */
  chosenWords(scene: Scene, without: readonly string[] = []): string {
    const view = this.#view(scene);
    const out = without.indexOf('tiers') < 0 ? without : [...without, ...view.choice.tiers];
    return chips(scene, view)
      .filter(({ key }) => out.indexOf(key) < 0)
      .map(({ word }) => word)
      .join(' · ');
  }

  title(row: Row, scene: Scene): unknown {
    const terms = this.#terms(this.door.choice.q);
    const sought = terms.length ? soughtOf(row) : undefined;
    const title = titleOf(row, scene);
    return sought ? marked(title, terms, soundedRanges(title, sought, terms)) : title;
  }

  readonly #go = (step: string): void => {
    const from = this.step;
    this.step = step;
    this.door.around.focus(step ? '.find-title' : `[data-step="${from}"], .find-title`);
    this.door.waiting.update();
  };

  /** From the task back to the days: to the first day, from the one on screen on, that has what was found. */
  readonly #leave = (): void => {
    const { around, choice } = this.door;
    const { stay, results } = around.desk;
    const days = results.found.rows.map((row) => row.date);
    const day = days.find((one) => one >= stay.date) ?? days[0];
    if (day && choiceCount(choice)) stay.go(day);
    this.door.open = false;
    around.focus('.day-name');
    around.moved();
  };

  /** A word in the tag or in the address that neither the contract nor the data know is most likely a slip. */
  readonly #check = memo((choice: Choice, there: Occurring) => {
    for (const name of ['zone', 'category', 'activity'] as const) {
      const known: readonly string[] = vocabularies[name];
      const value = choice[name];
      if (!value || there[name].has(value) || known.indexOf(value) >= 0) continue;
      warnOnce(`<course-calendar> ${name}="${value}": no class has it; use one of ${known.join(', ')}`);
    }
  });

  #view(scene: Scene): PanelView {
    const { around, choice, change, clear } = this.door;
    const { desk } = around;
    const { areas, area, partner, tiers: allowed, hasSeats } = desk.facts();
    const { range, found, changed } = desk.results;
    const leaf = areas.length > 0 && !areas.some((one) => one.parentId === area);
    const there = this.#occurring(range);
    if (desk.known) this.#check(choice, there);
    const years = this.#years ?? (choice.age === undefined ? '' : String(choice.age));
    return {
      choice,
      words: findWords(scene.lang, scene.words),
      counts: desk.known ? found.counts : undefined,
      rows: desk.known ? found.rows : [],
      occurring: there,
      range,
      changed,
      allowed,
      areas,
      oneStation: Boolean(area) && leaf,
      onePartner: Boolean(partner),
      hasSeats,
      uncounted: this.sieve.uncounted(choice.seats ? found.rows : range),
      any: choiceCount(choice) > 0,
      step: this.step,
      years: yearsOf(years) === choice.age || this.#years !== undefined ? years : String(choice.age ?? ''),
      yearsWrong: years.trim() !== '' && yearsOf(years) === undefined,
      typing: this.#typing,
      search: { typing: this.door.typing, clear: this.door.clearSearch },
      change: (more: Partial<Choice>) => {
        if ('age' in more) this.#years = undefined;
        change(more);
      },
      clear,
      go: this.#go,
      focus: around.focus,
      leave: this.#leave,
    };
  }
}
