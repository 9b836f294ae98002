import { isAnswered } from '../../../contract/answer';
import type { AnswerValue, Question } from '../../../contract/need';
import { spaced } from './phone';
import { placeText } from './location';
import { hashesOf } from './photo';
import type { FieldWords } from './words';

/**
 * An answer in words, of the kinds that are more than text or choice: phone, location, photo, voice. Undefined for the
 * other kinds and where there is no answer.
 */
export function said(
  question: Question,
  value: AnswerValue | undefined,
  words: FieldWords,
  lang: string,
): string | undefined {
  if (!isAnswered(value)) return undefined;
  switch (question.type) {
    case 'phone':
      return spaced(String(value));
    case 'location':
      return placeText(value, words, lang);
    case 'photo':
      return words.photosSaid(hashesOf(value).length);
    case 'voice':
      return words.voiceSaid;
    default:
      return undefined;
  }
}
