/*
 * The number of one sheet of paper: ten random characters and one to check them. 0 and O, 1 and I never occur, so that
 * what is read off paper is typed without doubt.
 */
import { listOf } from '../../../contract/list';

/** Thirty-two characters: each is a number from 0 to 31. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 10;

/** Most copies that are printed at once. */
export const MOST_COPIES = 50;

/*
 * The check character is a weighted sum in the field of 32 elements (x⁵ + x² + 1): character `i` counts times the i-th
 * power of x. All weights differ and none is zero, so one wrong character and any two swapped ones are found.
 */
const double = (n: number): number => (n & 16 ? (n << 1) ^ 0b100101 : n << 1);

function times(n: number, power: number): number {
  let product = n;
  for (let i = 0; i < power; i++) product = double(product);
  return product;
}

function checkCharacter(body: string): string {
  let sum = 0;
  for (let i = 0; i < body.length; i++) sum ^= times(alphabet.indexOf(body.charAt(i)), i + 1);
  return alphabet.charAt(sum);
}

/** New numbers of sheets, each random by the browser's own generator; all different. */
export function newSheetIds(count: number): string[] {
  const ids = new Set<string>();
  while (ids.size < count) {
    const bytes = crypto.getRandomValues(new Uint8Array(LENGTH));
    const body = listOf(bytes, (byte) => alphabet.charAt(byte & 31)).join('');
    ids.add(body + checkCharacter(body));
  }
  return listOf(ids);
}

/**
 * What a person typed as a sheet's number, tidy: capitals, narrow characters, without blanks and hyphens. Undefined
 * when it is none or was mistyped.
 */
export function sheetIdOf(typed: string): string | undefined {
  const id = typed
    .replace(/[！-～]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replace(/[\s\-—–－]/g, '')
    .toUpperCase();
  if (id.length !== LENGTH + 1 || listOf(id).some((one) => alphabet.indexOf(one) < 0)) return undefined;
  return checkCharacter(id.slice(0, LENGTH)) === id.charAt(LENGTH) ? id : undefined;
}

/** A sheet's number in groups, as it is printed and read aloud: `2K7D-9PQA-XYZ`. */
export const sheetIdText = (id: string): string => id.replace(/(.{4})(?=.)/g, '$1-');
