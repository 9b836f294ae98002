import type { EnrolPolicy, SeatCount } from '../../contract/course';
import { epochOf } from '../../contract/time';
import type { Row } from './view';

export type Phase =
  'not_open' | 'open' | 'almost_full' | 'full' | 'waitlist' | 'drawing' | 'closed' | 'running' | 'ended';

const at = (instant: string | null | undefined): number | undefined =>
  instant ? epochOf(instant) : undefined;

/** Whether the seats go to whoever comes first, so that "left" decides. */
const bySeat = (policy: EnrolPolicy): boolean => policy.mode !== 'lottery' && policy.mode !== 'review';

function seatPhase(policy: EnrolPolicy, seats: SeatCount | undefined): Phase {
  if (!seats || !bySeat(policy) || seats.capacity === 0) return 'open';
  const waiting = seats.waitlist ?? 0;
  // Seats that are offered to those who wait are not free (invariant 5): people waiting means waiting list.
  if (waiting > 0 || seats.left === 0) {
    return waiting < (policy.waitlistMax ?? 0) ? 'waitlist' : seats.left > 0 ? 'waitlist' : 'full';
  }
  return seats.left <= seats.capacity * 0.2 ? 'almost_full' : 'open';
}

/**
 * The phase of enrolment, derived and never sent (domain.md §4.3): by the session's times, the policy's times and the
 * seats, at `now` (epoch ms) on the server's clock. Undefined where nothing is said about enrolment, and for what is
 * cancelled.
 */
export function phaseOf(row: Row, seats: SeatCount | undefined, now: number): Phase | undefined {
  const policy = row.course?.enrol;
  // First of all: what does not take place is never under way, nor over.
  if (row.session.status === 'cancelled' || row.course?.status === 'cancelled') return undefined;
  if (row.end <= now || row.course?.status === 'finished') return 'ended';
  if (row.start <= now) return 'running';
  if (!policy || policy.mode === 'walk_in') return undefined;
  // Elsewhere, and nothing is told of when: not even that it is open.
  if (policy.mode === 'external' && !policy.opensAt && !policy.closesAt && !seats) return undefined;
  if (now < (at(policy.opensAt) ?? -Infinity)) return 'not_open';
  if (now >= (at(policy.closesAt) ?? Infinity)) {
    return policy.mode === 'lottery' && !policy.drawnAt ? 'drawing' : 'closed';
  }
  return seatPhase(policy, seats);
}
