import { listOf } from '../../contract/list';
import type { Backend } from '../backend';
import type { Device } from './device';
import { DeviceDrafts } from './drafts';
import { canSeal } from './seal';
import type { Draft, KeptWhy, Saved } from './entry';

/** What the drafts must know of the outbox. */
interface Around {
  /** Whether drafts of this backend may lie on the device at all, and if not, why. */
  mayKeep(backend: Backend): boolean;
  why(backend: Backend): KeptWhy | undefined;
  /** Whether the answer that the draft was waits already or was sent. */
  isOver(id: string): boolean;
}

/** Unfinished forms: on the device, else in this page's memory. */
export class DraftBox {
  private readonly memory = new Map<string, Draft & { backend: string }>();
  private readonly drafts: DeviceDrafts;
  /** One saving after the other: a later one must not be overtaken by an earlier. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    device: Device,
    private readonly around: Around,
  ) {
    this.drafts = new DeviceDrafts(device);
  }

  /** Resolves when it is kept, as said. Never rejects. */
  save(backend: Backend, draft: Draft): Promise<Saved> {
    return this.inTurn(async () => {
      const { id } = draft;
      if (this.around.isOver(id)) return { kept: 'memory' };
      if (this.around.mayKeep(backend)) {
        const well = await succeeds(this.drafts.save(backend.key, draft));
        if (well) this.memory.delete(id);
        if (well) return { kept: 'device' };
      }
      this.memory.set(id, { ...draft, backend: backend.key });
      return { kept: 'memory', why: this.around.why(backend) };
    });
  }

  /** Newest first. */
  list(backend: Backend, surveyId: string): Promise<readonly Draft[]> {
    return this.inTurn(async () => {
      const { key } = backend;
      const found = new Map<string, Draft>();
      const stored = this.around.mayKeep(backend) ? this.drafts.list(key, surveyId) : undefined;
      for (const draft of (await stored?.catch(() => undefined)) ?? []) found.set(draft.id, draft);
      for (const { backend: of, ...draft } of this.memory.values()) {
        if (of === key && draft.surveyId === surveyId) found.set(draft.id, draft);
      }
      const open = listOf(found.values()).filter(({ id }) => !this.around.isOver(id));
      return open.sort((a, b) => b.at - a.at);
    });
  }

  /** How many there are of a backend, of whichever survey: what `wipe` would take. */
  count(backend: Backend): Promise<number> {
    return this.inTurn(async () => {
      const { key } = backend;
      const stored = this.around.mayKeep(backend) ? await this.drafts.ids(key).catch(() => []) : [];
      const ids = new Set(stored);
      for (const [id, draft] of this.memory) if (draft.backend === key) ids.add(id);
      return listOf(ids).filter((id) => !this.around.isOver(id)).length;
    });
  }

  drop(id: string): Promise<void> {
    return this.inTurn(async () => {
      this.memory.delete(id);
      if (canSeal()) await succeeds(this.drafts.drop(id));
    });
  }

  /** It went with its answer. */
  forget(id: string): void {
    this.memory.delete(id);
  }

  /** All of a backend. */
  wipe(key: string): Promise<void> {
    return this.inTurn(async () => {
      for (const [id, draft] of this.memory) if (draft.backend === key) this.memory.delete(id);
      if (canSeal()) await succeeds(this.drafts.wipe(key));
    });
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

/** Whether something went well that may fail without harm. */
export const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );
