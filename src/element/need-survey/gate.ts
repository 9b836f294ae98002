import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { GUARDIAN, gateAnswer, gateKey, PERSONAL } from '../../contract/answer';
import { noticeOf } from '../../contract/notice';
import type { NoticeItem } from '../../contract/notice';
import type { Survey } from '../../contract/need';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import type { Asking } from './field/asking';
import { readButton } from './field/reader';
import type { SpokenPart } from '../../control/speak';
import type { Form, Screen } from './form';
import { textOf } from './frame';
import type { Frame } from './frame';
import { itemList } from './notice-items';
import { plainTitle } from './view';

/** The personal questions behind a gate. */
export function itemsBehind(survey: Survey, gate: string): NoticeItem[] {
  const { items } = noticeOf(survey);
  if (gate === GUARDIAN) return items;
  if (gate === PERSONAL) return items.filter(({ sensitive }) => !sensitive);
  const page = survey.pages.find(({ name }) => name === gate);
  const names = (page?.elements ?? []).flatMap((one) => [
    one.name,
    ...(one.elements ?? []).map(({ name }) => name),
  ]);
  return items.filter(({ name, sensitive }) => sensitive && names.includes(name));
}

function wordsOf(gate: string, screen: Screen, form: Form, frame: Frame): { title: string; body: string } {
  const { words } = frame.tongue;
  if (gate === GUARDIAN) {
    const said = textOf(frame, form.survey.minors?.guardian);
    return { title: words.guardianTitle, body: said || words.guardianBody };
  }
  if (gate === PERSONAL) return { title: words.personalTitle, body: words.personalBody };
  const title = textOf(frame, screen.page.title);
  return { title: words.sensitiveTitle(title), body: words.sensitiveBody };
}

/** The gate as it is read aloud. */
const spokenGate = (title: string, body: string, items: readonly NoticeItem[], frame: Frame): SpokenPart[] =>
  [
    title,
    body,
    ...items.map((item) => `${plainTitle(textOf(frame, item.title))}，${textOf(frame, item.purpose)}`),
  ].map((text, index) => ({ key: String(index), text }));

/**
 * Asks whether the questions behind a gate may be asked. Yes and no look alike, neither is chosen beforehand, and a no
 * only leaves these questions out.
 */
export function gateScreen(
  gate: string,
  screen: Screen,
  form: Form,
  step: string,
  asking: Pick<Asking, 'tongue' | 'room'>,
  frame: Frame,
): TemplateResult {
  const { tongue, act, level } = frame;
  const { words } = tongue;
  const { survey } = form;
  const { title, body } = wordsOf(gate, screen, form, frame);
  const said = gateAnswer(form.draft, gate);
  const days = survey.retentionDays;
  const guardian = gate === GUARDIAN;
  const choice = (agreed: boolean, label: string) =>
    html`<button
      type="button"
      class="decide"
      data-on=${String(said === agreed)}
      aria-pressed=${String(said === agreed)}
      @click=${() => act.decide(gate, agreed)}
    >
      ${said === agreed ? icon('check') : nothing}<span>${label}</span>
    </button>`;
  return html`${heading(level + 1, html`<span class="unseen">${step}</span>${title}`, 'subtitle page alone')}
    <div class="read-row" data-name=${gateKey(gate)}>
      ${readButton(gateKey(gate), title, spokenGate(title, body, itemsBehind(survey, gate), frame), asking)}
    </div>
    <p class="lead">${body}</p>
    ${itemList(itemsBehind(survey, gate), frame)}
    <p class="soft small">
      ${words.gateWho(textOf(frame, survey.who))} ${days == null ? '' : words.keepDays(days)}
    </p>
    <p>${guardian ? words.guardianNo : words.gateNo}</p>
    <div class="decisions" role="group" aria-label=${title}>
      ${choice(true, guardian ? words.guardianAgree : words.gateAgree)}
      ${choice(false, guardian ? words.guardianRefuse : words.gateRefuse)}
    </div>`;
}
