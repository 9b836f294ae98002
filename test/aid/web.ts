/**
 * Runs browser test files in some engines and writes the counts: its own process, so that nothing that hangs or
 * crashes in a browser takes the whole run with it. (Node)
 *
 *   node --import tsx test/aid/web.ts <engines, comma> <file for the counts> <test files ...>
 */
import { startTestRunner } from '@web/test-runner';
import { webConfig } from '../web.config';
import { freePort } from './child';
import { drive, ENGINES } from './engines';
import { PROFILES, Servers } from './server';
import { writeTally } from './tally';
import { startVite } from './vite';

const [wanted = '', counts = '', ...files] = process.argv.slice(2);
const engines = ENGINES.filter((engine) => wanted.split(',').includes(engine));
const profile = PROFILES.find((name) => name === process.env.HEHUO_PROFILE) ?? 'jiyang';

const servers = new Servers();
// Ready before the first test, which else would wait for it. Whether it came is for the test that needs it to say.
const backends = engines.map((engine) => servers.get(profile, engine).catch((error: Error) => error));
const [vite, ...drives] = await Promise.all([startVite(), ...engines.map(drive)]);
const absent = (await Promise.all(backends)).find((one) => one instanceof Error);
if (absent) console.error(absent.message);

const runner = await startTestRunner({
  readCliArgs: false,
  readFileConfig: false,
  autoExitProcess: false,
  config: webConfig({
    files,
    drives,
    vite,
    servers,
    profile,
    port: await freePort(),
    finished: (tally) => writeTally(counts, tally),
  }),
});
const passed = await new Promise<boolean>((done) => (runner ? runner.on('stopped', done) : done(false)));
await Promise.all([vite.close(), servers.stop(), ...drives.map((one) => one.stop())]);
process.exit(passed ? 0 : 1);
