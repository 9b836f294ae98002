/** The bill of materials: CycloneDX 1.6 of what an installed kit depends on at run time, by npm from the lockfile. (Node) */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

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
  components: Component[];
  metadata: { component: Record<string, unknown>; [other: string]: unknown };
  [other: string]: unknown;
}

/** Empty lists say nothing. */
const filled = <T extends object>(one: T): T =>
  Object.fromEntries(
    Object.entries(one).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  ) as T;

/** The same for the same lockfile: without npm's serial number, time and own version, and the folder's name. */
export async function sbomOf(root: string): Promise<Sbom> {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'];
  const { stdout } = await promisify(execFile)('npm', args, { cwd: root, maxBuffer: 2 ** 24 });
  const { $schema: _schema, serialNumber: _serial, ...made } = JSON.parse(stdout) as Sbom;
  const { component } = made.metadata;
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    ...made,
    specVersion: '1.6',
    metadata: { lifecycles: [{ phase: 'build' }], component: { ...filled(component), name: 'hehuo' } },
    components: made.components.map(filled),
  };
}

export const licenceOf = ({ licenses }: Component): string =>
  licenses.map(({ license, expression }) => license?.id ?? expression ?? '?').join(', ');
