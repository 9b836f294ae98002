/** The bill of materials: CycloneDX 1.6 of what an installed kit depends on at run time, by npm from the lockfile. (Node) */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Component {
  name: string;
  version: string;
  purl: string;
  licenses: { license?: { id?: string }; expression?: string }[];
  hashes?: { alg: string; content: string }[];
  [other: string]: unknown;
}
export interface Sbom {
  specVersion: string;
  /** `urn:uuid:…`, of this very list. */
  serialNumber: string;
  components: Component[];
  /** `timestamp`: RFC 3339, of the commit that was built. */
  metadata: { timestamp: string; component: Component; [other: string]: unknown };
  [other: string]: unknown;
}

/** Empty lists say nothing. */
const filled = <T extends object>(one: T): T =>
  Object.fromEntries(
    Object.entries(one).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  ) as T;

/** When what is built was made: SOURCE_DATE_EPOCH (seconds), else the last commit, else now; RFC 3339 in UTC. */
async function madeAt(root: string): Promise<string> {
  const given = process.env.SOURCE_DATE_EPOCH;
  const seconds =
    given ??
    (await run('git', ['log', '-1', '--format=%ct'], { cwd: root }).then(
      ({ stdout }) => stdout.trim(),
      () => '',
    ));
  const moment = /^\d+$/.test(seconds) ? new Date(Number(seconds) * 1000) : new Date();
  return moment.toISOString().replace(/\.\d+/, '');
}

/** The shape of a random UUID (version 8: of one's own making), but the same for the same text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

interface Manifest {
  author?: string | { name?: string };
}

/** Whoever a package names as its author supplies it; of one that names nobody, the registry's scope or name. */
function supplierOf(root: string, name: string): { name: string } {
  let author: Manifest['author'];
  try {
    ({ author } = JSON.parse(
      readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
    ) as Manifest);
  } catch {
    // Not installed here: the lockfile alone is enough for the list.
  }
  const said = typeof author === 'string' ? author.replace(/\s*[<(].*$/, '') : author?.name;
  return { name: said || `npm: ${name.startsWith('@') ? name.split('/')[0] : name}` };
}

/** Declarations of types are installed with the kit, and nothing of them runs. */
const isTypes = (name: string): boolean => name.startsWith('@types/') || name === 'csstype';

/** The same for the same commit: without npm's own serial number, time and version, and the folder's name. */
export async function sbomOf(root: string): Promise<Sbom> {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'];
  const { stdout } = await run('npm', args, { cwd: root, maxBuffer: 2 ** 24 });
  const { $schema: _schema, serialNumber: _serial, ...made } = JSON.parse(stdout) as Sbom;
  const own = { ...filled(made.metadata.component), name: 'hehuo' };
  const supplier = { name: 'Hehuo' };
  const components = made.components.map((one) => ({
    ...filled(one),
    supplier: supplierOf(root, one.name),
    ...(isTypes(one.name) && { scope: 'excluded' }),
  }));
  const timestamp = await madeAt(root);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    ...made,
    specVersion: '1.6',
    serialNumber: uuidOf(JSON.stringify([timestamp, own, components])),
    metadata: { timestamp, lifecycles: [{ phase: 'build' }], component: { ...own, supplier }, supplier },
    components,
  };
}

export const licenceOf = ({ licenses }: Component): string =>
  licenses.map(({ license, expression }) => license?.id ?? expression ?? '?').join(', ');
