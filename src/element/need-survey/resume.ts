import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Answers } from '../../contract/answer';
import { visible } from '../../contract/answer';
import type { Lost } from '../../contract/migrate';
import type { Survey } from '../../contract/need';
import type { Draft } from '../../source/outbox/entry';
import { notice } from '../part/notice';
import { icon } from '../part/icon';
import { screensOf } from './form';
import type { Frame } from './frame';
import { shortTitle } from './view';

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

/** What an older version of the survey asked and this one does not: shown once, so that nothing goes unseen. */
export function lostNote(lost: readonly Lost[], survey: Survey, frame: Frame): unknown {
  if (!lost.length) return nothing;
  const { tongue, act } = frame;
  const { words } = tongue;
  const questions = survey.pages.flatMap(({ elements }) => elements);
  const lines = lost.map(({ name, value }) => {
    const question = questions.find((one) => one.name === name.replace(/[#/].*$/, ''));
    const said = Array.isArray(value) ? value.join(', ') : String(value);
    return question ? `${shortTitle(question, tongue)}: ${said}` : said;
  });
  return notice(
    'warm',
    words.lostTitle,
    html`${words.lostBody}${lines.map((line) => html`<br />${line}`)}`,
    html`<button type="button" @click=${act.seen}>${words.lostSeen}</button>`,
  );
}
