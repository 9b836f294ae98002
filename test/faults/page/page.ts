/** The page that the harness opens, kills and opens again. It tells the harness what a resident would be shown. */
import type { Outgoing } from '../../../src/source/outbox/entry';
import { ControlQueue } from './control';
import { kitQueue } from './kit';
import type { Queue, QueueName } from './queue';

/** What the page tells; `saved` and `receipt` at the moment when an element would show them. */
export type Told =
  | { told: 'ready' }
  | { told: 'saved'; id: string; kept: 'device' | 'memory'; why: string }
  | { told: 'receipt'; id: string; receipt: string }
  | { told: 'error'; text: string };

/** An outgoing answer as it crosses from the harness: attachments by SHA-256, with type and base64. */
export interface Handed {
  name: Outgoing['name'];
  body: Outgoing['body'];
  label: string;
  attachments: readonly { sha256: string; type: string; base64: string }[];
}

export interface Bench {
  put(handed: Handed): void;
  tap(): void;
  /** What still waits, as lines for a person. */
  waiting(): string[];
  wipe(): Promise<void>;
  /** Sets the clock of this page so many ms off. */
  clock(ms: number): void;
  /** What waits, as the text of an export file; empty for a queue that has none. */
  carryOut(): Promise<string>;
  carryIn(text: string): Promise<void>;
}

declare global {
  interface Window {
    bench: Bench;
    /** The harness's ear; not there when the page is opened by hand. */
    tell?: (text: string) => void;
  }
}

const tell = (what: Told): void => window.tell?.(JSON.stringify(what));
const trueNow = Date.now.bind(Date);
const shown = new Set<string>();
/** The queue tells of changes while it is still being made. */
const here: { queue?: Queue } = {};

/** Tells of every receipt on screen that was not there before. */
function look(): void {
  for (const { id, receipt } of here.queue?.state.sent ?? []) {
    if (!receipt || shown.has(`${id} ${receipt}`)) continue;
    shown.add(`${id} ${receipt}`);
    tell({ told: 'receipt', id, receipt });
  }
}

function blobOf(type: string, base64: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
  return new Blob([bytes], { type });
}

async function put({ attachments, ...rest }: Handed): Promise<void> {
  const blobs = new Map(attachments.map(({ sha256, type, base64 }) => [sha256, blobOf(type, base64)]));
  const saved = await made.put({ ...rest, attachments: blobs });
  tell({ told: 'saved', id: rest.body.id, kept: saved.kept, why: saved.why ?? '' });
}

const failed = (reason: unknown): void => tell({ told: 'error', text: String(reason) });
addEventListener('error', (event) => failed(event.message));
addEventListener('unhandledrejection', (event) => failed(event.reason));

const name = (new URLSearchParams(location.search).get('queue') ?? 'kit') as QueueName;
const made: Queue = name === 'kit' ? kitQueue(look) : new ControlQueue(name, look);
here.queue = made;

window.bench = {
  put: (handed) => void put(handed).catch(failed),
  tap: () => made.sendNow(),
  waiting: () =>
    made.state.entries.map(({ id, state, kept, tries, failure }) =>
      [id, state, kept, `tries=${tries}`, failure?.reason, failure?.status, failure?.detail].join(' '),
    ),
  wipe: () => made.wipe(),
  clock: (ms) => (Date.now = () => trueNow() + ms),
  carryOut: async () => (await (await made.exportFile?.())?.file.text()) ?? '',
  carryIn: async (text) => void (await made.importFile?.(new File([text], 'waiting.json'))),
};
setInterval(look, 100);
tell({ told: 'ready' });
