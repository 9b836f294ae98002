import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Operator } from '../../contract/service';
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

function failureNotice(failure: Failure, view: ReadingView<never>, fallback: boolean): TemplateResult {
  const { title, body } = view.words.failure[failure.reason];
  const wait = failure.details.retryAfter;
  const actions = html`<button type="button" class="primary" @click=${view.retry}>${view.words.retry}</button>
    ${phoneLink(view.operator?.phone, view.words.call(view.operatorName))}`;
  return html`${notice(
    tones[failure.reason] ?? 'bad',
    title,
    wait ? `${body}${view.words.retryAfter(wait)}` : body,
    failure.reason === 'no-backend' ? nothing : actions,
  )}
  ${fallback ? html`<slot></slot>` : nothing}`;
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
      return underBar(staleNotice(state.data, state.failure, view), view.ready(state.data));
    case 'failed':
      return (
        view.failed?.(state.failure) ??
        failureNotice(state.failure, view as unknown as ReadingView<never>, true)
      );
  }
}

/** One template for ready and stale: a renewal must not rebuild what a person is typing in or has focused. */
const underBar = (bar: unknown, content: unknown): TemplateResult => html`${bar} ${content}`;

function staleNotice<T>(data: T, failure: Failure | undefined, view: ReadingView<T>): unknown {
  if (!failure) return nothing; // being renewed: no flicker
  return html`<div class="stale" part="stale">
    ${notice(
      'warm',
      view.words.failure[failure.reason].title,
      view.words.stale(view.since(data)),
      html`<button type="button" @click=${view.retry}>${view.words.retry}</button>
        ${phoneLink(view.operator?.phone, view.words.call(view.operatorName))}`,
    )}
  </div>`;
}
