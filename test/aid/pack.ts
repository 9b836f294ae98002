/** The package as `npm publish` would send it. (Node) */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Packs what is built into a folder; gives the path of the tarball. */
export function pack(folder: string): string {
  const { status, stderr } = spawnSync('npm', ['pack', '--pack-destination', folder, '--ignore-scripts'], {
    encoding: 'utf8',
  });
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (status !== 0 || !name) throw new Error(`npm pack ended with ${status}: ${stderr}`);
  return join(folder, name);
}
