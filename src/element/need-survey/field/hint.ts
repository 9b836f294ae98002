import { itemLimit, photoLimit } from '../../../contract/answer-check';
import type { Question } from '../../../contract/need';
import type { FieldWords } from './words';

/** Longest recording in seconds. */
export const VOICE_LIMIT = 60;

/** What a kind of question says of itself before the answer; empty for most. */
export function kindHint(question: Question, words: FieldWords): string {
  switch (question.type) {
    case 'phone':
      return words.phoneHint;
    case 'location':
      return words.locationHint;
    case 'photo':
      return words.photoHint(photoLimit(question));
    case 'voice':
      return words.voiceHint(VOICE_LIMIT);
    case 'repeat':
      return words.itemsRange(leastItems(question), itemLimit(question));
    default:
      return '';
  }
}

/** Fewest items of a repeat: those that are there from the beginning. */
export const leastItems = ({ min, isRequired }: Question): number =>
  typeof min === 'number' ? min : isRequired ? 1 : 0;
