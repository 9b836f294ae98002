/** The accounts themselves: each way to be wrong is called by its name. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { canonical, Ledger, type Row, type Verdict } from './ledger';
import type { Handed } from './page/page';

const ID = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const PHOTO = 'a'.repeat(64);
const handed: Handed = {
  name: 'responses',
  body: { id: ID, answers: { wish: 'T1' } },
  label: '',
  attachments: [{ sha256: PHOTO, type: 'image/jpeg', base64: '' }],
};
const good: Row = {
  id: ID,
  receipt: 'ABCD2345',
  hash: createHash('sha256').update(canonical(handed.body)).digest('hex'),
  text: '{"wish":"T1"}',
  attachments: [PHOTO],
};

function reckon(rows: Row[], told: (ledger: Ledger) => void = () => undefined): Verdict {
  const ledger = new Ledger();
  ledger.put(handed, 'T1');
  ledger.hear({ told: 'saved', id: ID, kept: 'device', why: '' });
  told(ledger);
  return ledger.reckon(rows);
}

const kinds = ({ lost, doubled, unexpected, mismatched }: Verdict) =>
  Object.entries({ lost, doubled, unexpected, mismatched })
    .filter(([, lines]) => lines.length > 0)
    .map(([name]) => name);

describe('the accounts', () => {
  it('find nothing when the one row has the content and the receipt', () => {
    const verdict = reckon([good], (ledger) => {
      ledger.hear({ told: 'receipt', id: ID, receipt: 'ABCD2345' });
    });
    assert.deepEqual(kinds(verdict), []);
    assert.deepEqual([verdict.saved, verdict.rows, verdict.receipts], [1, 1, 1]);
  });

  it('call lost what was said to be saved and has no row', () => {
    assert.deepEqual(kinds(reckon([])), ['lost']);
  });

  it('call lost a photo that the server does not hold', () => {
    assert.deepEqual(kinds(reckon([{ ...good, attachments: [] }])), ['lost']);
  });

  it('do not call lost what was never said to be saved, or to be in the page only', () => {
    const ledger = new Ledger();
    ledger.put(handed, 'T1');
    assert.deepEqual(kinds(ledger.reckon([])), []);
    ledger.hear({ told: 'saved', id: ID, kept: 'memory', why: 'slow' });
    const verdict = ledger.reckon([]);
    assert.deepEqual(kinds(verdict), []);
    assert.deepEqual([verdict.saved, verdict.memory, verdict.goneWithPage], [0, 1, 1]);
  });

  it('call lost what a receipt was shown for, even if it was never said to be saved', () => {
    const ledger = new Ledger();
    ledger.put(handed, 'T1');
    ledger.hear({ told: 'receipt', id: ID, receipt: 'ABCD2345' });
    assert.deepEqual(kinds(ledger.reckon([])), ['lost']);
  });

  it('call doubled two rows of one id, the same words under two ids, and two receipts', () => {
    assert.deepEqual(kinds(reckon([good, good])), ['doubled']);
    assert.deepEqual(kinds(reckon([good, { ...good, id: OTHER }])), ['doubled']);
    const twice = reckon([good], (ledger) => {
      ledger.hear({ told: 'receipt', id: ID, receipt: 'ABCD2345' });
      ledger.hear({ told: 'receipt', id: ID, receipt: 'EFGH2345' });
    });
    assert.deepEqual(kinds(twice), ['doubled', 'mismatched']);
  });

  it('call unexpected a row that nobody put, and one with other content', () => {
    assert.deepEqual(kinds(reckon([good, { ...good, id: OTHER, text: 'T2' }])), ['unexpected']);
    assert.deepEqual(kinds(reckon([{ ...good, hash: 'f'.repeat(64) }])), ['unexpected']);
  });

  it('call mismatched a body that changed between two tries', () => {
    const asked = { method: 'POST', path: '/api/responses', length: 1 };
    const verdict = reckon([good], (ledger) => {
      ledger.see(asked, Buffer.from(`{"id":"${ID}","a":1}`));
      ledger.see(asked, Buffer.from(`{"id":"${ID}","a":1 }`));
    });
    assert.deepEqual(kinds(verdict), ['mismatched']);
  });
});
