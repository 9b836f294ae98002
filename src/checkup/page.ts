/* What the page itself may have that is in the elements' way. Nothing here leaves a trace on it. */
import { listOf } from '../contract/list';
import { PROBE } from '../source/kept';
import type { Finding } from './finding';
import { replaced } from './native';
import type { Say } from './words';

/** What is known of a page, seen from within or read from its source; what is not known is left out. */
export interface PageFacts {
  charset?: string | undefined;
  quirks?: boolean | undefined;
  secure?: boolean | undefined;
  /** How often the kit's script is referred to. */
  scripts: number;
}

/** Addresses of the kit's script. */
export const KIT = /(^|\/)hehuo(-(course-calendar|partner-directory|need-survey|fund-tracker))?\.js([?#]|$)/;

/** What can be said of a page as well from its source as from within. */
export function judgePage({ charset, quirks, secure, scripts }: PageFacts, say: Say): Finding[] {
  const found: Finding[] = [];
  if (charset)
    found.push(
      /^utf-?8$/i.test(charset) ? say('P1', 'ok') : say('P1', 'other', { charset: charset.toUpperCase() }),
    );
  if (quirks !== undefined) found.push(say('P2', quirks ? 'quirks' : 'ok'));
  if (secure !== undefined) found.push(say('P3', secure ? 'ok' : 'http'));
  if (scripts > 0) found.push(scripts > 1 ? say('P5', 'twice', { count: scripts }) : say('P5', 'ok'));
  return found;
}

const MOST_NAMED = 8;

function prototypes(say: Say): Finding[] {
  const added: string[] = [];
  for (const name in {}) added.push(name);
  const what: string[] = [];
  if (added.length) what.push(`Object.prototype: ${added.slice(0, 5).join(', ')}`);
  if ('toJSON' in Array.prototype) what.push('Array.prototype.toJSON');
  if ('toJSON' in String.prototype) what.push('String.prototype.toJSON');
  const other = replaced();
  const found = what.length ? [say('P4', 'added', { what: what.join('; ') })] : [];
  if (other.length) {
    const more = other.length > MOST_NAMED ? ' …' : '';
    found.push(say('P4', 'replaced', { what: `${other.slice(0, MOST_NAMED).join(', ')}${more}` }, other));
  }
  return found.length ? found : [say('P4', 'ok')];
}

function framed(say: Say): Finding {
  if (window.parent === window) return say('P6', 'ok');
  return say('P6', window.origin === 'null' ? 'opaque' : 'framed');
}

/** Whether the device lets us keep what is to be sent. */
async function storage(say: Say): Promise<Finding> {
  const name = PROBE;
  const opened = await new Promise<boolean>((done) => {
    try {
      const request = indexedDB.open(name);
      request.onsuccess = () => {
        request.result.close();
        indexedDB.deleteDatabase(name);
        done(true);
      };
      request.onerror = request.onblocked = () => done(false);
      setTimeout(() => done(false), 3000);
    } catch {
      done(false);
    }
  });
  return say('P7', opened ? 'ok' : 'refused');
}

const facts = (): PageFacts => ({
  charset: document.characterSet,
  quirks: document.compatMode !== 'CSS1Compat',
  secure: window.isSecureContext,
  scripts: listOf(document.scripts).filter(({ src }) => KIT.test(src)).length,
});

/** Of the page as a whole. */
export const lookAtPage = async (say: Say): Promise<Finding[]> => [
  ...judgePage(facts(), say),
  ...prototypes(say),
  framed(say),
  await storage(say),
];
