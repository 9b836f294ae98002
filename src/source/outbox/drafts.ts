import { listOf } from '../../contract/list';
import { removeDraft, type Device } from './device';
import type { Draft } from './entry';
import { jsonText } from './json';
import { seal, unsealText, type Key, type Sealed } from './seal';
import { sealBlob, unsealBlob, type SealedBlob } from './stored';
import { answer, transact, under } from './transaction';

interface StoredDraft {
  backend: string;
  surveyId: string;
  at: number;
  sealed: Sealed;
}

const blobName = (id: string, sha: string) => `draft-blob ${id} ${sha}`;

/** A photo that was believed to be on the device is not there. */
class Missing extends Error {}

/** Unfinished forms on the device: sealed, one record each, their attachments beside them. */
export class DeviceDrafts {
  /** Names of attachments that this page has written: they need not be sealed again at each key. */
  private written = new Set<string>();

  constructor(private readonly device: Device) {}

  /** Rejects when the device does not take it. A draft whose answer waits or was sent already is not kept any more. */
  async save(backend: string, draft: Draft): Promise<void> {
    try {
      await this.write(backend, draft);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      this.written.clear();
      await this.write(backend, draft);
    }
    for (const sha of draft.attachments?.keys() ?? []) this.written.add(blobName(draft.id, sha));
  }

  private write(backend: string, { attachments = new Map<string, Blob>(), ...draft }: Draft): Promise<void> {
    const { id, surveyId, at } = draft;
    const names = listOf(attachments.keys(), (sha) => blobName(id, sha));
    const prepare = async (key: Key) => {
      const blobs: [string, SealedBlob][] = [];
      for (const [sha, blob] of attachments) {
        const name = blobName(id, sha);
        if (!this.written.has(name)) blobs.push(await sealBlob(key, name, blob));
      }
      return { blobs, sealed: await seal(key, `draft ${id} ${backend}`, jsonText({ ...draft, names })) };
    };
    return this.device.write(prepare, async (store, { blobs, sealed }) => {
      for (const what of ['entry', 'tomb']) {
        if ((await answer(store.getKey(`${what} ${id}`))) !== undefined) return;
      }
      const there = (await answer(store.getAllKeys(under(`draft-blob ${id}`)))).map(String);
      const added = blobs.map(([name]) => name);
      if (names.some((name) => !there.includes(name) && !added.includes(name))) throw new Missing();
      for (const name of there) if (!names.includes(name)) store.delete(name);
      for (const [name, blob] of blobs) store.put(blob, name);
      store.put({ backend, surveyId, at, sealed } satisfies StoredDraft, `draft ${id}`);
    });
  }

  /** Those that can be opened; of the others nobody hears. */
  async list(backend: string, surveyId: string): Promise<Draft[]> {
    const found = await transact(this.device.disk, 'readonly', async (store) => ({
      key: (await answer(store.get('key'))) as Key | undefined,
      names: await answer(store.getAllKeys(under('draft'))),
      drafts: (await answer(store.getAll(under('draft')))) as StoredDraft[],
    }));
    const { key } = found;
    if (!key) return [];
    const drafts: Draft[] = [];
    for (const [at, stored] of found.drafts.entries()) {
      if (stored.backend !== backend || stored.surveyId !== surveyId) continue;
      const id = String(found.names[at]).slice(6);
      const draft = await this.open(key, id, stored).catch(() => undefined);
      if (draft) drafts.push(draft);
    }
    return drafts;
  }

  private async open(key: Key, id: string, { backend, sealed }: StoredDraft): Promise<Draft> {
    const text = await unsealText(key, `draft ${id} ${backend}`, sealed);
    const { names, ...draft } = JSON.parse(text) as Draft & { names: string[] };
    const stored = await transact(this.device.disk, 'readonly', (store) =>
      Promise.all(names.map((name) => answer(store.get(name) as IDBRequest<SealedBlob | undefined>))),
    );
    const attachments = new Map<string, Blob>();
    for (const [at, name] of names.entries()) {
      const blob = stored[at];
      // A photo that is lost must not cost the answers.
      const opened = blob && (await unsealBlob(key, name, blob).catch(() => undefined));
      if (opened) attachments.set(name.slice(blobName(id, '').length), opened);
    }
    return attachments.size ? { ...draft, attachments } : draft;
  }

  drop(id: string): Promise<void> {
    return this.device.remove(async (store) => removeDraft(store, id));
  }

  /** Ids of all of a backend, of whichever survey. */
  async ids(backend: string): Promise<string[]> {
    const [names, drafts] = await transact(this.device.disk, 'readonly', (store) =>
      Promise.all([answer(store.getAllKeys(under('draft'))), answer(store.getAll(under('draft')))]),
    );
    const ids = names.map((name) => String(name).slice(6));
    return ids.filter((_, at) => (drafts[at] as StoredDraft).backend === backend);
  }

  /** All of a backend. */
  wipe(backend: string): Promise<void> {
    this.written.clear();
    return this.device.remove(async (store) => {
      const names = await answer(store.getAllKeys(under('draft')));
      const drafts = (await answer(store.getAll(under('draft')))) as StoredDraft[];
      drafts.forEach((draft, at) => {
        if (draft.backend === backend) removeDraft(store, String(names[at]).slice(6));
      });
    });
  }
}
