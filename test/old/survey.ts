/** A resident at `<need-survey>` in an old browser: answers what is on the screen until the answer is sent. (Node) */
import { pause } from '../aid/child';
import type { OldPage } from './driver';
import { PATIENCE, press, textOf, write } from './visitor';

const TAG = 'need-survey';
const TEXT = 'textarea, input:not([type]), input[type=text]';
/** The buttons that lead on, best first. */
const ONWARD = ['^\\s*提交', '^\\s*下一步', '一分钟心愿', '^\\s*开始填写'];

/** Groups of choices without an answer: the place of one choice of each among all. */
const openGroups = (page: OldPage): Promise<number[]> =>
  page.call(() => {
    const radios = seek('input[type=radio]') as HTMLInputElement[];
    const answered = radios.filter((one) => one.checked).map((one) => one.name);
    const first = new Map<string, number>();
    radios.forEach((one, index) => {
      if (answered.indexOf(one.name) < 0 && !first.has(one.name)) first.set(one.name, index);
    });
    return [...first.values()];
  });

/** Fields of text without words. */
const emptyFields = (page: OldPage): Promise<number[]> =>
  page.call((fields) => {
    const all = seek(fields) as HTMLInputElement[];
    return all.map((one, index) => (one.value === '' ? index : -1)).filter((index) => index >= 0);
  }, TEXT);

/** Chooses the last of each list that stands on nothing. A list opens outside the page, so it is set, not pressed. */
const chooseInLists = (page: OldPage): Promise<void> =>
  page.call(() => {
    for (const one of seek('select') as HTMLSelectElement[]) {
      if (one.value !== '') continue;
      one.selectedIndex = one.options.length - 1;
      one.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });

async function answer(page: OldPage, words: string): Promise<void> {
  for (const index of await openGroups(page)) await press(page, 'input[type=radio]', '', index);
  for (const index of await emptyFields(page)) await write(page, TEXT, words, index);
  await chooseInLists(page);
}

/** The best of the buttons that lead on, as its place among them; undefined when there is none. */
const onward = (page: OldPage): Promise<number | undefined> =>
  page.call((wanted) => {
    const names = seek('button.primary').map((one) => `${one.textContent} ${one.getAttribute('aria-label')}`);
    const places = wanted.map((words) => names.findIndex((name) => new RegExp(words).test(name)));
    return places.filter((place) => place >= 0)[0];
  }, ONWARD);

/** Fills in the short survey and sends it; what the element says at the end. */
export async function fillIn(page: OldPage, words: string): Promise<string> {
  const stop = Date.now() + 2 * PATIENCE;
  let text = '';
  while (Date.now() < stop) {
    text = await textOf(page, TAG);
    if (/已送达/.test(text)) return text;
    await answer(page, words);
    const button = await onward(page);
    if (button !== undefined) await press(page, 'button.primary', '', button);
    await pause(200);
  }
  throw new Error(`the survey did not come to its end; it says ${text}`);
}
