/*
 * How to go through the paper by hand. A reader goes from item to item; "go to question 8" after an answer leads past
 * what that answer leaves out, and "answer only if …" stands before whatever is not settled by such a jump. Whoever
 * follows it meets exactly what the screen would ask (tested over random definitions).
 *
 * All is derived from what is certain: a condition is true, false or open, given what the reader must have answered.
 */
import { listOf } from '../../../contract/list';
import { holds } from '../../../contract/answer';
import type { AnswerValue, Condition, Survey } from '../../../contract/need';
import { itemsOf, valuesOf } from './item';
import type { PaperItem, Value } from './item';

/** "Whoever chose one of these goes on with item `to`"; `blank`: whoever left it out as well. */
export interface Jump {
  values: readonly Value[];
  blank: boolean;
  /** Index of an item; the count of items means the end. */
  to: number;
}

export interface PaperStep extends PaperItem {
  /** What stands before it in words: those of its conditions that no instruction before has settled. */
  guard: readonly Condition[];
  /** Where to go on when one of these does not hold: the index of an item. */
  exit: number;
  jumps: readonly Jump[];
}

const plans = new WeakMap<Survey, readonly PaperStep[]>();

/** The paper of a survey with its instructions. */
export function planOf(survey: Survey): readonly PaperStep[] {
  const known = plans.get(survey);
  if (known) return known;
  const planner = new Planner(itemsOf(survey));
  const steps = planner.items.map((item, index) => {
    const guard = planner.guard(index);
    const exit = guard.length ? planner.exit(index) : index + 1;
    return { ...item, guard, exit, jumps: planner.jumps(index) };
  });
  plans.set(survey, steps);
  return steps;
}

/** What is certain at some point: answers, conditions that hold, and sets of conditions that do not hold together. */
interface Known {
  answers: Map<string, AnswerValue | undefined>;
  holding: Set<string>;
  failing: string[][];
}

/** How far back an item is looked for whose instructions already settle another one. */
const REACH = 40;

class Planner {
  readonly #index = new Map<string, number>();
  readonly #keys: string[][];
  readonly #targets = new Map<number, Map<Value | undefined, number>>();
  readonly #exits = new Map<number, number>();

  constructor(readonly items: readonly PaperItem[]) {
    items.forEach(({ name }, index) => this.#index.set(name, index));
    this.#keys = items.map(({ conditions }) => conditions.map((one) => JSON.stringify(one)));
  }

  /** Index of the first item that may still apply. Items passed on the way are known to be left out. */
  #scan(from: number, known: Known): number {
    for (let index = from; index < this.items.length; index++) {
      if (this.#truth(index, known) !== false) return index;
      this.#hide(index, known);
    }
    return this.items.length;
  }

  #hide(index: number, known: Known): void {
    known.answers.set(this.items[index]?.name ?? '', undefined);
    const keys = this.#keys[index] ?? [];
    if (keys.length) known.failing.push(keys);
  }

  #visited(index: number): Known {
    return { answers: new Map(), holding: new Set(this.#keys[index]), failing: [] };
  }

  #hidden(index: number): Known {
    const known: Known = { answers: new Map(), holding: new Set(), failing: [] };
    this.#hide(index, known);
    return known;
  }

  /** Where to go on after item `index` was left out. */
  exit(index: number): number {
    const found = this.#exits.get(index) ?? this.#scan(index + 1, this.#hidden(index));
    this.#exits.set(index, found);
    return found;
  }

  /** Where each answer to item `index` leads; undefined for a question of many answers. */
  #leads(index: number): ReadonlyMap<Value | undefined, number> | undefined {
    const found = this.#targets.get(index);
    if (found) return found;
    const item = this.items[index];
    const values = item && valuesOf(item);
    if (!item || !values) return undefined;
    const leads = new Map<Value | undefined, number>();
    for (const value of [...values, undefined]) {
      const known = this.#visited(index);
      known.answers.set(item.name, value);
      leads.set(value, this.#scan(index + 1, known));
    }
    this.#targets.set(index, leads);
    return leads;
  }

  /** Answers by where they lead, where that passes over a question. */
  jumps(index: number): Jump[] {
    const jumps = new Map<number, { values: Value[]; blank: boolean; to: number }>();
    this.#leads(index)?.forEach((to, value) => {
      if (!this.#passes(index, to)) return;
      const jump = jumps.get(to) ?? { values: [], blank: false, to };
      if (value === undefined) jump.blank = true;
      else jump.values.push(value);
      jumps.set(to, jump);
    });
    return listOf(jumps.values()).sort((a, b) => a.to - b.to);
  }

  #passes(from: number, to: number): boolean {
    return this.items.slice(from + 1, to).some(({ number }) => number !== undefined);
  }

  /** The conditions of an item that must be said: not those that an earlier item's instructions settle. */
  guard(index: number): readonly Condition[] {
    const { conditions = [], number } = this.items[index] ?? {};
    // People read the note above the question they were sent to: it says itself for whom it is.
    if (number === undefined) return conditions;
    const near = listOf({ length: Math.min(REACH, index) }, (_, back) => index - 1 - back);
    return conditions.filter((condition) => {
      const named = this.#index.get(lastNamed(condition)) ?? -1;
      return ![named, ...near].some(
        (anchor) => anchor >= 0 && anchor < index && this.#settles(anchor, index, condition),
      );
    });
  }

  /** Whether of all who pass by `anchor`, asked or not, only those get to item `index` for whom `condition` holds. */
  #settles(anchor: number, index: number, condition: Condition): boolean {
    const item = this.items[anchor];
    if (item?.number === undefined) return false;
    const holds = (known: Known): boolean => truth(condition, known) === true;
    const skipped = !item.conditions.length || this.exit(anchor) > index || holds(this.#hidden(anchor));
    if (!skipped) return false;
    if (holds(this.#visited(anchor))) return true;
    const leads = this.#leads(anchor);
    if (!leads) return false;
    return listOf(leads).every(([value, to]) => {
      if (to > index) return true;
      const known = this.#visited(anchor);
      known.answers.set(item.name, value);
      return holds(known);
    });
  }

  /** Whether item `index` applies; undefined where that is open. */
  #truth(index: number, known: Known): boolean | undefined {
    const keys = this.#keys[index] ?? [];
    if (known.failing.some((set) => set.every((key) => keys.indexOf(key) >= 0))) return false;
    return every((this.items[index]?.conditions ?? []).map((one) => truth(one, known)));
  }
}

const every = (parts: readonly (boolean | undefined)[]): boolean | undefined =>
  parts.some((part) => part === false) ? false : parts.every((part) => part === true) ? true : undefined;

const opposite = (part: boolean | undefined): boolean | undefined => (part === undefined ? undefined : !part);

function truth(condition: Condition, known: Known): boolean | undefined {
  if (known.holding.has(JSON.stringify(condition))) return true;
  if ('all' in condition) return every(condition.all.map((part) => truth(part, known)));
  if ('any' in condition) return opposite(every(condition.any.map((part) => opposite(truth(part, known)))));
  if ('not' in condition) return opposite(truth(condition.not, known));
  if (!known.answers.has(condition.question)) return undefined;
  return holds(condition, { [condition.question]: known.answers.get(condition.question) });
}

/** The last question that a condition names. */
function lastNamed(condition: Condition): string {
  if ('not' in condition) return lastNamed(condition.not);
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : undefined;
  if (!parts) return 'question' in condition ? condition.question : '';
  const last = parts[parts.length - 1];
  return last ? lastNamed(last) : '';
}
