import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ListResource, OneResource } from '../contract/resource';
import type { Backend, Query } from '../source/backend';
import { Failure } from '../source/failure';
import { readList, readOne, recallList, recallOne } from '../source/read';
import type { Loaded, LoadedOne } from '../source/read';

/** What every loaded answer has, whether a list or one record. */
export type Answer = Loaded<unknown, Record<string, unknown>> | LoadedOne<unknown>;

/**
 * The life of a reading, one union:
 * idle (nothing asked), loading (nothing to show yet), ready, stale (last good data; `failure` says why they could
 * not be renewed, undefined while they are renewed for the first time), empty (the backend has none), failed (nothing
 * to show). `renewing` is true while another try runs after a failure: the words and their button stay.
 */
export type Reading<T> =
  | { readonly status: 'idle' }
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly data: T }
  | {
      readonly status: 'stale';
      readonly data: T;
      readonly failure?: Failure | undefined;
      readonly renewing?: boolean;
    }
  | { readonly status: 'empty'; readonly data: T }
  | { readonly status: 'failed'; readonly failure: Failure; readonly renewing?: boolean };

/** What to read. Two asks with the same key are the same ask. */
export interface Ask<T> {
  readonly key: string;
  recall(): Promise<T | undefined>;
  read(signal: AbortSignal, fresh: boolean): Promise<T>;
  isEmpty(data: T): boolean;
}

/** Asks for every page of a list resource, up to `cap` records (default 2,000). */
export function askList<T, I extends Record<string, unknown>>(
  backend: Backend,
  resource: ListResource<T, I>,
  query: Query = {},
  cap?: number,
): Ask<Loaded<T, I>> {
  return {
    key: `${backend.key} ${resource.name} ${JSON.stringify(query)}`,
    recall: () => recallList(backend, resource, query),
    read: (signal, fresh) =>
      readList(backend, resource, query, { signal, fresh, ...(cap === undefined ? {} : { cap }) }),
    isEmpty: (loaded) => loaded.items.length === 0,
  };
}

/** Asks for one record. */
export function askOne<T>(backend: Backend, resource: OneResource<T>, query: Query = {}): Ask<LoadedOne<T>> {
  return {
    key: `${backend.key} ${resource.name} ${JSON.stringify(query)}`,
    recall: () => recallOne(backend, resource, query),
    read: (signal, fresh) => readOne(backend, resource, query, { signal, fresh }),
    isEmpty: () => false,
  };
}

const failureOf = (error: unknown): Failure =>
  error instanceof Failure ? error : new Failure('wrong-shape', { detail: String(error) });

/** Whether an answer is on its way. */
const isRenewing = (state: Reading<unknown>): boolean =>
  state.status === 'loading' ||
  (state.status === 'stale' && !state.failure) ||
  ('renewing' in state && !!state.renewing);

/** The state while the same is asked again: what is shown stays, and so do the words of a failure. */
function begun<T>(state: Reading<T>): Reading<T> {
  if (state.status === 'failed') return { ...state, renewing: true };
  if (state.status === 'stale' && state.failure) return { ...state, renewing: true };
  return 'data' in state ? { status: 'stale', data: state.data } : { status: 'loading' };
}

type Host = ReactiveControllerHost & { readonly isConnected: boolean };

/**
 * Reads what `ask` returns before each update, whenever its key changes; keeps last good data on screen under a
 * failure; aborts when the host leaves or asks for something else; renews when the page comes back online or into
 * view after more than five minutes.
 */
export class ReadingController<T> implements ReactiveController {
  #state: Reading<T> = { status: 'idle' };
  #key: string | undefined;
  #ask: Ask<T> | undefined;
  #abort: AbortController | undefined;
  #readAt = 0;

  constructor(
    private readonly host: Host,
    private readonly ask: () => Ask<T> | Failure | undefined,
    private readonly onSettled: (state: Reading<T>) => void = () => undefined,
  ) {
    host.addController(this);
  }

  /** The present state. */
  get state(): Reading<T> {
    return this.#state;
  }

  /** The data to show, whether ready, stale or empty. */
  get data(): T | undefined {
    return 'data' in this.#state ? this.#state.data : undefined;
  }

  /** Reads again, past every cache. */
  retry(): void {
    if (this.#ask) void this.#run(this.#ask, true);
    else {
      this.#key = undefined;
      this.host.requestUpdate();
    }
  }

  hostConnected(): void {
    window.addEventListener('online', this.#renew);
    document.addEventListener('visibilitychange', this.#renew);
    this.host.requestUpdate(); // back in the page: what was broken off is asked again
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#renew);
    document.removeEventListener('visibilitychange', this.#renew);
    // A move in the document is a disconnect at once followed by a connect: wait for the dust to settle.
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      this.#abort?.abort();
      if (isRenewing(this.#state)) this.#key = undefined;
    });
  }

  hostUpdate(): void {
    const next = this.ask();
    const key = next instanceof Failure ? `failure ${next.message}` : next?.key;
    if (key === this.#key) return;
    this.#key = key;
    this.#abort?.abort();
    if (next instanceof Failure) {
      this.#ask = undefined;
      this.#settle({ status: 'failed', failure: next });
    } else if (next) {
      void this.#run(next, false);
    } else {
      this.#ask = undefined;
      this.#state = { status: 'idle' };
      this.onSettled(this.#state);
    }
  }

  readonly #renew = (): void => {
    if (!this.#ask || document.visibilityState === 'hidden') return;
    const broken = this.#state.status === 'failed' || (this.#state.status === 'stale' && this.#state.failure);
    if (broken || Date.now() - this.#readAt > 300_000) void this.#run(this.#ask, true);
  };

  async #run(ask: Ask<T>, fresh: boolean): Promise<void> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const sameAsk = this.#ask?.key === ask.key;
    this.#ask = ask;
    this.#readAt = Date.now();
    this.#state = sameAsk ? begun(this.#state) : { status: 'loading' };
    this.host.requestUpdate();
    if (this.#state.status === 'loading') void this.#showLast(ask, abort.signal);
    try {
      const data = await ask.read(abort.signal, fresh);
      if (abort.signal.aborted) return;
      this.#settle({ status: ask.isEmpty(data) ? 'empty' : 'ready', data });
    } catch (error) {
      if (!abort.signal.aborted) await this.#fail(ask, failureOf(error), abort.signal);
    }
  }

  async #showLast(ask: Ask<T>, signal: AbortSignal): Promise<void> {
    const data = await ask.recall().catch(() => undefined);
    if (data === undefined || signal.aborted || this.#state.status !== 'loading') return;
    this.#state = { status: 'stale', data };
    this.host.requestUpdate();
  }

  async #fail(ask: Ask<T>, failure: Failure, signal: AbortSignal): Promise<void> {
    const gone = failure.reason === 'not-found' || failure.reason === 'not-announced';
    const data = gone ? undefined : (this.data ?? (await ask.recall().catch(() => undefined)));
    if (signal.aborted) return;
    this.#settle(data === undefined ? { status: 'failed', failure } : { status: 'stale', data, failure });
  }

  #settle(state: Reading<T>): void {
    this.#state = state;
    this.onSettled(state);
    this.host.requestUpdate();
  }
}
