import { Failure, type FailureDetails, type FailureReason } from './failure';

/** Longest wait in seconds that a server can ask of a reader, who sits before the screen; a write may wait longer. */
const LONGEST_WAIT = 120;
/** Field errors of a refusal that are taken notice of, and the length of each text. */
const MOST_ERRORS = 50;
const LONGEST_TEXT = 300;

/**
 * The seconds of a Retry-After header: a number of seconds or an HTTP date, within 0 and `longest`. undefined for
 * nothing and for nonsense.
 */
export function retryAfter(header: string | null, now: number, longest = LONGEST_WAIT): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Math.min(longest, Math.ceil(Number(text)));
  // Date.parse takes almost anything; an HTTP date begins with a weekday and ends with GMT.
  if (!/^[A-Z][a-z]+,? .*GMT$/.test(text)) return undefined;
  const seconds = Math.ceil((Date.parse(text) - now) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(longest, Math.max(0, seconds));
}

function reasonOf(status: number, problem: string | undefined): FailureReason {
  if (status === 404 || status === 410) return problem === 'not-announced' ? 'not-announced' : 'not-found';
  if (status === 429 || status === 503) return 'busy';
  return status >= 500 ? 'server' : 'refused';
}

const isError = (error: unknown): error is { pointer: string; detail: string } =>
  typeof (Object(error) as Record<string, unknown>).pointer === 'string' &&
  typeof (Object(error) as Record<string, unknown>).detail === 'string';

function errorsOf(errors: unknown): FailureDetails['errors'] {
  if (!Array.isArray(errors)) return undefined;
  const cut = (text: string) => text.slice(0, LONGEST_TEXT);
  return errors
    .filter(isError)
    .slice(0, MOST_ERRORS)
    .map(({ pointer, detail }) => ({ pointer: cut(pointer), detail: cut(detail) }));
}

function readProblem(text: string, said: FailureDetails, write: boolean): void {
  const problem = Object(JSON.parse(text)) as Record<string, unknown>;
  const { type, title, detail } = problem;
  if (typeof type === 'string') said.problem = type.slice(0, 200).replace(/^.*[/:#]/, '');
  if (typeof title === 'string') said.detail = title.slice(0, 120);
  if (!write) return;
  if (typeof detail === 'string') said.detail = detail.slice(0, LONGEST_TEXT);
  const errors = errorsOf(problem.errors);
  if (errors) said.errors = errors;
}

/**
 * An answer that is not a success, as a Failure; an RFC 9457 body lends its type and title. For a write also its
 * detail and field errors, and `longest` is the greatest wait in seconds that is heeded.
 */
export function problemFailure(
  response: Response,
  text: string,
  details: FailureDetails,
  longest?: number,
): Failure {
  const said: FailureDetails = { ...details };
  try {
    readProblem(text, said, longest !== undefined);
  } catch {
    // Not a problem document: the status alone speaks.
  }
  const wait = retryAfter(response.headers.get('retry-after'), Date.now(), longest);
  if (wait !== undefined) said.retryAfter = wait;
  return new Failure(reasonOf(response.status, said.problem), said);
}
