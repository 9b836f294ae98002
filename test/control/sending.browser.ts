/** What an element hears of its answers and drafts. */
import { assert } from 'chai';
import type { ReactiveController } from 'lit';
import { DraftController } from '../../src/control/draft';
import { SendingController } from '../../src/control/sending';
import { newId, outbox } from '../../src/source';
import type { Draft } from '../../src/source';
import * as fix from '../source/outbox.fixture';

/** As much of a Lit element as a controller needs: updates are gathered. */
class Host extends HTMLElement {
  readonly updateComplete = Promise.resolve(true);
  readonly controllers: ReactiveController[] = [];
  updates = 0;
  private due = false;
  addController(controller: ReactiveController): void {
    this.controllers.push(controller);
  }
  removeController(): void {}
  requestUpdate(): void {
    if (this.due) return;
    this.due = true;
    setTimeout(() => {
      this.due = false;
      this.updates++;
      for (const one of this.controllers) one.hostUpdated?.();
    });
  }
  connectedCallback(): void {
    for (const one of this.controllers) one.hostConnected?.();
  }
  disconnectedCallback(): void {
    for (const one of this.controllers) one.hostDisconnected?.();
  }
}
customElements.define('sending-host', Host);

describe('sending and drafts of an element', () => {
  let server: fix.Server;
  beforeEach(() => (server = new fix.Server().listen()));
  afterEach(async () => {
    for (const host of document.querySelectorAll('sending-host')) host.remove();
    await outbox.wipe(server.backend);
    fix.restore();
  });

  function mount(): { host: Host; sending: SendingController; drafts: DraftController; heard: unknown[] } {
    const host = new Host();
    const backend = () => server.backend;
    const sending = new SendingController(host, backend);
    const drafts = new DraftController(host, backend);
    const heard: unknown[] = [];
    host.addEventListener('hehuo-sent', ({ detail }) => heard.push(detail));
    document.body.append(host);
    return { host, sending, drafts, heard };
  }

  it('hehuo-sent is told once, by the element that put it, and without the receipt', async () => {
    const [mine, other] = [mount(), mount()];
    const outgoing = fix.answerOf();
    const { id } = outgoing.body;
    await mine.sending.put(outgoing);
    await fix.until('both see it', () => mine.sending.sent(id) && other.sending.sent(id));
    await fix.until('told', () => mine.heard.length > 0);
    await mine.sending.put(fix.answerOf());
    await fix.until('told again', () => mine.heard.length === 2);
    assert.deepEqual(mine.heard[0], { id, name: 'responses' });
    assert.deepEqual(other.heard, []);
    assert.equal(mine.sending.entry(id), undefined);
  });

  it('the element renders anew when its entry is refused, and can show what was put', async () => {
    server.fault = () => fix.problem(422, 'invalid');
    const { host, sending } = mount();
    const outgoing = fix.answerOf();
    await sending.put(outgoing);
    await fix.until('refused', () => sending.entry(outgoing.body.id)?.state === 'attention');
    const { updates } = host;
    assert.ok(updates > 0);
    assert.deepEqual(await sending.body(outgoing.body.id), outgoing.body);
    assert.equal((await sending.attachments(outgoing.body.id)).size, 0);
    await sending.drop(outgoing.body.id);
    await fix.until('rendered', () => host.updates > updates);
    assert.equal(await sending.body(outgoing.body.id), undefined);
  });

  const draftOf = (more: Partial<Draft> = {}): Draft => {
    return { id: newId(), surveyId: 's', version: '1', answers: {}, at: 1, ...more };
  };

  it('a draft is saved when typing rests, the latest of many, and the element hears where', async () => {
    const { host, drafts } = mount();
    const draft = draftOf();
    let saved = 0;
    fix.stub(
      outbox.drafts,
      'save',
      (save) =>
        (...args) => (saved++, save.apply(outbox.drafts, args)),
    );
    for (let n = 0; n < 10; n++) drafts.save({ ...draft, answers: { n } });
    assert.equal(saved, 0);
    await fix.until('saved', () => drafts.kept === 'device');
    assert.equal(saved, 1);
    assert.ok(host.updates > 0);
    assert.deepEqual(
      (await outbox.drafts.list(server.backend, 's')).map(({ answers }) => answers),
      [{ n: 9 }],
    );
    await drafts.drop(draft.id);
    assert.deepEqual(await drafts.list('s'), []);
  });

  it('a draft is saved at once when the page is left or the element goes', async () => {
    const { host, drafts } = mount();
    for (const leave of [() => window.dispatchEvent(new Event('pagehide')), () => host.remove()]) {
      const draft = draftOf();
      drafts.save(draft);
      const begun = performance.now();
      leave();
      await fix.until('kept', async () =>
        (await outbox.drafts.list(server.backend, 's')).some(({ id }) => id === draft.id),
      );
      assert.ok(performance.now() - begun < 350);
    }
  });
});
