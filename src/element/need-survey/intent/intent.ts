import { instantFrom } from '../../../contract/time';
import type { PostName } from '../../../contract/write';
import type { EntryInfo } from '../../../source/outbox/entry';
import { newId } from '../../../source/uuid';
import type { Around } from '../pane';

/** One thing that a person asked for, and where it is. */
export interface Intent {
  readonly id: string;
  readonly body: Fields;
  /** While it waits in the outbox; undefined once it was accepted. */
  readonly entry: EntryInfo | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Small things that are written from a view, such as "not solved" or "we take this task": put into the outbox once an
 * intent, and found there again after the page was closed.
 */
export class Intents {
  readonly #known = new Map<string, Fields>();
  readonly #read = new Set<string>();
  /** How each ended, as far as that was told. */
  readonly #ends = new Map<string, string>();
  readonly #putting = new Set<string>();

  /** `settled` is called once for each that was accepted, and for each that was refused, while rendering. */
  constructor(
    private readonly around: Around,
    private readonly name: PostName,
    private readonly settled: (body: Fields, entry: EntryInfo | undefined) => void,
  ) {}

  /** Last first: what waits and what was accepted since the page was opened, of those that `wanted` picks. */
  of(wanted: (body: Fields) => boolean): Intent[] {
    const found: Intent[] = [];
    this.#known.forEach((body, id) => {
      const entry = this.around.sending.entry(id);
      if ((entry || this.around.sending.sent(id)) && wanted(body)) found.unshift({ id, body, entry });
    });
    return found;
  }

  /** Looks at the outbox: what was put before the page was opened, and what became of it. At each rendering. */
  look(): void {
    const { sending } = this.around;
    for (const { id, name } of sending.state.entries) {
      if (name !== this.name || this.#known.has(id) || this.#read.has(id)) continue;
      this.#read.add(id);
      void sending.body(id).then((body) => {
        if (!body) return;
        this.#known.set(id, body);
        void this.around.update();
      });
    }
    this.#known.forEach((body, id) => {
      const entry = sending.entry(id);
      const end = sending.sent(id) ? 'sent' : entry?.state === 'attention' ? 'refused' : undefined;
      if (!end || this.#ends.get(id) === end) return;
      this.#ends.set(id, end);
      this.settled(body, entry);
    });
  }

  /** Puts it into the outbox. The same once more, while the first is on its way, changes nothing. */
  async put(fields: Fields, label: string, replaces?: string): Promise<void> {
    const key = JSON.stringify(fields);
    if (this.#putting.has(key)) return;
    this.#putting.add(key);
    const id = newId();
    const body = { id, createdAt: instantFrom(this.around.now()), channel: 'web', ...fields };
    this.#known.set(id, body);
    try {
      await this.around.sending.put({ name: this.name, body, label, replaces });
    } finally {
      this.#putting.delete(key);
      void this.around.update();
    }
  }

  /** Asks anew for what was refused: a new id, for the old one may be known to the backend. */
  again({ id, body }: Intent, label: string): Promise<void> {
    const { id: _id, createdAt: _at, channel: _channel, ...fields } = body;
    return this.put(fields, label, id);
  }

  /** Takes away what was refused, because the person does not want it any more. */
  async drop(id: string): Promise<void> {
    await this.around.sending.drop(id);
    this.#known.delete(id);
    void this.around.update();
  }
}
