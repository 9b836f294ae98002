/**
 * What was put, what was said to be saved, which receipts were shown; and the reckoning against the rows, as in a
 * total-queue check: every "saved" has its row, exactly one, with the content that was put, and the receipt shown.
 */
import { createHash } from 'node:crypto';
import type { Asked } from '../aid/tcp';
import type { Handed, Told } from './page/page';

/** A row of the server's, however its database spells it. */
export interface Row {
  id: string;
  receipt: string;
  /** SHA-256 of the body in canonical JSON. */
  hash: string;
  /** Whatever of the body is kept as text. */
  text: string;
  /** SHA-256 of the attachments whose bytes are there and hash to their name. */
  attachments: readonly string[];
}

interface Item {
  handed: Handed;
  /** A word that stands in this answer and in no other. */
  token: string;
  saved: 'no' | 'device' | 'memory';
  receipts: Set<string>;
  /** SHA-256 of every text that left the page under this id. */
  sent: Set<string>;
}

export interface Verdict {
  /** Answers given; those of which the page said "saved on this device"; those it said live in the page only. */
  put: number;
  saved: number;
  memory: number;
  /** Rows on the server that belong to what was put. */
  rows: number;
  receipts: number;
  /** Never said to be saved, as the page died before, and there all the same. */
  recovered: number;
  /** In memory only, said so, and gone with the page. */
  goneWithPage: number;
  /** Each must stay empty: lines for a person, with the id. */
  lost: string[];
  doubled: string[];
  unexpected: string[];
  mismatched: string[];
}

const sha256 = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** JSON with the keys of each object in order. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join()}}`;
}

export class Ledger {
  readonly errors: string[] = [];
  private readonly items = new Map<string, Item>();

  put(handed: Handed, token: string): void {
    this.items.set(handed.body.id, {
      handed,
      token,
      saved: 'no',
      receipts: new Set(),
      sent: new Set(),
    });
  }

  /** Whether the page has said of each of these what became of it. */
  allSaid(ids: readonly string[]): boolean {
    return ids.every((id) => this.items.get(id)?.saved !== 'no');
  }

  /** What the page showed. */
  hear(told: Told): void {
    if (told.told === 'error') this.errors.push(told.text);
    if (told.told !== 'saved' && told.told !== 'receipt') return;
    const item = this.items.get(told.id);
    if (!item) return void this.errors.push(`the page told of ${told.id}, which nobody put`);
    if (told.told === 'receipt') item.receipts.add(told.receipt);
    else item.saved = told.kept;
  }

  /** What went by on the wire, whole. */
  see(asked: Asked, body: Buffer): void {
    if (asked.method !== 'POST') return;
    const id = /"id":"([0-9a-f-]{36})"/.exec(body.toString('utf8'))?.[1];
    this.items.get(id ?? '')?.sent.add(sha256(body));
  }

  /** `waiting`: ids that are still in the outbox, late but not lost. */
  reckon(rows: readonly Row[], waiting: readonly string[] = []): Verdict {
    const verdict: Verdict = {
      ...{ put: this.items.size, saved: 0, memory: 0, rows: 0, receipts: 0, recovered: 0, goneWithPage: 0 },
      ...{ lost: [], doubled: [], unexpected: [], mismatched: [] },
    };
    for (const [id, item] of this.items) {
      const own = rows.filter((row) => row.id === id || row.text.includes(item.token));
      count(verdict, item, own);
      if (own.length > 0 || !waiting.includes(id)) judge(verdict, id, item, own);
    }
    const tokens = [...this.items.values()].map(({ token }) => token);
    const ours = (row: Row) => this.items.has(row.id) || tokens.some((token) => row.text.includes(token));
    verdict.unexpected.push(...rows.filter((row) => !ours(row)).map((row) => `${row.id}: nobody put it`));
    return verdict;
  }
}

function count(verdict: Verdict, item: Item, own: readonly Row[]): void {
  if (item.saved === 'device') verdict.saved += 1;
  if (item.saved === 'memory') verdict.memory += 1;
  if (item.receipts.size > 0) verdict.receipts += 1;
  if (own.length > 0) verdict.rows += 1;
  if (own.length > 0 && item.saved === 'no') verdict.recovered += 1;
  if (own.length === 0 && item.saved === 'memory' && item.receipts.size === 0) verdict.goneWithPage += 1;
}

function judge(verdict: Verdict, id: string, item: Item, own: readonly Row[]): void {
  const [row] = own;
  if (!row) {
    const promised = item.receipts.size > 0 ? 'a receipt was shown' : 'it was said to be saved';
    if (item.saved === 'device' || item.receipts.size > 0) verdict.lost.push(`${id}: ${promised}, no row`);
    return;
  }
  if (own.length > 1)
    verdict.doubled.push(`${id}: ${own.length} rows, ${own.map((one) => one.id).join(', ')}`);
  if (item.receipts.size > 1) verdict.doubled.push(`${id}: receipts ${[...item.receipts].join(', ')}`);
  if (item.sent.size > 1)
    verdict.mismatched.push(`${id}: left the page with ${item.sent.size} different bodies`);
  for (const receipt of item.receipts)
    if (!own.some((one) => one.receipt === receipt))
      verdict.mismatched.push(`${id}: receipt ${receipt} was shown, the row has ${row.receipt}`);
  judgeContent(verdict, id, item, row);
}

function judgeContent(verdict: Verdict, id: string, { handed }: Item, row: Row): void {
  if (row.id === id && row.hash !== sha256(canonical(handed.body)))
    verdict.unexpected.push(`${id}: the row's content is not what was put`);
  for (const { sha256: name } of handed.attachments)
    if (!row.attachments.includes(name))
      verdict.lost.push(`${id}: attachment ${name.slice(0, 12)} is not there`);
}

/** Everything that must not be, in lines; empty when all is well. */
export const violations = ({ lost, doubled, unexpected, mismatched }: Verdict): string[] => [
  ...lost.map((line) => `lost: ${line}`),
  ...doubled.map((line) => `doubled: ${line}`),
  ...unexpected.map((line) => `unexpected: ${line}`),
  ...mismatched.map((line) => `mismatched: ${line}`),
];
