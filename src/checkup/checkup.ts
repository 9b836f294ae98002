/** The check-up for webmasters: loaded by `hehuo.checkup()` alone, from beside the kit's script. */
import { lookAtBackends } from './backend';
import { bringElements, lookAtElements } from './element';
import type { Finding } from './finding';
import { lookAtPage } from './page';
import { showPanel } from './panel';

export type { Finding, Level } from './finding';

/** Looks at this page and shows what is in the elements' way, on one screen. Resolves to the same as data. */
export async function checkup({ show = true }: { show?: boolean } = {}): Promise<Finding[]> {
  const [backends, page] = await Promise.all([lookAtBackends(), lookAtPage(), bringElements()]);
  const findings = [...lookAtElements(), ...backends, ...page];
  if (show) showPanel(findings);
  return findings;
}
