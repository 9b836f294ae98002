/** The portal's own `<need-survey>`, answered with keys, on a device whose battery dies. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pause } from '../aid/child';
import { textOf } from '../aid/page';
import { below, hex, randomFrom } from './random';
import { fillIn, SUBMIT } from './resident';
import { startRig, type Rig } from './rig';
import { Station } from './station';

const SEED = 5150;
const UPGRADED = 'document.querySelector("need-survey")?.shadowRoot?.querySelector("button") != null';

describe('the survey of the portal', { concurrency: false }, () => {
  let rig: Rig;
  const random = randomFrom(SEED);
  before(async () => {
    rig = await startRig();
  });
  after(() => rig.stop());

  const newWords = (): string => `想学二胡${hex(random, 8)}`;
  const rowsOf = async (words: string) => (await rig.rows()).filter(({ text }) => text.includes(words));
  const cutOff = (): void => {
    rig.proxy.choose = ({ method }) => ({ kind: method === 'POST' ? 'reset' : 'pass' });
  };
  const healed = (): void => void (rig.proxy.choose = undefined);

  /** A device with the portal open on it; it is thrown away afterwards. */
  async function onDevice(work: (station: Station) => Promise<void>): Promise<void> {
    const station = new Station(`${rig.proxy.url}/need-survey.html`, () => undefined, UPGRADED);
    try {
      await station.start();
      assert.ok(await station.openTab());
      await work(station);
    } finally {
      healed();
      await station.remove();
    }
  }

  async function restart(station: Station): Promise<void> {
    await station.kill();
    await station.start();
    assert.ok(await station.openTab());
  }

  /** Waits for the row, or for the offer to go on with the form. */
  async function found(station: Station, words: string): Promise<'row' | 'form'> {
    for (let time = 0; time < 75; time += 1) {
      if ((await rowsOf(words)).length > 0) return 'row';
      if (/接着填/.test(await textOf(station.page(0), 'need-survey'))) return 'form';
      await pause(200);
    }
    throw new Error(`${words} is nowhere: ${await textOf(station.page(0), 'need-survey')}`);
  }

  it('says "kept on this device" without a network; killed and opened again, it sends once, unasked', async () => {
    await onDevice(async (station) => {
      const words = newWords();
      cutOff();
      const { text } = await fillIn(station.page(0), words);
      assert.match(text, /已存在本机/);
      assert.doesNotMatch(text, /回执号 [2-9A-Z]{4}/, 'no receipt before there is one');
      await station.kill();
      assert.equal((await rowsOf(words)).length, 0);
      healed();
      await station.start();
      await station.openTab();
      assert.equal(await found(station, words), 'row');
      await pause(3000);
      assert.equal((await rowsOf(words)).length, 1);
    });
  });

  it('shows the receipt that the server wrote, also when the answer to the first try was lost', async () => {
    await onDevice(async (station) => {
      const words = newWords();
      let left = 2;
      rig.proxy.choose = ({ method }) => ({ kind: method === 'POST' && left-- > 0 ? 'lose-answer' : 'pass' });
      await fillIn(station.page(0), words);
      let text = '';
      for (let time = 0; time < 100 && !/已送达/.test(text); time += 1) {
        await pause(200);
        text = await textOf(station.page(0), 'need-survey');
      }
      const rows = await rowsOf(words);
      assert.equal(rows.length, 1);
      assert.ok(text.replace(/ /g, '').includes(`回执号${rows[0]?.receipt}`), text);
    });
  });

  it('keeps a form that is not finished over a kill, and goes on with it', async () => {
    await onDevice(async (station) => {
      const words = newWords();
      await fillIn(station.page(0), words, { until: SUBMIT });
      await pause(1000);
      await restart(station);
      await fillIn(station.page(0), 'other words', { after: /一分钟心愿|接着填/ });
      assert.equal(await found(station, words), 'form');
      await fillIn(station.page(0), 'other words');
      assert.equal(await found(station, words), 'row');
      assert.equal((await rowsOf(words)).length, 1);
      assert.equal((await rowsOf('other words')).length, 0);
    });
  });

  it('killed at any moment around "send", an answer is in exactly one place, and arrives once', async () => {
    for (let round = 0; round < 2; round += 1) {
      await onDevice(async (station) => {
        const words = newWords();
        if (round % 2 === 0) cutOff();
        await fillIn(station.page(0), words, { after: SUBMIT });
        await pause(below(random, 250));
        await station.kill();
        healed();
        await station.start();
        await station.openTab();
        await fillIn(station.page(0), 'other words', { after: /一分钟心愿|接着填/ });
        if ((await found(station, words)) === 'form') await fillIn(station.page(0), 'other words');
        await pause(1500);
        assert.equal((await rowsOf(words)).length, 1, `round ${round}`);
        await station.page(0).reload();
        await pause(1500);
        assert.doesNotMatch(
          await textOf(station.page(0), 'need-survey'),
          /接着填/,
          'sent, and no longer a draft',
        );
      });
    }
  });
});
