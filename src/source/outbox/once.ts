import type { Receipt } from '../../contract/write';

/**
 * Receipts on a shared device: kept nowhere, but the person who is still before the screen is shown theirs. In this
 * page's memory alone, only while that person is awaited.
 */
const awaited = new Map<string, Receipt | undefined>();

/** Somebody waits before the screen for the receipt of this id. */
export const awaitOnce = (id: string): void => void awaited.set(id, undefined);

/** A receipt came; kept only for who waits. */
export function tellOnce(id: string, receipt: Receipt): void {
  if (awaited.has(id)) awaited.set(id, receipt);
}

export const toldOnce = (id: string): Receipt | undefined => awaited.get(id);

/** The person has left the screen. */
export const leaveOnce = (id: string): void => void awaited.delete(id);
