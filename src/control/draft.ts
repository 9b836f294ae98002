import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Backend } from '../source/backend';
import type { Draft, Kept, KeptWhy } from '../source/outbox/entry';

/** The forms that were begun: saved as they are written, found again after the page was closed. */
export class DraftController implements ReactiveController {
  /** Where the last saving went; undefined before the first. */
  kept: Kept | undefined;
  why: KeptWhy | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly backend: () => Backend | undefined,
  ) {
    host.addController(this);
  }

  hostConnected(): void {}

  /** The drafts of a survey, newest first. */
  list(_surveyId: string): Promise<readonly Draft[]> {
    void [this.host, this.backend];
    return Promise.resolve([]);
  }

  /** Saves soon (and at once when the page is hidden); the latest of one id wins. */
  save(_draft: Draft): void {}

  /** Saves what is still to be saved; resolves when it is kept. */
  flush(): Promise<void> {
    return Promise.resolve();
  }

  drop(_id: string): Promise<void> {
    return Promise.resolve();
  }
}
