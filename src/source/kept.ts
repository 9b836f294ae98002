/*
 * All that the kit keeps on a device, and for how long: two databases in IndexedDB. The facts sheet for those who review
 * it is written from this.
 */

/** Last good answers: public data. */
export const LAST_GOOD = { database: 'hehuo', store: 'last-good', days: 30, most: 60 } as const;

/** Drafts and answers, which wait sealed until they are sent, and tombstones of those that were. */
export const OUTBOX = { database: 'hehuo-outbox', store: 'items', tombDays: 90, mostTombs: 500 } as const;

/** Opened by the check-up to see whether anything can be kept, and deleted at once. */
export const PROBE = 'hehuo-checkup';
