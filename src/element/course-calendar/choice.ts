/** What the reader chose; empty is everything. */
export interface Choice {
  /** Words that the title, the subject, the partner or the teacher must answer to. */
  q: string;
  brand: string;
  tiers: readonly string[];
  audience: string;
  /** Years of whoever is to come; undefined is any. */
  age: number | undefined;
  /** Id of a station or of an institute. */
  station: string;
  zone: string;
  category: string;
  /** Category of an activity (我们的节日, …). */
  activity: string;
  /** Id of a partner. */
  partner: string;
  /** Only where a seat may still be had. */
  seats: boolean;
  /** Only what is for the public good and costs no fee; materials may be charged. */
  free: boolean;
  /** Only what does not take place as planned. */
  changed: boolean;
}

export const noChoice: Choice = {
  q: '',
  brand: '',
  tiers: [],
  audience: '',
  age: undefined,
  station: '',
  zone: '',
  category: '',
  activity: '',
  partner: '',
  seats: false,
  free: false,
  changed: false,
};

export const MOST_YEARS = 120;

/** Years as somebody writes them; undefined where they are none. */
export function yearsOf(text: string): number | undefined {
  const years = Number(text.normalize('NFKC').replace(/[\s岁]/g, '') || NaN);
  return Number.isInteger(years) && years >= 0 && years <= MOST_YEARS ? years : undefined;
}

const countOf = (value: Choice[keyof Choice]): number =>
  typeof value === 'object' ? value.length : value === undefined || value === '' || value === false ? 0 : 1;

/** How many conditions there are. */
export const choiceCount = (choice: Choice): number =>
  (Object.keys(choice) as (keyof Choice)[]).reduce((sum, key) => sum + countOf(choice[key]), 0) -
  (choice.q && !choice.q.trim() ? 1 : 0);

/** Conditions that cannot be judged before the code of the filters is there. */
export const needsTests = ({ q, age, seats }: Choice): boolean =>
  Boolean(q.trim()) || age !== undefined || seats;
