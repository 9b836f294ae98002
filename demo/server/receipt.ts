import { randomInt } from 'node:crypto';

/** What can be read out and copied by hand: no 0 and O, no 1 and I (domain.md, invariant 30). */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** 32^10 codes: among 20,000 needs, one guess in 5 × 10^10 hits. */
const LENGTH = 10;

/** A random receipt. Unguessable; that it is the only one of its kind, the database's key sees to. */
export const newReceipt = (): string =>
  Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
