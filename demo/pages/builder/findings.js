/* Findings of the check-up as a list: the bad ones first, what is well folded away, each with its cure and its help. */
import { levels, summaryOf } from '/hehuo-checkup.js';
import { make } from './page.js';
import { fill, lang, say } from './words.js';

const ORDER = ['bad', 'warn', 'note'];
const MOST = 12;

function item(list, { code, level, text, cure, link, details = [] }) {
  const line = make(list, 'li', '', { 'data-level': level, 'data-code': code });
  make(line, 'strong', `${levels[level].word[lang]} ${code}`);
  line.append(' ');
  make(line, 'span', text);
  if (cure) make(line, 'p', `${say.cure}${cure}`, { class: 'cure' });
  if (details.length) {
    const places = make(line, 'ul', '', { class: 'places' });
    for (const one of details.slice(0, MOST)) make(make(places, 'li'), 'code', one);
    if (details.length > MOST) make(places, 'li', fill(say.more, { count: details.length }));
  }
  if (level === 'ok') return;
  const more = make(line, 'a', `${say.help} ${code}`, {
    href: link,
    target: '_blank',
    rel: 'noopener',
    class: 'help',
  });
  more.setAttribute('aria-label', `${say.help} ${code}`);
}

/** Shows findings in a box. */
export function showFindings(box, findings) {
  box.textContent = '';
  const list = make(box, 'ul', '', { class: 'findings' });
  for (const level of ORDER) findings.filter((one) => one.level === level).forEach((one) => item(list, one));
  if (!list.childElementCount) list.remove();
  const well = findings.filter(({ level }) => level === 'ok');
  if (!well.length) return;
  const fold = make(box, 'details');
  make(fold, 'summary', fill(say.wells, { count: well.length }));
  const rest = make(fold, 'ul', '', { class: 'findings' });
  well.forEach((one) => item(rest, one));
}

export const worst = (findings) =>
  ['bad', 'warn'].find((level) => findings.some((one) => one.level === level)) ?? 'ok';
export const summary = (findings) => summaryOf(findings, lang);
