import type { ListResource } from '../contract/resource';
import { cleaned, idOf, parse, pointer, Unread, type Fault, type Findings } from './check';
import { Failure } from './failure';
import { pace } from './pace';

/** What grows while the pages of a list are read. */
export class Gathering<T, I extends Record<string, unknown>> {
  readonly items: T[] = [];
  readonly included = {} as { [K in keyof I]: I[K][] };
  readonly findings: Findings;
  /** Records looked at, good or bad; the cap counts these. */
  seen = 0;
  private readonly ids = new Set<string>();
  private readonly includedIds = new Map<keyof I, Set<string>>();
  private readonly breath = pace();
  private readonly signal: AbortSignal | undefined;
  private readonly resource: ListResource<T, I>;

  constructor(resource: ListResource<T, I>, signal: AbortSignal | undefined) {
    this.resource = resource;
    this.signal = signal;
    this.findings = { resource: resource.name, setAside: [], redacted: [] };
    for (const name of this.includedNames()) {
      this.included[name] = [];
      this.includedIds.set(name, new Set());
    }
  }

  async addItems(raws: readonly unknown[], cap: number): Promise<void> {
    for (let i = 0; i < raws.length && this.seen < cap; i++, this.seen++) {
      if (this.breath.due()) await this.breathe();
      this.add(this.resource.item, raws[i], ['items', i], this.items, this.ids, this.ids);
    }
  }

  async addIncluded(parts: Readonly<Record<string, readonly unknown[]>>): Promise<void> {
    for (const name of this.includedNames()) {
      const schema = this.resource.included?.[name];
      const raws = parts[name as string] ?? [];
      const known = this.includedIds.get(name) ?? new Set<string>();
      // The same course may come along with several pages; twice in one page is a fault.
      const onPage = new Set<string>();
      for (let i = 0; schema && i < raws.length; i++) {
        if (this.breath.due()) await this.breathe();
        this.add(schema, raws[i], ['included', name, i], this.included[name], known, onPage);
      }
    }
  }

  private includedNames(): (keyof I)[] {
    return Object.keys(this.resource.included ?? {});
  }

  /** Checks one record into `into`; one whose id is in `known` is left out, and set aside if also in `doubled`. */
  private add<R>(
    schema: ListResource<R>['item'],
    raw: unknown,
    path: readonly PropertyKey[],
    into: R[],
    known: Set<string>,
    doubled: Set<string>,
  ): void {
    if (raw instanceof Unread) return this.putAside(raw, raw.id);
    const id = idOf(raw);
    if (id !== undefined && doubled.has(id)) {
      return this.putAside({ path, reason: 'second record of this id' }, id);
    }
    if (id !== undefined && known.has(id)) return;
    const parsed = parse(schema, raw);
    if ('reason' in parsed) return this.putAside({ ...parsed, path: [...path, ...parsed.path] }, id);
    const record = cleaned(parsed.value, this.findings, path);
    if ('reason' in record) return this.putAside(record, id);
    into.push(record.value);
    if (id !== undefined) known.add(id);
    if (id !== undefined) doubled.add(id);
  }

  private async breathe(): Promise<void> {
    await this.breath.turn();
    if (this.signal?.aborted) throw new Failure('aborted');
  }

  putAside({ path, reason }: Fault, id?: string): void {
    this.findings.setAside.push({ resource: this.resource.name, path: pointer(path), reason, id });
  }
}
