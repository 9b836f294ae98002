import './setup';
import * as z from 'zod/mini';

/** An amount in fen (CNY cents), a safe integer; may be negative where a balance is meant. */
export const Fen = z.int();
/** An amount in fen, never negative. */
export const Amount = z.int().check(z.nonnegative());
/** A rate in basis points (1/10,000); `null` means not disclosed and is shown as 未公开, never as 0 %. */
export const BasisPoints = z.int().check(z.nonnegative(), z.maximum(10_000));

/** The sum of amounts in fen. Throws RangeError past 2^53, where a sum would stop being exact. */
export function sumFen(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  if (!Number.isSafeInteger(total)) throw new RangeError('sum of fen is not exact');
  return total;
}

/**
 * base × rate / 10,000 rounded half up to the fen, once a statement (domain.md, invariant 10).
 * Exact: the product is split so that no step leaves the safe integers.
 */
export function shareOf(baseFen: number, basisPoints: number): number {
  const sign = baseFen < 0 ? -1 : 1;
  const base = Math.abs(baseFen);
  const whole = Math.floor(base / 10_000) * basisPoints;
  const rest = (base % 10_000) * basisPoints;
  return sign * (whole + Math.floor((rest + 5_000) / 10_000));
}

/** `1234567` -> `12,345.67`: yuan with two decimals and thousands separators, exact, without a currency sign. */
export function formatFen(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}${yuan}.${digits.slice(-2)}`;
}

/** `1234567` -> `12345.67`, for files that machines read. */
export const plainFen = (fen: number): string => formatFen(fen).replace(/,/g, '').replace('−', '-');

/** `1250` -> `12.5%`; trailing zeros dropped. */
export function formatRate(basisPoints: number): string {
  const whole = Math.floor(basisPoints / 100);
  const rest = String(basisPoints % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${whole}${rest && `.${rest}`}%`;
}
