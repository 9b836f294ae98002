import { check } from '../../contract/answer-check';
import type { AnswerError } from '../../contract/answer-check';
import { visible } from '../../contract/answer';
import type { Answers, Shown } from '../../contract/answer';
import type { AnswerValue, Question, Survey, SurveyPage } from '../../contract/need';

/** What is on screen at once: a page, or in the elder appearance one question with the notes that lead to it. */
export interface Screen {
  page: SurveyPage;
  questions: readonly Question[];
}

/** The screens of what is shown. Notes go with the question after them, at the end of a page with the one before. */
export function screensOf(shown: Shown, oneByOne: boolean): Screen[] {
  if (!oneByOne) return shown.pages.map(({ page, questions }) => ({ page, questions }));
  const screens: Screen[] = [];
  for (const { page, questions } of shown.pages) {
    const first = screens.length;
    let notes: Question[] = [];
    for (const question of questions) {
      notes.push(question);
      if (question.type === 'note') continue;
      screens.push({ page, questions: notes });
      notes = [];
    }
    const last = screens.length > first ? screens.pop() : undefined;
    if (last || notes.length) screens.push({ page, questions: [...(last?.questions ?? []), ...notes] });
  }
  return screens;
}

export type Place = 'start' | 'ask' | 'check' | 'done';

/**
 * One filling-in of one survey: answers as typed, where the resident is, what was found wrong. Held in memory.
 * Methods tell where they lead; nothing here touches the page.
 */
export class Form {
  place: Place = 'start';
  /** Answers as typed, of hidden questions too: turning back a choice brings them back. */
  draft: Answers = {};
  /** What was found wrong when the resident last went on. */
  errors: readonly AnswerError[] = [];
  /** Whether a change was asked for from the check page, to which "continue" then leads. */
  returning = false;
  /** A question on the present screen. */
  #spot: string | undefined;

  constructor(
    readonly survey: Survey,
    /** Permanent id of the response, made before the first answer. */
    readonly id: string,
  ) {}

  get shown(): Shown {
    return visible(this.survey, this.draft);
  }

  /** The screens now and the index of the present one. */
  at(oneByOne: boolean): { shown: Shown; screens: Screen[]; index: number } {
    const shown = this.shown;
    const screens = screensOf(shown, oneByOne);
    return { shown, screens, index: Math.max(0, indexOf(screens, this.#spot)) };
  }

  set(name: string, value: AnswerValue | undefined): void {
    this.draft = { ...this.draft, [name]: value };
  }

  begin(): void {
    this.#spot = undefined;
    this.returning = false;
    this.#go('ask');
  }

  /** Goes on from the present screen, unless something on it is wrong: then `errors` says what. */
  next(oneByOne: boolean): void {
    const { screens, index } = this.at(oneByOne);
    const wrong = check(this.survey, this.draft);
    this.errors = ofScreen(wrong, screens[index]);
    if (this.errors.length) return;
    const following = screens[index + 1];
    if (following && !this.returning) this.#show(following);
    else this.#toCheck(wrong);
  }

  back(oneByOne: boolean): void {
    const { screens, index } = this.at(oneByOne);
    if (this.place === 'done') this.#go('check');
    else if (this.place === 'check') this.#show(screens[screens.length - 1]);
    else if (this.returning) this.#go('check');
    else if (index > 0) this.#show(screens[index - 1]);
    else this.#go('start');
  }

  /** From the check page to one question, to come back afterwards. */
  change(name: string): void {
    this.#spot = name;
    this.returning = true;
    this.#go('ask');
  }

  /** Finishes, unless an answer is wrong: then that question is shown. */
  finish(oneByOne: boolean): void {
    const wrong = check(this.survey, this.draft);
    if (!wrong.length) {
      this.#go('done');
      return;
    }
    this.#toCheck(wrong);
    const { screens, index } = this.at(oneByOne);
    this.errors = ofScreen(wrong, screens[index]);
  }

  // A changed answer may have brought up questions on other screens: they come before the check page.
  #toCheck(wrong: readonly AnswerError[]): void {
    const first = wrong[0];
    if (!first) {
      this.#go('check');
      return;
    }
    this.#spot = first.name;
    this.returning = true;
    this.#go('ask');
  }

  #show(screen: Screen | undefined): void {
    this.#spot = screen?.questions[0]?.name;
    this.returning = false;
    this.#go('ask');
  }

  #go(place: Place): void {
    this.errors = [];
    this.place = place;
  }
}

const indexOf = (screens: readonly Screen[], name: string | undefined): number =>
  screens.findIndex(({ questions }) => questions.some((one) => one.name === name));

const ofScreen = (errors: readonly AnswerError[], screen: Screen | undefined): AnswerError[] =>
  errors.filter(({ name }) => screen?.questions.some((one) => one.name === name));

/** A UUID (version 4), also where the page is plain http and has no crypto.randomUUID. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
