import type { Enrolment } from '../../../contract/course';
import type { Text } from '../../../contract/text';
import type { EntryInfo, Saved } from '../../../source/outbox/entry';
import type { Known } from './lookup';

/** How an enrolment stands, never better than it does. */
export interface Standing {
  /** `sending`, `device`, `memory`, `refused`, or the backend's status. */
  state: string;
  /** Id of the body, where this device still knows it. */
  id?: string | undefined;
  entry?: EntryInfo | undefined;
  /** Empty on a shared device once the page was left. */
  receipt: string;
  /** What the backend said comes next. */
  next?: Text | null | undefined;
  /** Place in the queue, as far as it was told. */
  position?: number | null | undefined;
  /** The last answer of the backend about it. */
  item?: Enrolment | undefined;
  known?: Known | undefined;
  /** A step that is on its way: to cancel, or to take the seat. */
  step?: Step | undefined;
}

export interface Step {
  action: 'withdraw' | 'claim';
  at: 'sending' | 'waiting' | 'refused';
}

/** Of something that waits in the outbox: an entry that was not tried yet is on its way. */
export function waitState(entry: EntryInfo | undefined, saved: Saved | undefined): string {
  if (entry?.state === 'attention') return 'refused';
  if (entry && (entry.state === 'sending' || (!entry.tries && !entry.failure && navigator.onLine)))
    return 'sending';
  return (entry?.kept ?? saved?.kept) === 'device' ? 'device' : 'memory';
}

/** Whether it still holds a seat, or may come to. */
export const counts = ({ state }: Standing): boolean =>
  !/^(refused|cancelled|lapsed|lost|declined|no_show|attended)$/.test(state);

/** Whether it may be taken back now. */
export const mayCancel = ({ state, item, receipt }: Standing, now: number): boolean =>
  receipt !== '' &&
  /^(pending|applied|won|confirmed|waitlisted|offered)$/.test(state) &&
  (!item?.cancelUntil || Date.parse(item.cancelUntil) > now);

export const mayClaim = ({ state, item, receipt }: Standing, now: number): boolean =>
  receipt !== '' &&
  (state === 'offered' || state === 'won') &&
  (!item?.claimBy || Date.parse(item.claimBy) > now);
