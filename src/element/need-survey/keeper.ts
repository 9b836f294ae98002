import { listOf } from '../../contract/list';
import type { Answers } from '../../contract/answer';
import type { Survey } from '../../contract/need';
import type { Draft } from '../../source/outbox/entry';
import type { FormAround } from './around';
import { noticeHash } from './body';
import { Form } from './form';
import type { Origin, Relation } from './form';
import { takenUp } from './take-up';

/** What a form remembers in its draft besides the answers. */
interface More {
  mode: string;
  helper?: Relation | '' | undefined;
  supports?: readonly string[] | undefined;
  notice?: string | undefined;
  begun?: number | undefined;
  origin?: Origin | undefined;
  /** Of what it is a correction: without these it would be one more answer. */
  predecessor?: string | undefined;
  replaces?: string | undefined;
}

/** Saves the form as it is written, and finds what was begun earlier. Nothing found is shown unless a person asks. */
export class Keeper {
  /** What was begun and not sent, newest first. */
  found: readonly Draft[] = [];
  #asked = '';
  /** Hash of the notice that is shown. */
  #notice: string | undefined;

  constructor(private readonly around: FormAround) {}

  /** Looks for drafts of a survey, once. */
  look(surveyId: string): void {
    const { backend, mode, drafts } = this.around;
    const asked = surveyId && backend ? `${backend.key} ${mode} ${surveyId}` : '';
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.found = [];
    if (!asked) return;
    void drafts.list(surveyId).then((list) => {
      if (asked !== this.#asked) return;
      this.found = list.filter(({ more }) => modeOf(more) === mode);
      if (this.found.length) void this.around.update();
    });
  }

  /** Looks again at the next rendering. */
  again(): void {
    this.#asked = '';
  }

  /** From now on this survey's notice is the one that is shown. */
  reads(survey: Survey): void {
    this.#notice = undefined;
    void noticeHash(survey).then((hash) => (this.#notice = hash));
  }

  save(form: Form): void {
    const { mode, drafts } = this.around;
    if (!form.begun || form.place === 'sent' || form.place === 'done') return;
    const more: More = {
      mode,
      helper: form.helper,
      supports: listOf(form.supports),
      notice: this.#notice,
      begun: form.createdAt,
      origin: form.origin,
      predecessor: form.predecessor,
      replaces: form.replaces,
    };
    drafts.save({
      id: form.id,
      surveyId: form.survey.id,
      version: form.survey.version,
      answers: form.draft,
      attachments: form.attachments.used(form.draft),
      spot: form.spot,
      more: { ...more },
      at: Date.now(),
    });
  }

  /** Offers it no more. */
  forget(id: string): void {
    this.found = this.found.filter((one) => one.id !== id);
  }

  drop(id: string): void {
    this.forget(id);
    void this.around.drafts.drop(id);
  }

  /** The form of a draft, under today's definition; what could not be carried over is in its `lost`. */
  async open(draft: Draft, survey: Survey): Promise<Form> {
    const more = (draft.more ?? {}) as Partial<More>;
    const written = { version: draft.version, notice: more.notice };
    const { answers, lost } = await takenUp(draft.answers as Answers, written, survey);
    const form = new Form(survey, draft.id);
    form.helper = more.helper;
    form.supports = new Set(more.supports ?? []);
    form.keep(draft.attachments);
    form.lost = lost;
    form.createdAt = more.begun;
    form.origin = more.origin ?? {};
    form.predecessor = more.predecessor;
    form.replaces = more.replaces;
    form.resume(answers, draft.spot);
    return form;
  }
}

const modeOf = (more: Draft['more']): string => (more?.mode as string | undefined) ?? 'self';
