/* Why a condition's question cannot be named there: the author is told which of the possible mistakes it is. */
import type { Condition, Survey } from './need';

/** Names of the questions that a condition compares, wherever in the tree. */
export function questionsOf(condition: Condition | null | undefined): string[] {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap(questionsOf);
  if ('any' in condition) return condition.any.flatMap(questionsOf);
  return 'not' in condition ? questionsOf(condition.not) : [condition.question];
}

/** Which questions each question of a survey depends on, by its own condition, its page's and its repeat's. */
export function dependencies(survey: Survey): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const add = (name: string, on: readonly string[]) => found.set(name, [...(found.get(name) ?? []), ...on]);
  for (const page of survey.pages) {
    const ofPage = questionsOf(page.visibleIf);
    for (const question of page.elements) {
      const outer = [...ofPage, ...questionsOf(question.visibleIf)];
      add(question.name, outer);
      for (const inner of question.elements ?? [])
        add(inner.name, [...outer, ...questionsOf(inner.visibleIf)]);
    }
  }
  return found;
}

/** The shortest way from one question to another along what they depend on, ends included; empty if there is none. */
export function wayTo(from: string, to: string, on: ReadonlyMap<string, readonly string[]>): string[] {
  const before = new Map<string, string>();
  const queue = [from];
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    if (name === to) {
      const way = [to];
      for (let at = before.get(to); at !== undefined && way[0] !== from; at = before.get(at)) way.unshift(at);
      return way;
    }
    for (const next of on.get(name) ?? []) {
      if (next === from || before.has(next)) continue;
      before.set(next, name);
      queue.push(next);
    }
  }
  return [];
}
