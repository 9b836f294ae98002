/**
 * Old builds of Chromium, for tests alone: they lie inside npm packages, Brotli-packed. They are kept between runs in
 * the folder that HEHUO_OLD names, else in the user's cache folder. No part of the kit needs these packages. (Node)
 */
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { output, removeFolder, run, temporaryFolder } from '../aid/child';

export interface Build {
  /** Chromium's major version. */
  readonly version: number;
  readonly pack: string;
  /** SHA-512 of the package, as the registry tells it: these files are run. */
  readonly hash: string;
}

export const BUILDS: readonly Build[] = [
  {
    version: 78,
    pack: 'chrome-aws-lambda@1.20.4',
    hash: '+zuq/BO9TpAvlXIpyGto6YytnEe0NBpZS5HVGnaMqRhL0cagDEhrzAYqaQfK4HZnafA7HW1wkFacl7CAI990LQ==',
  },
  {
    version: 80,
    pack: 'chrome-aws-lambda@2.1.1',
    hash: 'Wer2QuygxsCov5bM2+8CLa6qYpNsc5AxYTlgTne00aFoxFP491LGJRxOQtGnYtsJP6UG4pB0SfrwTyPnLys1Lw==',
  },
  {
    version: 88,
    pack: 'chrome-aws-lambda@5.5.0',
    hash: 'nYSDzTsVEVsvIFaUUAUN53ulXBLKSRXFS+eVYZOLZD5SA1If59rqBAiy4raMgorQwXWqjSsjK1SF4As+qzPLqA==',
  },
  {
    version: 92,
    pack: 'chrome-aws-lambda@10.1.0',
    hash: 'NZQVf+J4kqG4sVhRm3WNmOfzY0OtTSm+S8rg77pwePa9RCYHzhnzRs8YvNI6L9tALIW6RpmefWiPURt3vURXcw==',
  },
  {
    version: 103,
    pack: '@sparticuz/chromium@103.0.0',
    hash: 'tFX5k5uWAT0fIxelUtpN4GN1VOTT61AHB6rRjeYzC296SjizKM1pNslEWj0YeuajKfsnNeDuHizB320TTTOrkA==',
  },
  {
    version: 109,
    pack: '@sparticuz/chromium@109.0.6',
    hash: '9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==',
  },
  {
    version: 123,
    pack: '@sparticuz/chromium@123.0.1',
    hash: 'RPrA99xrddbXXZjhUH1WZkTCK3QDQ77t/0y+vULtiW1uAlWLBxorxGnNTuzBDk6eNolxOVFrXZ2aoAN+/eB5TA==',
  },
];

const CI = Boolean(process.env.CI) && process.env.CI !== 'false';

/** Whether a build that is not there may be fetched: in CI, and for those who asked by naming a folder. */
const mayFetch = (): boolean => CI || Boolean(process.env.HEHUO_OLD);

/** Where the builds are kept. */
export const folder = (): string =>
  process.env.HEHUO_OLD || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'hehuo-old');

const placeOf = ({ version }: Build): string => join(folder(), `chromium-${version}`, 'chromium');

/** Why a build is left out here; undefined when it is there or will be fetched. In CI none is ever left out. */
export function absence(build: Build): string | undefined {
  if (mayFetch() || existsSync(placeOf(build))) return undefined;
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'the old builds are for Linux on x64';
  return 'not fetched: "npm run test:old" does (45 to 65 MB each), and keeps it';
}

/** The executable of a build, fetched when it is not there yet. */
export async function executableOf(build: Build): Promise<string> {
  const place = placeOf(build);
  if (existsSync(place)) return place;
  mkdirSync(dirname(place), { recursive: true });
  const work = temporaryFolder('old');
  try {
    const archive = join(work, await packed(build.pack, work));
    const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
    if (hash !== build.hash) throw new Error(`${build.pack} is not the file that was tested: ${hash}`);
    if (output('tar', ['xzf', archive, '-C', work, 'package/bin/chromium.br']) === undefined)
      throw new Error(`${build.pack} holds no bin/chromium.br`);
    // Under a name of its own until it is whole: a run that is cut off leaves no half of a browser.
    const half = `${place}.${process.pid}`;
    await pipeline(
      createReadStream(join(work, 'package/bin/chromium.br')),
      createBrotliDecompress(),
      createWriteStream(half, { mode: 0o755 }),
    );
    renameSync(half, place);
    return place;
  } finally {
    removeFolder(work);
  }
}

/** Fetches a package without installing it; the name of the file. */
async function packed(pack: string, into: string): Promise<string> {
  const args = ['pack', pack, '--silent', '--ignore-scripts', '--pack-destination', into];
  const code = await run('npm', args, { stdio: ['ignore', 'ignore', 'inherit'] }, 180_000);
  if (code !== 0) throw new Error(`npm pack ${pack} ended with ${code}`);
  return `${pack.replace(/^@/, '').replace(/[@/]/g, '-')}.tgz`;
}
