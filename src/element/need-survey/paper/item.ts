/* What stands on the paper of a survey, in order: notes, questions and the gates of consent, and when each applies. */
import { listOf } from '../../../contract/list';
import { gateKey, GUARDIAN, isPersonal, isSensitive, NONE, OTHER, PERSONAL } from '../../../contract/answer';
import type { Condition, Question, Survey, SurveyPage } from '../../../contract/need';

/** One thing on paper. All conditions must hold; a gate is answered under `gateKey(gate)` with true or false. */
export interface PaperItem {
  /** Name of the question or note; the gate's key. */
  name: string;
  page: SurveyPage;
  question?: Question;
  gate?: string;
  conditions: readonly Condition[];
  /** Counts questions and gates from 1; notes have none. */
  number?: number;
}

/** A value that a question of few answers can have. */
export type Value = string | number | boolean;

const minorOf = ({ minors }: Survey): Condition | undefined =>
  minors ? { question: minors.question, operator: '=', answer: minors.values } : undefined;

/** On paper one question stands for two gates: of a child the guardian decides, of everybody else they themselves. */
export const EITHER = 'either';

/** The gates that an item of the paper stands for. */
export const gatesBehind = (gate: string): string[] => (gate === EITHER ? [PERSONAL, GUARDIAN] : [gate]);

const agreed = (gate: string): Condition => ({ question: gateKey(gate), operator: '=', answer: true });

/** The conditions that must all hold, each for itself: so that one may be settled where another is not. */
const partsOf = (condition: Condition | null | undefined): Condition[] =>
  !condition ? [] : 'all' in condition ? condition.all.flatMap(partsOf) : [condition];

/** What gates a survey has on paper: those of personal questions become one where both are needed. */
interface Gates {
  minor: Condition | undefined;
  /** Gate of personal questions that are not sensitive, of those that are, of adults' and of children's. */
  adult: string | undefined;
  child: string | undefined;
}

function gatesIn(survey: Survey): Gates {
  const minor = minorOf(survey);
  const plain = survey.pages.some(({ elements }) =>
    elements.some((one) => isPersonal(one) && !isSensitive(one)),
  );
  const adult = plain && survey.basis !== 'duty' ? PERSONAL : undefined;
  const child = minor && GUARDIAN;
  return adult && child ? { minor, adult: EITHER, child: EITHER } : { minor, adult, child };
}

/**
 * The gates of a question and when it may be answered: the twin of `gatesOf` in the contract, with the age of who
 * answers left open.
 */
function gatesOf(gates: Gates, page: SurveyPage, question: Question): { asked: string[]; open?: Condition } {
  if (!isPersonal(question)) return { asked: [] };
  const { minor, adult, child } = gates;
  if (isSensitive(question))
    return { asked: [...(child ? [child] : []), page.name], open: agreed(page.name) };
  if (adult) return { asked: [adult], open: agreed(adult) };
  return minor && child ? { asked: [child], open: { any: [{ not: minor }, agreed(child)] } } : { asked: [] };
}

/** When a gate is asked: of children, of all; under its page's condition only where no other page needs it. */
function gateConditions({ minor, child }: Gates, gate: string, pages: readonly SurveyPage[]): Condition[] {
  const own = pages.length === 1 ? pages[0]?.visibleIf : undefined;
  const page = gate !== PERSONAL && gate !== GUARDIAN && gate !== EITHER;
  const age =
    !minor || !child
      ? undefined
      : gate === GUARDIAN
        ? minor
        : page
          ? { any: [{ not: minor }, agreed(child)] }
          : undefined;
  return [own, age].flatMap(partsOf);
}

/** Everything on paper in its order; a gate stands before the first question that needs it. */
export function itemsOf(survey: Survey): PaperItem[] {
  const gates = gatesIn(survey);
  const needing = new Map<string, SurveyPage[]>();
  for (const page of survey.pages) {
    for (const question of page.elements) {
      for (const gate of gatesOf(gates, page, question).asked) {
        const pages = needing.get(gate) ?? [];
        if (pages[pages.length - 1] !== page) needing.set(gate, [...pages, page]);
      }
    }
  }
  const items: PaperItem[] = [];
  const placed = new Set<string>();
  let number = 0;
  for (const page of survey.pages) {
    for (const question of page.elements) {
      const { asked, open } = gatesOf(gates, page, question);
      for (const gate of asked) {
        if (placed.has(gate)) continue;
        placed.add(gate);
        const conditions = gateConditions(gates, gate, needing.get(gate) ?? []);
        items.push({ name: gateKey(gate), page, gate, conditions, number: ++number });
      }
      const conditions = [page.visibleIf, question.visibleIf, open].flatMap(partsOf);
      const numbered = question.type === 'note' ? {} : { number: ++number };
      items.push({ name: question.name, page, question, conditions, ...numbered });
    }
  }
  return items;
}

/** Every value that a question of few answers can have; undefined for the others. */
export function valuesOf({ question, gate }: PaperItem): Value[] | undefined {
  if (gate) return [true, false];
  if (!question) return undefined;
  const none = question.hasNone ? [NONE] : [];
  switch (question.type) {
    case 'single': {
      const other = question.hasOther ? [OTHER] : [];
      return [...(question.choices ?? []).map(({ value }) => value), ...other, ...none];
    }
    case 'yesno':
    case 'consent':
      return [true, false, ...none];
    case 'rating': {
      const [low, high] = [Number(question.min ?? 1), Number(question.max ?? 5)];
      return [...listOf({ length: high - low + 1 }, (_, step) => low + step), ...none];
    }
    default:
      return undefined;
  }
}
