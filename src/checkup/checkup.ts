/** The check-up for webmasters: loaded by `hehuo.checkup()` alone, from beside the kit's script. */
import { calendarAddress, lookAtBackend, lookAtBackends, serviceAddress } from './backend';
import { lookAtResources } from './conform';
import { bringElements, lookAtElements } from './element';
import { lookAtIds } from './ids';
import type { Finding, Lang } from './finding';
import { lookAtPage } from './page';
import { showPanel } from './panel';
import { judgePasted, type Pasted } from './pasted';
import { blockedCode, forbidden } from './violation';
import { sayIn } from './words';

export type { Finding, Lang, Level } from './finding';
export type { Pasted } from './pasted';
export { levels, summaryOf } from './panel';

export interface CheckupOptions {
  /** Whether the findings are shown on the page. Default true. */
  show?: boolean;
  /** Language of the findings: `zh` (default) or `en`. */
  lang?: Lang;
}

/**
 * Looks at this page and shows what is in the elements' way, on one screen. Resolves to the same as data. `base` is the
 * folder of the kit, where the page of help lies too.
 */
export async function checkup(
  { show = true, lang = 'zh' }: CheckupOptions = {},
  base = '',
): Promise<Finding[]> {
  const say = sayIn(lang, base);
  const [heard, backends, ids, page] = await Promise.all([
    forbidden(bringElements),
    lookAtBackends(say),
    lookAtIds(say, lang),
    lookAtPage(say),
  ]);
  const blocked = blockedCode(heard, base, say);
  const findings = [...blocked, ...lookAtElements(say, blocked.length > 0), ...ids, ...backends, ...page];
  if (show) showPanel(findings, lang);
  return findings;
}

export interface BackendOptions {
  lang?: Lang;
  base?: string;
  /** The elements whose data are read; without, service.json alone. */
  tags?: readonly string[];
  /** Month whose courses are read, `YYYY-MM`; the present one by default. */
  month?: string;
}

/** Looks at one backend from this page: whether it may be read, and whether all that the elements read conforms. */
export async function checkBackend(backend: string, options: BackendOptions = {}): Promise<Finding[]> {
  const { lang = 'zh', base = '', tags = [], month } = options;
  const say = sayIn(lang, base);
  const first = await lookAtBackend(backend, say);
  const url = serviceAddress(backend);
  if (first.level === 'bad' || !url || calendarAddress(backend)) return [first];
  return [first, ...(await lookAtResources(url, tags, say, lang, month))];
}

/** What would be in the way on a page of which the source, the policy or the address is pasted. Nothing is fetched. */
export const checkPasted = (
  pasted: Pasted,
  { lang = 'zh', base = '' }: { lang?: Lang; base?: string } = {},
): Finding[] => judgePasted(pasted, sayIn(lang, base));
