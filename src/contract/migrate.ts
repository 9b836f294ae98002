/* A draft of one version of a definition under another. Nothing typed is dropped silently. */
import { checkQuestion } from './answer-check';
import { isAnswered, NONE, OTHER, otherKey } from './answer-value';
import type { Answers } from './answer-value';
import { gateAnswer, gateKey, GUARDIAN, PERSONAL } from './gate';
import { noticeText } from './notice';
import type { AnswerValue, Question, Survey } from './need';
import { tidy } from './tidy';

/** An answer that the other definition has no place for; `name` is a path inside a repeat, `members/0/age`. */
export interface Lost {
  name: string;
  value: AnswerValue;
}

export interface Migrated {
  /** The draft for the new definition. */
  answers: Answers;
  /** Names of the questions whose answers moved, as far as they did. */
  moved: string[];
  /** What could not move: to be shown, so that nothing is lost unseen. */
  lost: Lost[];
}

type Filled = Record<string, AnswerValue | undefined>;

/**
 * Moves a draft by the names of its questions. What the new definition does not offer is kept apart in `lost`; what
 * is merely too long or too great moves, for `check` to point out. What was said at the gates moves only when `from`
 * is the old definition itself and its notice is the same: a changed purpose is asked anew.
 */
export function migrate(draft: Answers, from: Survey | string | undefined, to: Survey): Migrated {
  const questions = to.pages.flatMap((page) => page.elements);
  const migrated = moveAll(draft, questions, '');
  if (typeof from === 'object' && noticeText(from) === noticeText(to)) {
    const answers: Filled = { ...migrated.answers };
    for (const gate of [PERSONAL, GUARDIAN, ...to.pages.map(({ name }) => name)]) {
      const said = gateAnswer(draft, gate);
      if (said !== undefined) answers[gateKey(gate)] = said;
    }
    return { ...migrated, answers };
  }
  return migrated;
}

function moveAll(draft: Answers, questions: readonly Question[], path: string): Migrated {
  const answers: Filled = {};
  const moved: string[] = [];
  const lost: Lost[] = [];
  // Gates are no answers (their keys begin with #), and the text of "other" goes where its question goes.
  const names = new Set(Object.keys(draft).map((key) => key.replace(/#.*$/, '')));
  names.delete('');
  for (const name of names) {
    const question = questions.find((one) => one.name === name && one.type !== 'note');
    const value = draft[name];
    if (isAnswered(value)) {
      const { kept, left } = question
        ? move(question, value, path + name)
        : { kept: undefined, left: [value] };
      if (kept !== undefined) answers[name] = kept;
      if (kept !== undefined) moved.push(path + name);
      for (const one of left) lost.push(isLost(one) ? one : { name: path + name, value: one });
    }
    const other = draft[otherKey(name)];
    if (!isAnswered(other)) continue;
    if (question?.hasOther) answers[otherKey(name)] = other;
    else lost.push({ name: path + otherKey(name), value: other });
  }
  return { answers, moved, lost };
}

interface Move {
  kept: AnswerValue | undefined;
  left: (AnswerValue | Lost)[];
}

const isLost = (one: AnswerValue | Lost): one is Lost =>
  typeof one === 'object' && !Array.isArray(one) && 'name' in one;

function move(question: Question, value: AnswerValue, path: string): Move {
  const { type } = question;
  if (value === NONE) return question.hasNone ? keep(value) : { kept: undefined, left: [value] };
  if (type === 'repeat') return moveItems(question, value, path);
  if (type === 'single' || type === 'multiple') return moveChoices(question, value);
  // What was typed stays as it was typed, readable or not.
  if (typeof value === 'string' && typed.includes(type)) return keep(value);
  const fitted = tidy(question, value);
  const faults = checkQuestion(question, { [question.name]: fitted });
  return faults.some(({ code }) => misfits.includes(code)) ? { kept: undefined, left: [value] } : keep(value);
}

const typed: readonly string[] = [
  'text',
  'longtext',
  'integer',
  'decimal',
  'rating',
  'date',
  'phone',
  'community',
];
/** Faults that no resident can mend by correcting what stands there. */
const misfits: readonly string[] = ['not-offered', 'integer', 'number', 'date', 'phone'];

const keep = (value: AnswerValue): Move => ({ kept: value, left: [] });

function moveChoices(question: Question, value: AnswerValue): Move {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  const offered = new Set<unknown>((question.choices ?? []).map((choice) => choice.value));
  if (question.hasOther) offered.add(OTHER);
  if (question.hasNone) offered.add(NONE);
  const fit = values.filter((one) => offered.has(one)) as string[];
  const left = values.filter((one) => !offered.has(one)) as AnswerValue[];
  if (question.type === 'multiple') return { kept: fit.length ? fit : undefined, left };
  // Where many were chosen and one may be now, nobody but the resident can tell which.
  return fit.length === 1 ? { kept: fit[0], left } : { kept: undefined, left: [...fit, ...left] };
}

function moveItems(repeat: Question, value: AnswerValue, path: string): Move {
  const items: unknown[] = Array.isArray(value) ? value : [];
  if (!items.length || !items.every((item) => typeof item === 'object'))
    return { kept: undefined, left: [value] };
  const moves = (items as Answers[]).map((item, index) =>
    moveAll(item, repeat.elements ?? [], `${path}/${index}/`),
  );
  return {
    kept: moves.map(({ answers }) => answers) as AnswerValue,
    left: moves.flatMap(({ lost }) => lost),
  };
}
