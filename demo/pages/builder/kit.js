/* Whether the kit's files lie where the code says, may be read from other sites, and are those whose hash the code has. */
import { judgeAddress, otherScheme } from './address.js';
import { offer } from './offer.js';
import { at, read } from './page.js';
import { folder, home, state } from './state.js';
import { fill, say } from './words.js';

const get = (url, more = {}) =>
  fetch(url, { credentials: 'omit', cache: 'no-store', ...more }).catch(() => undefined);

/** Why nothing could be read. */
async function unread(url) {
  if (location.protocol === 'https:' && url.startsWith('http:')) return { text: say.kitMixed };
  if (new URL(url).origin !== location.origin && (await get(url, { mode: 'no-cors' })))
    return { text: fill(say.kitCors, { url }) };
  return { text: fill(say.kitNobody, { url }), fixes: otherScheme(state.kit) };
}

/** What is wrong with one file; undefined when it is the one with this hash. The browser compares, on plain http too. */
async function fileFault(url, integrity, other) {
  const reply = await get(url);
  if (!reply) return unread(url);
  if (!reply.ok) return { text: fill(say.kitMissing, { url, status: reply.status }) };
  if (/html/.test(reply.headers.get('content-type') ?? '')) return { text: fill(say.kitPage, { url }) };
  if (integrity && !(await get(url, { integrity }))) return { text: fill(other, { url }) };
  return undefined;
}

async function look(kit, tag) {
  const hashes = await read('/dist/integrity.json').catch(() => ({}));
  const script = await fileFault(`${kit}hehuo.js`, hashes['hehuo.js'], say.kitOther);
  if (script) return { level: 'bad', ...script };
  const { files = [] } = await read('/dist/part/index.json').catch(() => ({}));
  const [name, hash] = files.find(([one]) => one.startsWith(tag)) ?? files[0] ?? [];
  if (name) {
    const url = `${kit}part/${name}`;
    const part = await fileFault(url, `sha256-${hash}`, say.kitPart);
    if (part) return { level: 'bad', fixes: part.fixes, text: fill(say.kitPart, { url }) };
  }
  const page = `${kit}embed/${tag}.html`;
  const hosted = await get(page);
  if (hosted && !hosted.ok) return { level: 'warn', text: fill(say.kitEmbed, { url: page }) };
  return { level: 'ok', text: say.kitGood };
}

function said(level, text) {
  const line = at('kit-state');
  line.dataset.level = level;
  line.textContent = text;
}

/** Looks at the folder that is chosen; `done` is called when it is known, `take` when an address is offered and taken. */
export async function checkKit(done, take) {
  const { kit, tag } = state;
  offer('kit', {}, take);
  said('note', say.kitChecking);
  const { level, text, fixes = [] } = await look(kit, tag);
  if (kit !== state.kit || tag !== state.tag) return;
  said(level, text);
  offer('kit', { fixes }, take);
  done();
}

/**
 * Takes the folder as it was typed: what is no address is said and closes the code; nothing is this site's own folder.
 * True when there is a folder to look at.
 */
export function takeFolder(take) {
  const text = at('kit').value.trim();
  const { fault, fixes } = judgeAddress(text);
  at('kit').setAttribute('aria-invalid', String(!!fault));
  offer('kit', { fixes }, take);
  if (fault) {
    said('bad', fault);
    return false;
  }
  state.kit = (text && folder(text)) || home.kit;
  if (text) return true;
  said('note', fill(say.kitEmpty, { kit: home.kit }));
  return false;
}
