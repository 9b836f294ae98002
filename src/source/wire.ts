import { Failure, type FailureDetails } from './failure';
import { problemFailure } from './refusal';

/** An answer with a body, its address after redirects, and its validator where it may be read. */
export interface Answer {
  body: unknown;
  url: string;
  etag: string | undefined;
}

interface Limits {
  signal?: AbortSignal | undefined;
  /** Time limit in ms for the whole answer. */
  limit: number;
}

export interface Ask extends Limits {
  fresh?: boolean | undefined;
  /** Validator for a conditional request; then the answer may be undefined: not modified. */
  etag?: string | undefined;
}

const MOST_BYTES = 20 * 1024 * 1024;
// Host pages patch JSON; the native one is taken at load.
const parse = JSON.parse;

export interface Send extends Limits {
  method: 'POST' | 'PUT';
  headers: Readonly<Record<string, string>>;
  body: string | Blob;
}

/** Longest wait in seconds that a server can ask for between two tries of a write. */
const LONGEST_WAIT = 3600;

/**
 * One GET for JSON with a time limit over the whole answer. undefined means 304. Rejects with Failure only.
 * No header is sent that would cost a preflight, but for If-None-Match, which is given for the own origin only.
 */
export const getJson = (url: string, ask: Ask): Promise<Answer | undefined> =>
  within(url, ask, (signal) => exchange(url, ask, signal));

/**
 * One write with a time limit over the whole answer. Resolves to the reply's JSON, undefined for an empty one.
 * Rejects with Failure only, `wrong-shape` also where another origin answered in the end.
 */
export const sendJson = (url: string, send: Send): Promise<unknown> =>
  within(url, send, (signal) => deliver(url, send, signal));

/** Does work under a time limit and a signal. Rejects with Failure only; what fetch throws is told as far as it is known. */
export async function within<T>(
  url: string,
  ask: Limits,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const control = new AbortController();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    control.abort();
  }, ask.limit);
  const leave = () => control.abort();
  ask.signal?.addEventListener('abort', leave);
  try {
    if (ask.signal?.aborted) throw new Failure('aborted');
    return await work(control.signal);
  } catch (error) {
    if (error instanceof Failure) throw error;
    if (late) throw new Failure('timeout', { url: bare(url) });
    throw ask.signal?.aborted ? new Failure('aborted') : networkFailure(url, error);
  } finally {
    clearTimeout(timer);
    ask.signal?.removeEventListener('abort', leave);
  }
}

async function exchange(url: string, ask: Ask, signal: AbortSignal): Promise<Answer | undefined> {
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json;q=0.9, */*;q=0.1',
  };
  if (ask.etag) headers['If-None-Match'] = ask.etag;
  const cache = ask.fresh ? 'no-cache' : 'default';
  const response = await fetch(url, { signal, headers, credentials: 'omit', cache });
  if (response.status === 304) return undefined;
  const details: FailureDetails = { url: bare(url), status: response.status };
  const text = await readText(response, details);
  if (!response.ok) throw problemFailure(response, text, details);
  const etag = response.headers.get('etag') ?? undefined;
  return { body: parseBody(text, details), url: response.url || url, etag };
}

async function deliver(url: string, send: Send, signal: AbortSignal): Promise<unknown> {
  const { method, body } = send;
  const headers = { Accept: 'application/json, application/problem+json;q=0.9', ...send.headers };
  const response = await fetch(url, {
    method,
    body,
    headers,
    signal,
    credentials: 'omit',
    cache: 'no-store',
  });
  const details: FailureDetails = { url: bare(url), status: response.status };
  if (response.redirected && new URL(response.url).origin !== new URL(url).origin) {
    throw new Failure('wrong-shape', { ...details, detail: 'redirected to another origin' });
  }
  const text = await readText(response, details);
  if (response.status >= 400) throw problemFailure(response, text, details, LONGEST_WAIT);
  return text.trim() === '' ? undefined : parseBody(text, details);
}

/** The body as text, in the charset that the answer names (UTF-8 else), up to 20 MB. */
async function readText(response: Response, details: FailureDetails): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return response.text();
  const decoder = decoderFor(response.headers.get('content-type') ?? '');
  let text = '';
  for (let bytes = 0; ;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    text += decoder.decode(value, { stream: true });
    if (bytes > MOST_BYTES) {
      reader.cancel().catch(() => undefined);
      throw new Failure('wrong-shape', { ...details, detail: 'more than 20 MB' });
    }
  }
}

/** JSON should be UTF-8, but a CMS on GBK says so in the content type, and then it is believed. */
function decoderFor(contentType: string): TextDecoder {
  try {
    return new TextDecoder(/charset="?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}

function parseBody(text: string, details: FailureDetails): unknown {
  try {
    return parse(text);
  } catch (error) {
    const html = /^\s*</.test(text);
    const detail = html
      ? 'HTML instead of JSON'
      : `not JSON: ${String((error as Error).message).slice(0, 120)}`;
    throw new Failure('wrong-shape', { ...details, detail });
  }
}

/** fetch says no more than "TypeError": what else is known is put into words. */
function networkFailure(url: string, error: unknown): Failure {
  const details: FailureDetails = { url: bare(url) };
  if (typeof navigator === 'object' && navigator.onLine === false) return new Failure('offline', details);
  const mixed = typeof location === 'object' && location.protocol === 'https:' && url.startsWith('http:');
  details.detail = mixed ? 'an https page may not read an http address' : String(error).slice(0, 120);
  return new Failure('unreachable', details);
}

/** The address without query and fragment, fit for a console. */
export const bare = (url: string) => url.replace(/[?#].*$/, '');
