/** What the facts sheet says, from where it stands: the built files, the contract, the lockfile. (Node) */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeNames, type WriteName } from '../../contract';
import { LAST_GOOD, OUTBOX, PROBE } from '../../source/kept';
import { resources } from '../openapi';
import { POLICY } from './policy';
import { licenceOf, type Sbom } from './sbom';

export interface Facts {
  version: string;
  /** Day of the build, `YYYY-MM-DD` in UTC. */
  date: string;
  /** SPDX id of the kit's own licence. */
  licence: string;
  /** Scripts that a page may name, with their hashes for `integrity`. */
  scripts: { name: string; bytes: number; gzip: number; hash: string }[];
  /** Modules that `hehuo.js` loads, and all of them together, in bytes of gzip. */
  parts: { count: number; gzip: number };
  reads: string[];
  writes: WriteName[];
  stored: { good: typeof LAST_GOOD; outbox: typeof OUTBOX; probe: string };
  policy: typeof POLICY;
  /** Events that the page hears, and the tags that send each. */
  events: string[];
  dependencies: { name: string; version: string; licence: string }[];
}

interface Manifest {
  modules: { declarations?: { tagName?: string; events?: { name?: string }[] }[] }[];
}

/** `hehuo.js` first. */
const byName = ([a]: [string, string], [b]: [string, string]): number =>
  a.replace('.js', '') < b.replace('.js', '') ? -1 : 1;

export function factsOf(dist: string, version: string, sbom: Sbom): Facts {
  const json = (name: string): unknown => JSON.parse(readFileSync(join(dist, name), 'utf8'));
  const gzip = (name: string): number => gzipSync(readFileSync(join(dist, name)), { level: 9 }).length;
  const { version: _version, ...hashes } = json('integrity.json') as Record<string, string>;
  const { files } = json('part/index.json') as { files: [name: string, hash: string][] };
  const { modules } = json('custom-elements.json') as Manifest;
  const events = modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName)
    .flatMap((one) => one.events ?? [])
    .flatMap(({ name }) => name ?? []);
  return {
    version,
    date: sbom.metadata.timestamp.slice(0, 10),
    licence: licenceOf(sbom.metadata.component),
    scripts: Object.entries(hashes)
      .sort(byName)
      .map(([name, hash]) => ({
        ...{ name, hash, gzip: gzip(name) },
        bytes: readFileSync(join(dist, name)).length,
      })),
    parts: { count: files.length, gzip: files.reduce((sum, [name]) => sum + gzip(`part/${name}`), 0) },
    reads: resources.map(({ path }) => path.replace(/\{\?.*/, '')),
    writes: [...writeNames],
    stored: { good: LAST_GOOD, outbox: OUTBOX, probe: PROBE },
    policy: POLICY,
    events: [...new Set(events)].sort(),
    dependencies: sbom.components.map((one) => ({
      ...{ name: one.name, version: one.version, licence: licenceOf(one) },
    })),
  };
}
