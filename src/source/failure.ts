import type { Text } from '../contract/text';

export const failureReasons = [
  'offline',
  'unreachable',
  'timeout',
  'busy',
  'server',
  'not-found',
  'not-announced',
  'refused',
  'wrong-shape',
  'no-backend',
  'aborted',
] as const;

/**
 * Why a read did not give data. Each has its own words and its own way out in the elements:
 * offline (the device has no network), unreachable (wrong address, CORS, policy, server down), timeout, busy (429,
 * 503; `retryAfter` seconds), server (5xx), not-found (404, 410), not-announced (404 of that type), refused (other
 * 4xx), wrong-shape (not JSON, HTML, truncated, envelope broken), no-backend (no usable address or object given),
 * aborted (nobody asks any more).
 */
export type FailureReason = (typeof failureReasons)[number];

export interface FailureDetails {
  /** HTTP status, where there was an answer. */
  status?: number;
  /** Seconds to wait, from Retry-After, capped. */
  retryAfter?: number;
  /** Address asked, without query, for the webmaster's console. */
  url?: string;
  /** Last segment of the problem's type. */
  problem?: string;
  /** What was found, for the webmaster's console. */
  detail?: string;
  /** The same for the reader, in place of the element's general words. */
  told?: Text;
  /** What a refused write got wrong, by JSON pointer into its body. */
  errors?: readonly { pointer: string; detail: string }[];
}

/** A read that failed, with its reason. */
export class Failure extends Error {
  readonly reason: FailureReason;
  readonly details: FailureDetails;

  constructor(reason: FailureReason, details: FailureDetails = {}) {
    super(
      `${reason}${details.status ? ` (${details.status})` : ''}${details.detail ? `: ${details.detail}` : ''}`,
    );
    this.name = 'Failure';
    this.reason = reason;
    this.details = details;
  }
}

const known: readonly unknown[] = failureReasons;

/**
 * Any thrown thing as a Failure. A Failure of another copy of the kit, or an object of a host page with one of our
 * `reason` words, keeps its reason; an AbortError is `aborted`; all else is `server`, with its message as detail.
 */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  try {
    const { reason, details, name, message } = Object(error) as Record<string, unknown>;
    const detail = String(message ?? error).slice(0, 200);
    if (known.includes(reason)) return new Failure(reason as FailureReason, { detail, ...Object(details) });
    return new Failure(name === 'AbortError' ? 'aborted' : 'server', { detail });
  } catch {
    // A thrown thing whose very members throw: there is nothing to be learnt from it.
    return new Failure('server');
  }
}
