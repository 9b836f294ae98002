import type { Random } from './random';

/** A rating of five or more answers: `spread` counts one to five stars and adds up to `n`. */
export function ratingOf(random: Random, most = 160): { mean: number; n: number; spread: number[] } {
  const n = random.int(5, most);
  const five = Math.round(n * (0.45 + random.next() * 0.4));
  const four = Math.round((n - five) * 0.7);
  const three = Math.round((n - five - four) * 0.6);
  const rest = n - five - four - three;
  const two = Math.floor(rest / 2);
  const spread = [rest - two, two, three, four, five];
  const sum = spread.reduce((total, count, i) => total + count * (i + 1), 0);
  return { mean: Math.round((sum / n) * 10) / 10, n, spread };
}
