import { partner, partners } from '../../contract/resource';
import type { Partner } from '../../contract/partner';
import { askList, askOne } from '../../control/reading';
import type { Ask } from '../../control/reading';
import type { Backend } from '../../source/backend';
import { Failure } from '../../source/failure';
import type { Loaded, LoadedOne } from '../../source/read';

/** Most records that one directory holds: ten districts' worth. Beyond that the reader is told that some are missing. */
const CAP = 20_000;

/** Asks for the directory of an area, '' for all of it. */
export const askPartners = (backend: Backend, area: string): Ask<Loaded<Partner>> =>
  askList(backend, partners, { area }, CAP);

/**
 * Asks for one record by id. A folder of files may hold the list alone: when there is no file for the record, the
 * list is looked through. Fails with not-found when neither has it.
 */
export function askPartner(backend: Backend, id: string): Ask<LoadedOne<Partner>> {
  const alone = askOne(backend, partner, { id });
  return {
    ...alone,
    read: async (signal, fresh) => {
      try {
        return await alone.read(signal, fresh);
      } catch (error) {
        if (!(error instanceof Failure) || error.reason !== 'not-found') throw error;
        const found = await inList(backend, id, signal, fresh).catch(() => undefined);
        if (!found) throw error;
        return found;
      }
    },
  };
}

async function inList(
  backend: Backend,
  id: string,
  signal: AbortSignal,
  fresh: boolean,
): Promise<LoadedOne<Partner> | undefined> {
  const { items, receivedAt } = await askPartners(backend, '').read(signal, fresh);
  const item = items.find((one) => one.id === id);
  return item && { item, receivedAt, setAside: [], redacted: [] };
}
