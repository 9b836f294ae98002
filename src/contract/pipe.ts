/* Earlier answers inside later titles: `{name}`, as SurveyJS writes it. Plain text in, plain text out. */
import { answerOf, isAnswered, NONE } from './answer-value';
import type { Answers } from './answer-value';
import type { AnswerValue, Question, Survey } from './need';

/** Stands where nothing was answered. */
export const BLANK = '……';

/** Kinds of question whose answer fits into a sentence. */
export const pipedTypes: readonly string[] = ['single', 'text', 'integer', 'decimal', 'date', 'community'];

/** `{{` and `}}` are braces; `{name}` is a name; any other brace is itself. */
const PIPE = /\{\{|\}\}|\{([A-Za-z]\w*)\}/g;

/** The text with each `{name}` replaced; undefined or blank from `replace` leaves a neutral blank. */
export function piped(text: string, replace: (name: string) => string | undefined): string {
  if (!/[{}]/.test(text)) return text;
  return text.replace(PIPE, (whole: string, name: string | undefined) =>
    name === undefined ? whole.charAt(0) : replace(name)?.trim() || BLANK,
  );
}

/** The names in a text that are to be replaced. */
export function pipesOf(text: string): string[] {
  const names: string[] = [];
  piped(text, (name) => {
    names.push(name);
    return undefined;
  });
  return names;
}

/**
 * A title with earlier answers in it. `answers` are those that count (`visible(…).answers`); `wordOf` says one in the
 * reader's language.
 */
export function pipe(
  text: string,
  survey: Survey,
  answers: Answers,
  wordOf: (question: Question, value: AnswerValue) => string,
): string {
  return piped(text, (name) => {
    const value = answerOf(answers, name);
    if (!isAnswered(value) || value === NONE) return undefined;
    for (const page of survey.pages) {
      const question = page.elements.find((one) => one.name === name);
      if (question) return wordOf(question, value);
    }
    return undefined;
  });
}
