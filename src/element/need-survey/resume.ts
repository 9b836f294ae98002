import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Answers } from '../../contract/answer';
import { visible } from '../../contract/answer';
import type { Survey } from '../../contract/need';
import type { Draft } from '../../source/outbox/entry';
import { notice } from '../part/notice';
import { icon } from '../part/icon';
import { screensOf } from './form';
import type { Frame } from './frame';

/** At which step a draft was left, from 1. */
export function stepOf(draft: Draft, survey: Survey, oneByOne: boolean): number {
  const screens = screensOf(visible(survey, draft.answers as Answers), oneByOne);
  const at = screens.findIndex(({ questions }) => questions.some(({ name }) => name === draft.spot));
  return Math.max(0, at) + 1;
}

/** Offers to go on with what was begun earlier. Nothing of it is shown before somebody says so. */
export function resumeOffer(draft: Draft, survey: Survey, when: string, frame: Frame): TemplateResult {
  const { tongue, act } = frame;
  const { words } = tongue;
  return html`<div class="resume no-print">
    ${notice(
      'info',
      words.resumeTitle(stepOf(draft, survey, tongue.plain), when),
      draft.version === survey.version ? words.resumeBody : words.resumeChanged,
      html`<button type="button" class="primary" @click=${() => act.resume(draft)}>
          <span>${words.resume}</span>${icon('right')}
        </button>
        <button type="button" @click=${() => act.discard(draft)}>${words.restart}</button>`,
    )}
  </div>`;
}
