/** What every candidate does with the same answers: one month's sessions in the words of the contract. */
const BRANDS = ['after_work', 'after_school', 'leisure', 'job_seeking', 'in_need'];
export const BRAND = BRANDS[0];

/** The sessions of a month, `YYYY-MM`, with title, times of the wall and brand, in order of time. */
export async function monthOf(month) {
  const reply = await fetch(`/api/sessions/${month}.json`);
  if (!reply.ok) throw new Error(String(reply.status));
  const { items, included } = await reply.json();
  const courses = new Map(included.courses.map((course) => [course.id, course]));
  return items
    .map(({ id, courseId, start, end }) => {
      const { title, brands } = courses.get(courseId);
      return { id, title, brand: brands[0], start: start.slice(0, 16), end: end.slice(0, 16) };
    })
    .sort((a, b) => (a.start < b.start ? -1 : 1));
}
