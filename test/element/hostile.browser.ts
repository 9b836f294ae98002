/** The four elements before answers that are made from the schemas and mutated: whatever comes, they say something. */
import { expect } from 'chai';
import fc from 'fast-check';
import '../../src/define';
import { answerOf, resources } from '../aid/made';
import { engine, mount, textOf, until } from '../aid/mount';

/** Rounds for each view; engines other than Chromium take fewer. */
const ROUNDS = engine === 'chromium' ? 16 : 4;

const VIEWS: readonly [tag: string, attributes: string][] = [
  ['course-calendar', 'view="month"'],
  ['course-calendar', 'view="agenda"'],
  ['course-calendar', 'view="month" appearance="elder"'],
  ['partner-directory', ''],
  ['partner-directory', 'record="id-1"'],
  ['need-survey', 'view="form"'],
  ['need-survey', 'view="form" survey="id-1"'],
  ['need-survey', 'view="tasks"'],
  ['need-survey', 'view="summary"'],
  ['fund-tracker', ''],
  ['fund-tracker', 'fund="id-1"'],
  ['fund-tracker', 'fund="id-1" view="ledger"'],
  ['fund-tracker', 'fund="id-1" view="shares"'],
];

/** A backend whose every answer is made, by a seed; half of the time without a mutation. */
function madeBackend(seed: number): object {
  const answer = async (name: string): Promise<unknown> => {
    const resource = resources.find((one) => one.name === name);
    if (!resource) throw new Error(`no ${name}`);
    const [made] = fc.sample(answerOf(resource, seed % 2 ? 3 : 0), { seed, numRuns: 1 });
    return made;
  };
  return { key: `made ${seed}`, keep: false, list: answer, get: answer };
}

/** Errors that nobody caught while `work` ran. */
async function uncaught(work: () => Promise<void>): Promise<string[]> {
  const heard: string[] = [];
  const onError = (event: ErrorEvent): void => {
    // Chromium's note that an observer will be called in the next frame.
    if (!event.message.startsWith('ResizeObserver loop')) heard.push(event.message);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onRejection = (event: PromiseRejectionEvent): void => {
    heard.push(String((event.reason as Error)?.stack ?? event.reason).slice(0, 600));
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('error', onError, true);
  addEventListener('unhandledrejection', onRejection, true);
  await work();
  removeEventListener('error', onError, true);
  removeEventListener('unhandledrejection', onRejection, true);
  return heard;
}

describe('made answers', () => {
  for (const [tag, attributes] of VIEWS) {
    it(`never break <${tag} ${attributes}>: no error gets out, and it says something`, async function () {
      this.timeout(60_000);
      const broken: Record<string, string[]> = {};
      for (let seed = 1; seed <= ROUNDS; seed++) {
        const heard = await uncaught(async () => {
          const element = await mount(`<${tag} ${attributes}></${tag}>`);
          (element as HTMLElement & { backend: unknown }).backend = madeBackend(seed);
          const busy = () => element.shadowRoot?.querySelector('[aria-busy=true]');
          // A made service may name other addresses for ever: then it is looked at while it loads.
          const settled = () => element.shadowRoot?.querySelector('.root') && !busy();
          await until(settled, 'an end of loading', 300).catch(() => undefined);
          await new Promise((done) => setTimeout(done));
          expect(textOf(element).length, `seed ${seed}`).to.be.greaterThan(1);
          element.parentElement?.remove();
        });
        if (heard.length) broken[seed] = [...new Set(heard)];
      }
      expect(broken).to.deep.equal({});
    });
  }
});
