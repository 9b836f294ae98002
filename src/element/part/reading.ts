import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Operator } from '../../contract/service';
import type { Text } from '../../contract/text';
import type { Reading } from '../../control/reading';
import type { Failure } from '../../source/failure';
import { notice } from './notice';
import type { Tone } from './notice';
import { phoneLink } from './phone';
import type { PartWords } from './words';

/** What the states of a reading need in order to speak for themselves. */
export interface ReadingView<T> {
  words: PartWords;
  operator: Operator | undefined;
  operatorName: string;
  /** When the shown data were received, in words. */
  since: (data: T) => string;
  retry: () => void;
  text: (text: Text | null | undefined) => string;
  skeleton: () => unknown;
  ready: (data: T) => unknown;
  /** Shown when the backend has no record at all; default is `ready`. */
  empty?: (data: T) => unknown;
  /** Own words for a failure, e.g. an unknown id; undefined leaves the general ones. */
  failed?: (failure: Failure) => TemplateResult | undefined;
}

const tones: Partial<Record<Failure['reason'], Tone>> = {
  offline: 'warm',
  busy: 'warm',
  timeout: 'warm',
  'not-announced': 'info',
};

/** Try again, or phone. The button stays while a try runs, so that focus stays on it. */
const waysOut = (view: ReadingView<never>, renewing: boolean | undefined, cls: string): TemplateResult =>
  html`<button
      type="button"
      class=${cls}
      aria-disabled=${renewing ? 'true' : nothing}
      @click=${() => !renewing && view.retry()}
    >
      ${renewing ? view.words.refreshing : view.words.retry}
    </button>
    ${phoneLink(view.operator?.phone, view.words.call(view.operatorName))}`;

function failureNotice(
  failure: Failure,
  renewing: boolean | undefined,
  view: ReadingView<never>,
): TemplateResult {
  const { title, body: general } = view.words.failure[failure.reason];
  const body = view.text(failure.details.told) || general;
  const wait = failure.details.retryAfter;
  const actions = waysOut(view, renewing, 'primary');
  return html`${notice(
      tones[failure.reason] ?? 'bad',
      title,
      wait ? `${body}${view.words.retryAfter(wait)}` : body,
      failure.reason === 'no-backend' ? nothing : actions,
    )} <slot></slot>`;
}

/** The switch over a reading's states: one place, so that every element fails alike. */
export function renderReading<T>(state: Reading<T>, view: ReadingView<T>): unknown {
  switch (state.status) {
    case 'idle':
    case 'loading':
      return html`<div aria-busy="true">
        <span class="unseen">${view.words.loading}</span>
        ${view.skeleton()}
      </div>`;
    case 'ready':
      return underBar(nothing, view.ready(state.data));
    case 'empty':
      return (view.empty ?? view.ready)(state.data);
    case 'stale':
      return underBar(staleNotice(state, view), view.ready(state.data));
    case 'failed':
      return (
        view.failed?.(state.failure) ??
        failureNotice(state.failure, state.renewing, view as unknown as ReadingView<never>)
      );
  }
}

/** One template for ready and stale: a renewal must not rebuild what a person is typing in or has focused. */
const underBar = (bar: unknown, content: unknown): TemplateResult => html`${bar} ${content}`;

function staleNotice<T>(state: Reading<T> & { status: 'stale' }, view: ReadingView<T>): unknown {
  const { failure } = state;
  if (!failure) return nothing; // being renewed for the first time: no flicker
  return html`<div class="stale" part="stale">
    ${notice(
      'warm',
      view.words.failure[failure.reason].title,
      view.words.stale(view.since(state.data)),
      waysOut(view as unknown as ReadingView<never>, state.renewing, ''),
    )}
  </div>`;
}
