/** A month of any number of sessions in the words of the contract, the same for every candidate. (Node) */

const BRANDS = ['after_work', 'after_school', 'leisure', 'job_seeking', 'in_need'] as const;
const LETTERS = 'ABCDE';
const COURSES = 60;
const STATIONS = 20;
const two = (n: number): string => String(n).padStart(2, '0');

export const service = {
  contractVersion: '1.0',
  operator: { name: '服务台', phone: '0531-0000-0001' },
  timeZone: 'Asia/Shanghai',
  areas: Array.from({ length: STATIONS }, (_, n) => ({ id: `a${n}`, level: 'station', name: `${n} 号站` })),
  capabilities: { classes: ['static-read'] },
  serverTime: '2026-11-23T09:00:00+08:00',
};

/** Titles say month and brand: `十一月课A-3` is of the first brand. */
const courses = (month: string) =>
  Array.from({ length: COURSES }, (_, n) => ({
    id: `c${n}`,
    title: `${month === '2026-11' ? '十一' : '十二'}月课${LETTERS[n % 5]}-${n}`,
    kind: 'course',
    status: 'published',
    brands: [BRANDS[n % 5]],
    audiences: ['adult'],
    offers: [{ id: `o${n}`, tier: 'low_fee', amountFen: 1500, unit: 'session' }],
  }));

/** The answer to `sessions/{month}.json` with `count` sessions, evenly over the days. */
export function monthAnswer(month: string, count: number): string {
  const days = month === '2026-11' ? 30 : 31;
  const items = Array.from({ length: count }, (_, n) => {
    const date = `${month}-${two(1 + (n % days))}`;
    const minutes = 8 * 60 + ((Math.floor(n / days) * 5) % (12 * 60));
    const at = (from: number): string => `${date}T${two(Math.floor(from / 60))}:${two(from % 60)}:00+08:00`;
    return {
      id: `s${n}`,
      // All brands on every day, whatever the count.
      courseId: `c${(n + Math.floor(n / days)) % COURSES}`,
      start: at(minutes),
      end: at(minutes + 90),
      venueId: `v${n % STATIONS}`,
      areaId: `a${n % STATIONS}`,
      status: 'scheduled',
    };
  });
  const venues = service.areas.map(({ id, name }, n) => ({ id: `v${n}`, areaId: id, name: `${name}教室` }));
  return JSON.stringify({
    items,
    asOf: '2026-11-23T09:00:00+08:00',
    included: { courses: courses(month), venues, partners: [] },
  });
}
