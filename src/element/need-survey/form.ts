import { listOf } from '../../contract/list';
import { check } from '../../contract/answer-check';
import type { AnswerError } from '../../contract/answer-check';
import { gateAnswer, gateKey, isAnswered, visible } from '../../contract/answer';
import type { Answers, Shown } from '../../contract/answer';
import type { Lost } from '../../contract/migrate';
import type { AnswerValue, Question, Survey, SurveyPage } from '../../contract/need';
import type { Saved } from '../../source/outbox/entry';
import { Attachments } from './field/attach';

/**
 * What is on screen at once: a page, or in the elder appearance one question with the notes that lead to it. A screen
 * with a gate holds that alone: whether the questions behind it may be asked.
 */
export interface Screen {
  page: SurveyPage;
  questions: readonly Question[];
  gate?: string;
}

/** The screens of what is shown. Notes go with the question after them, at the end of a page with the one before. */
export function screensOf(shown: Shown, oneByOne: boolean): Screen[] {
  const screens: Screen[] = [];
  for (const { page, questions, gates } of shown.pages) {
    for (const gate of gates) screens.push({ page, questions: [], gate });
    if (!oneByOne) {
      if (questions.length) screens.push({ page, questions });
      continue;
    }
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

/**
 * Where the filling-in is: at the notice; at "who helps" (代填); among the questions; at the check page; finished but
 * not to be sent (`done`, where the backend takes nothing); put into the outbox (`sent`).
 */
export type Place = 'start' | 'helper' | 'ask' | 'check' | 'done' | 'sent';

/** How an answer came to be, where a correction must not change it: it may be made on another screen. */
export interface Origin {
  channel?: string | undefined;
  /** Number of the paper form that it was typed in from. */
  sheetId?: string | undefined;
  areaId?: string | undefined;
  /** Put on a shared device: its receipt is not kept there. */
  shared?: boolean | undefined;
}

/** What someone who helps is to the one who answers: a role of the contract other than `self`. */
export type Relation = 'family' | 'worker' | 'volunteer';

/**
 * One filling-in of one survey: answers as typed, where the resident is, what was found wrong. Held in memory.
 * Methods tell where they lead; nothing here touches the page.
 */
export class Form {
  place: Place = 'start';
  /** Answers as typed, of hidden questions too: turning back a choice brings them back. Gates under `gateKey`. */
  draft: Answers = {};
  /** What was found wrong when the resident last went on. */
  errors: readonly AnswerError[] = [];
  /** What the backend found wrong, in its words, by question; gone when that question is answered anew. Under '' what is no question's. */
  told: ReadonlyMap<string, string> = new Map();
  /** Whether a change was asked for from the check page, to which "continue" then leads. */
  returning = false;
  /** Who types for the resident; undefined: nobody. */
  helper: Relation | '' | undefined;
  /** Tasks of the list that the resident supports. */
  supports: ReadonlySet<string> = new Set();
  /** Photos and recordings by SHA-256. */
  attachments = new Attachments(new Map(), () => this.draft);
  origin: Origin = {};
  /** Answers of an older version of the survey that have no place in this one. */
  lost: readonly Lost[] = [];
  /** Where the outbox has kept it; undefined before. */
  saved: Saved | undefined;
  /** When it was begun, ms since the epoch by the server's clock. */
  createdAt: number | undefined;
  /** Id of the answer that this one takes the place of, whether or not it has arrived. */
  predecessor: string | undefined;
  /** Id of the refused entry that this one corrects. */
  replaces: string | undefined;
  /** A question on the present screen, or the key of its gate. */
  #spot: string | undefined;

  constructor(
    readonly survey: Survey,
    /** Permanent id of the response, made before the first answer. */
    public id: string,
  ) {}

  /** Takes in the photos and recordings of a draft or of an entry. */
  keep(blobs: ReadonlyMap<string, Blob> | undefined): void {
    this.attachments = new Attachments(blobs, () => this.draft);
  }

  /** Questions that are answered with a photo or a recording which is not here any more. */
  get lacking(): string[] {
    const questions = this.survey.pages.flatMap(({ elements }) => elements);
    return this.attachments.lacking(questions, this.shown.answers);
  }

  /** Becomes an edit of what was sent under its id before. */
  follow(id: string): void {
    this.predecessor = this.id;
    this.id = id;
  }

  get shown(): Shown {
    return visible(this.survey, this.draft);
  }

  get spot(): string | undefined {
    return this.#spot;
  }

  /** Whether anything was said that could be lost. */
  get begun(): boolean {
    return Object.values(this.draft).some(isAnswered);
  }

  /** The screens now and the index of the present one. */
  at(oneByOne: boolean): { shown: Shown; screens: Screen[]; index: number } {
    const shown = this.shown;
    const screens = screensOf(shown, oneByOne);
    return { shown, screens, index: Math.max(0, indexOf(screens, this.#spot)) };
  }

  set(name: string, value: AnswerValue | undefined): void {
    this.draft = { ...this.draft, [name]: value };
    if (this.told.has(name)) this.told = new Map(listOf(this.told).filter(([key]) => key !== name));
  }

  /** To the first question; by way of "who helps" where somebody does and has not said who. */
  begin(): void {
    this.#spot = undefined;
    this.returning = false;
    this.#go(this.helper !== undefined && this.place === 'start' ? 'helper' : 'ask');
  }

  /** Takes up again what was begun earlier, at the question where it was left. */
  resume(draft: Answers, spot: string | undefined): void {
    this.draft = draft;
    this.#spot = spot;
    this.#go('ask');
  }

  /** Answers a gate and goes on. */
  decide(gate: string, agreed: boolean, oneByOne: boolean): void {
    // A yes in place of a no brings up questions that were never seen: they are gone through before the check page.
    if (agreed && gateAnswer(this.draft, gate) !== true) this.returning = false;
    this.set(gateKey(gate), agreed);
    this.#spot = gateKey(gate);
    this.next(oneByOne);
  }

  /** Goes on from the present screen, unless something on it is wrong: then `errors` says what. */
  next(oneByOne: boolean): void {
    const { screens, index } = this.at(oneByOne);
    const wrong = check(this.survey, this.draft);
    this.errors = ofScreen(wrong, screens[index]);
    if (this.errors.length) return;
    // An answer on this very page may have brought up a gate before it.
    const missed = screens.slice(0, index).find((screen) => this.#undecided(screen));
    const following = missed ?? screens[index + 1];
    if (following && !this.returning) this.#show(following);
    else this.#toCheck(wrong, oneByOne);
  }

  back(oneByOne: boolean): void {
    const { screens, index } = this.at(oneByOne);
    if (this.place === 'done') this.#go('check');
    else if (this.place === 'check') this.#show(screens[screens.length - 1]);
    else if (this.place === 'helper') this.#go('start');
    else if (this.returning) this.#go('check');
    else if (index > 0) this.#show(screens[index - 1]);
    else this.#go('start');
  }

  /** From the check page to one question or gate, to come back afterwards. */
  change(name: string): void {
    this.#spot = name;
    this.returning = true;
    this.#go('ask');
  }

  /** Whether all is answered as it must be; if not, leads to what is missing. */
  ready(oneByOne: boolean): boolean {
    const wrong = check(this.survey, this.draft);
    this.#toCheck(wrong, oneByOne);
    if (this.place === 'check') return true;
    const { screens, index } = this.at(oneByOne);
    this.errors = ofScreen(wrong, screens[index]);
    return false;
  }

  /** After `ready`: put into the outbox, or finished where nothing can be sent. */
  close(place: 'done' | 'sent'): void {
    this.#go(place);
  }

  /** Goes to the first question that was refused, else to what is missing now, else to the check page. */
  correct(told: ReadonlyMap<string, string>, oneByOne: boolean): void {
    this.told = told;
    const first = listOf(told.keys()).find(Boolean);
    if (first === undefined) this.#toCheck(check(this.survey, this.draft), oneByOne);
    else this.change(first);
  }

  // A changed answer may have brought up questions or gates on other screens: they come before the check page.
  #toCheck(wrong: readonly AnswerError[], oneByOne: boolean): void {
    const { screens } = this.at(oneByOne);
    const first = screens.find((screen) => this.#undecided(screen) || ofScreen(wrong, screen).length > 0);
    if (!first) {
      this.#go('check');
      return;
    }
    this.#spot = ofScreen(wrong, first)[0]?.name ?? spotOf(first);
    this.returning = true;
    this.#go('ask');
  }

  #undecided({ gate }: Screen): boolean {
    return gate !== undefined && gateAnswer(this.draft, gate) === undefined;
  }

  #show(screen: Screen | undefined): void {
    this.#spot = screen && spotOf(screen);
    this.returning = false;
    this.#go('ask');
  }

  #go(place: Place): void {
    this.errors = [];
    this.place = place;
  }
}

const spotOf = ({ gate, questions }: Screen): string | undefined =>
  gate === undefined ? questions[0]?.name : gateKey(gate);

const indexOf = (screens: readonly Screen[], spot: string | undefined): number =>
  screens.findIndex((screen) =>
    screen.gate === undefined ? screen.questions.some(({ name }) => name === spot) : spotOf(screen) === spot,
  );

const ofScreen = (errors: readonly AnswerError[], screen: Screen | undefined): AnswerError[] =>
  errors.filter(({ name }) => screen?.questions.some((one) => one.name === name));
