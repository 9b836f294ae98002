import { Failure, type FailureDetails, type FailureReason } from './failure';

/** Longest wait in seconds that a server can ask for. */
const LONGEST_WAIT = 120;

/**
 * The seconds of a Retry-After header: a number of seconds or an HTTP date, within 0 and 120. undefined for nothing
 * and for nonsense.
 */
export function retryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(LONGEST_WAIT, Math.ceil(Number(text)));
  // Date.parse takes almost anything; an HTTP date begins with a weekday and ends with GMT.
  if (!/^[A-Z][a-z]+,? .*GMT$/.test(text)) return undefined;
  const seconds = Math.ceil((Date.parse(text) - now) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(LONGEST_WAIT, Math.max(0, seconds));
}

function reasonOf(status: number, problem: string | undefined): FailureReason {
  if (status === 404 || status === 410) return problem === 'not-announced' ? 'not-announced' : 'not-found';
  if (status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'server' : 'refused';
}

/** An answer that is not a success, as a Failure; an RFC 9457 body lends its type and title. */
export function problemFailure(response: Response, text: string, details: FailureDetails): Failure {
  const said: FailureDetails = { ...details };
  try {
    const { type, title } = Object(JSON.parse(text)) as Record<string, unknown>;
    if (typeof type === 'string') said.problem = type.slice(0, 200).replace(/^.*[/:#]/, '');
    if (typeof title === 'string') said.detail = title.slice(0, 120);
  } catch {
    // Not a problem document: the status alone speaks.
  }
  const wait = retryAfter(response.headers.get('retry-after'), Date.now());
  if (wait !== undefined) said.retryAfter = wait;
  return new Failure(reasonOf(response.status, said.problem), said);
}
