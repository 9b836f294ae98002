/* What is said before personal questions, made from the definition: the same on screen, on paper and in what is sent. */
import { isSensitive, isPersonal } from './gate';
import type { Question, Survey } from './need';
import type { Text } from './text';

/** One personal question, and what for. */
export interface NoticeItem {
  name: string;
  title: Text;
  purpose: Text | null;
  sensitive: boolean;
  required: boolean;
}

/** The notice of a survey. `null` where the definition says nothing. */
export interface SurveyNotice {
  who: Text | null;
  why: Text | null;
  retentionDays: number | null;
  basis: string;
  /** What is asked about persons, in order. Empty: nothing is. */
  items: NoticeItem[];
  /** What a guardian is told, where children may answer. */
  guardian: Text | null;
  alternative: Text | null;
}

const itemOf = (question: Question, purpose = question.purpose): NoticeItem => ({
  name: question.name,
  title: question.title,
  purpose: purpose ?? null,
  sensitive: isSensitive(question),
  required: !!question.isRequired,
});

// Of a repeat those questions are named that are personal; all of it where it is marked as a whole.
function itemsOf(question: Question): NoticeItem[] {
  if (!isPersonal(question)) return [];
  const inner = (question.elements ?? []).filter(isPersonal);
  if (question.type !== 'repeat' || question.personal || question.sensitive || !inner.length) {
    return [itemOf(question)];
  }
  return inner.map((one) => itemOf(one, one.purpose ?? question.purpose));
}

/** The notice that a definition makes. No language in it: texts stay as the author wrote them, in all languages. */
export function noticeOf(survey: Survey): SurveyNotice {
  const items: NoticeItem[] = [];
  for (const page of survey.pages) for (const question of page.elements) items.push(...itemsOf(question));
  return {
    who: survey.who ?? null,
    why: survey.why ?? null,
    retentionDays: survey.retentionDays ?? null,
    basis: survey.basis ?? 'consent',
    items,
    guardian: survey.minors?.guardian ?? null,
    alternative: survey.alternative ?? null,
  };
}

/**
 * The notice as canonical JSON (RFC 8785: keys sorted, no blanks), in UTF-8 the input of the SHA-256 that a response
 * carries as `noticeHash`. The same in any language and on any device.
 */
export const noticeText = (survey: Survey): string => canonical(noticeOf(survey));

// By hand: a host page's Array.prototype.toJSON must not change what was agreed to.
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const record = value as Readonly<Record<string, unknown>>;
  const parts = Object.keys(record)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(record[key])}`);
  return `{${parts.join(',')}}`;
}
