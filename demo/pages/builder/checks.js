/* The two check-ups of the builder: of the backend, and of the page on which the code is to stand. */
import { checkBackend, checkPasted } from '/hehuo-checkup.js';
import { judgeFolder, otherScheme } from './address.js';
import { block } from './copy.js';
import { ingredients, styleOf } from './codes.js';
import { showFindings, summary, worst } from './findings.js';
import { standing } from './gate.js';
import { offer } from './offer.js';
import { at, empty } from './page.js';
import { isLetIn } from './preview.js';
import { home, state } from './state.js';
import { lang, say } from './words.js';

const base = home.kit;
const VERDICT = { ok: 'good', warn: 'so', bad: 'wrong' };

function verdict(level, text) {
  const line = at('state');
  line.dataset.level = level;
  line.textContent = text;
}

/** What the address itself lacks, said before anything is asked of it; true when it cannot be used. */
function judged(take) {
  const { fault, hint, fixes } = judgeFolder(state.backend);
  at('backend').setAttribute('aria-invalid', String(!!fault));
  offer('backend', { text: hint, level: 'warn', fixes }, take);
  if (fault) verdict('bad', fault);
  return fault;
}

/**
 * Reads from the backend all that the chosen element reads, and says what is wrong there. `take` is called with an address
 * that was offered and taken, `done` when the verdict is known.
 */
export async function checkData(take, done) {
  const asked = `${state.backend} ${state.tag}`;
  standing.data = 'note';
  empty('data');
  if (judged(take)) return done();
  if (!isLetIn()) return verdict('note', '');
  verdict('note', say.checking);
  const month = state.attributes.get('month');
  const options = { lang, base, tags: [state.tag], ...(month && { month }) };
  const findings = await checkBackend(state.backend, options).catch(() => undefined);
  // Something else was chosen meanwhile.
  if (asked !== `${state.backend} ${state.tag}`) return undefined;
  if (!findings) return verdict('bad', say.failed);
  const level = worst(findings);
  standing.data = level;
  showFindings(at('data'), findings);
  verdict(level, say[VERDICT[level]]);
  // Nobody there: perhaps by the other scheme.
  const others = findings[0]?.code === 'B4' || findings[0]?.code === 'B2' ? otherScheme(state.backend) : [];
  if (others.length && !judgeFolder(state.backend).hint)
    offer('backend', { text: say.tryOther, level: 'warn', fixes: others }, take);
  return done();
}

function checkPage(event) {
  event.preventDefault();
  const [address, policy, html] = ['page-address', 'page-policy', 'page-html'].map((id) => at(id).value);
  const told = at('page-state');
  const box = empty('page-findings');
  if (!`${address}${policy}${html}`.trim()) {
    told.textContent = say.nothing;
    at('page-html').focus();
    return;
  }
  const { kit, backend, door } = ingredients();
  const css = styleOf(state.tag);
  const planned = { script: `${kit}hehuo.js`, backend };
  const findings = checkPasted(
    {
      address,
      policy,
      html,
      planned: { ...planned, ...(!html.trim() && { frame: door, ...(css && { style: `\n${css}\n` }) }) },
    },
    { lang, base },
  );
  told.textContent = summary(findings);
  showFindings(box, findings);
}

/** What is called on the real page. The bookmark brings the check-up along, so that it works without the kit's script. */
export function showCalls() {
  const box = empty('calls');
  const option = lang === 'en' ? "{lang:'en'}" : '{}';
  block(box, 'console', say.console, `hehuo.checkup(${lang === 'en' ? "{ lang: 'en' }" : ''})`);
  const { kit } = state;
  const call = `import('${kit}hehuo-checkup.js').then(m=>m.checkup(${option},'${kit}'))`;
  // Browsers decode what stands after javascript: before they run it.
  block(box, 'bookmark', say.bookmark, `javascript:void ${call.replace(/%/g, '%25')}`);
}

export function watchPage() {
  at('page').addEventListener('submit', checkPage);
}
