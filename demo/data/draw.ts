import type { Course, Draw, Session } from '../../src/contract';
import { compareInstants } from '../../src/contract';
import { listHash, ranked, seedSource, sha256, soldByTerm, winners } from './lot';
import { randomOf } from './random';

/** The draws that were held before now, each with the list, the seed and who won: to be repeated in the page. */
export const makeDraws = (courses: readonly Course[], sessions: readonly Session[]): Draw[] =>
  courses.flatMap((course) => {
    const { drawnAt, mode } = course.enrol ?? {};
    if (mode !== 'lottery' || !drawnAt) return [];
    return drawn(course, sessions).map((session) => drawOf(session, drawnAt));
  });

/** Of a course that is sold by the term one draw gives the seats of all meetings. */
function drawn(course: Course, sessions: readonly Session[]): Session[] {
  const own = sessions.filter((session) => session.courseId === course.id);
  own.sort((a, b) => compareInstants(a.start, b.start));
  return soldByTerm(course) ? own.slice(0, 1) : own;
}

function drawOf({ id, seats: count }: Session, drawnAt: string): Draw {
  const random = randomOf(`draw ${id}`);
  const seats = count?.capacity ?? 0;
  const asked = Math.round(seats * (1.3 + random.next() * 1.2));
  const entries = Array.from({ length: asked }, (_, n) => ({
    number: n + 1,
    seats: random.chance(0.1) ? 2 : 1,
  }));
  const seed = sha256(`demo seed ${id} ${random.int(0, 1_000_000)}`);
  return {
    id,
    drawAt: drawnAt,
    seats,
    entries,
    listHash: listHash(entries),
    seedSource: seedSource(seed),
    seedHash: sha256(seed),
    seed,
    drawnAt,
    won: winners(ranked(entries, seed), seats),
    demo: true,
  };
}
