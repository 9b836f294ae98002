import { html, nothing } from 'lit';
import type { Lost } from '../../contract/migrate';
import type { Survey } from '../../contract/need';
import { notice } from '../part/notice';
import type { Frame } from './frame';
import { shortTitle } from './view';

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
