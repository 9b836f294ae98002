/** What authors paste: the code of the builder itself, with the addresses of the fixtures. (Node) */
import { openPage } from '../aid/page';
import { HASH, KIT, SITE } from './fixture';
import { BY_HAND, type Way } from './list';

const SETTINGS = '?tag=course-calendar&w-area=jy-jiyang&w-view=agenda';

/** The builder's code: for the tag, the link, the div and the frame. */
async function codes(server: string, more = ''): Promise<string[]> {
  const { page, close } = await openPage(`${server}/builder.html${SETTINGS}${more}`);
  const ids = ['tag', 'link', 'div', 'frame'].map((name) => `#code-${name}`);
  await page.waitForFunction(
    (wanted) => wanted.every((id) => document.querySelector(id)?.textContent),
    { timeout: 30_000 },
    ids,
  );
  const all = await page.evaluate(
    (wanted) => wanted.map((id) => document.querySelector(id)?.textContent ?? ''),
    ids,
  );
  await close();
  return all.map((code) => code.replace(/sha384-[\w+/=]+/, HASH).replaceAll(server, KIT));
}

/** What is pasted in each way, from the builder of a running server. */
export async function snippets(server: string): Promise<Record<Way, string>> {
  const [tag = '', link = '', div = '', frame = ''] = await codes(server);
  const [, data = ''] = await codes(server, `&w-backend=${encodeURIComponent(`${SITE}/api/`)}`);
  const address = (/href="([^"]+)"/.exec(link)?.[1] ?? '').replaceAll('&amp;', '&');
  const own = link.replaceAll(KIT, SITE);
  const byHand = Object.fromEntries(BY_HAND.map((way) => [way, address])) as Record<
    (typeof BY_HAND)[number],
    string
  >;
  return { ...byHand, tag, div, link, frame, data, own, absolute: own };
}
