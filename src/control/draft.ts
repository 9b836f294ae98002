import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { listOf } from '../contract/list';
import type { Backend } from '../source/backend';
import type { Draft, Kept, KeptWhy } from '../source/outbox/entry';
import { outbox } from '../source/outbox/outbox';

/** Ms of rest after which a draft is saved. */
const REST_MS = 400;

/** The forms that were begun: saved as they are written, found again after the page was closed. */
export class DraftController implements ReactiveController {
  /** Where the last saving went; undefined before the first. */
  kept: Kept | undefined;
  why: KeptWhy | undefined;

  readonly #pending = new Map<string, { backend: Backend; draft: Draft }>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly backend: () => Backend | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#leave);
    window.addEventListener('pagehide', this.#leave);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#leave);
    window.removeEventListener('pagehide', this.#leave);
    void this.flush();
  }

  /** The drafts of a survey, newest first. */
  async list(surveyId: string): Promise<readonly Draft[]> {
    const backend = this.backend();
    if (!backend) return [];
    await this.flush();
    return outbox.drafts.list(backend, surveyId);
  }

  /** How many drafts there are, of whichever survey. */
  async count(): Promise<number> {
    const backend = this.backend();
    await this.flush();
    return backend ? outbox.drafts.count(backend) : 0;
  }

  /** Saves soon (and at once when the page is hidden); the latest of one id wins. */
  save(draft: Draft): void {
    const backend = this.backend();
    if (!backend) return;
    this.#pending.set(draft.id, { backend, draft });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), REST_MS);
  }

  /** Saves what is still to be saved; resolves when it is kept. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const pending = listOf(this.#pending.values());
    this.#pending.clear();
    for (const saved of await Promise.all(
      pending.map(({ backend, draft }) => outbox.drafts.save(backend, draft)),
    )) {
      if (saved.kept === this.kept && saved.why === this.why) continue;
      this.kept = saved.kept;
      this.why = saved.why;
      this.host.requestUpdate();
    }
  }

  async drop(id: string): Promise<void> {
    this.#pending.delete(id);
    await outbox.drafts.drop(id);
  }

  readonly #leave = (event: Event): void => {
    if (event.type === 'pagehide' || document.visibilityState === 'hidden') void this.flush();
  };
}
