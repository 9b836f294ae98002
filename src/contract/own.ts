/**
 * The value of a table for a word out of data. A word like `constructor` or `__proto__`, which every object has without
 * having been given it, is an unknown word.
 */
export const own = <T>(table: Readonly<Record<string, T>> | null | undefined, word: string): T | undefined =>
  table && Object.prototype.hasOwnProperty.call(table, word) ? table[word] : undefined;
