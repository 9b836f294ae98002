import type { EntryInfo } from '../../source/outbox/entry';
import type { FormAround } from './around';
import type { Form } from './form';
import { formOf } from './take-up';
import type { Which } from './which';

/** A refused entry on its way back into a form: it waits for its definition, which the page may not show at present. */
export class Correcting {
  #entry: EntryInfo | undefined;

  constructor(
    private readonly around: FormAround,
    private readonly which: Which,
  ) {}

  start(entry: EntryInfo): void {
    this.#entry = entry;
  }

  drop(): void {
    this.#entry = undefined;
  }

  /** The form, once, when all for it is there; asks for the definition where another one is shown. */
  async form(): Promise<Form | undefined> {
    const entry = this.#entry;
    if (!entry) return undefined;
    const { sending } = this.around;
    const body = await sending.body(entry.id);
    const survey = this.which.definition.data?.item;
    if (this.#entry !== entry) return undefined;
    if (!body) {
      this.#entry = undefined;
    } else if (survey && survey.id === body.surveyId) {
      this.#entry = undefined;
      return formOf(entry, body, survey, this.around);
    } else if (this.which.id !== body.surveyId) {
      this.which.insist(String(body.surveyId));
      void this.around.update();
    }
    return undefined;
  }
}
