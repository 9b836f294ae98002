import { errorPath } from '../../contract/answer-check';
import type { AnswerValue } from '../../contract/need';
import type { FormAround } from './around';
import type { Asking } from './field/asking';
import type { FieldRoom } from './field/room';
import type { Form } from './form';
import { tongueOf } from './answers';
import { errorText, shortTitle } from './view';

/** What the questions of a form need in order to be asked; `changed` hears of every answer. */
export function askingOf(form: Form, around: FormAround, room: FieldRoom, changed: () => void): Asking {
  const tongue = tongueOf(form, around.frame.tongue);
  const { words } = tongue;
  const errors = new Map<string, string>();
  // In the order of the questions: the summary reads as the page does.
  for (const { elements } of form.survey.pages) {
    for (const question of elements) {
      const told = form.told.get(question.name);
      if (told) errors.set(question.name, words.tell(shortTitle(question, tongue), told));
      for (const error of form.errors) {
        if (error.name === question.name) errors.set(errorPath(error), errorText(error, question, tongue));
      }
    }
  }
  return {
    tongue,
    get draft() {
      return form.draft;
    },
    get answers() {
      return form.shown.answers;
    },
    errors,
    area: around.area,
    set: (name: string, value: AnswerValue | undefined) => {
      form.set(name, value);
      changed();
    },
    phone: () => around.frame.phone(),
    room,
    // Whoever helps is offered nothing of their own, and nothing of another resident.
    shared: around.mode === 'visit' || form.helper !== undefined,
  };
}
