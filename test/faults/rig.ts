/** The real server behind the fault proxy, serving the page under test beside its own pages. (Node) */
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { build } from 'vite';
import type { Survey } from '../../src/contract';
import { removeFolder, temporaryFolder } from '../aid/child';
import { DEMO_NOW, serverEntry, startServer, type RunningServer } from '../aid/server';
import { startTcp, type TcpProxy } from '../aid/tcp';
import { readFolder, readPostgres } from './rows';
import type { Row } from './ledger';

export interface Rig {
  proxy: TcpProxy;
  surveys: readonly Survey[];
  /** The server's instant, for answers that are given now. */
  now: string;
  /** Kills the server's process, at whatever it was doing. */
  killServer(): Promise<void>;
  /** Starts it again on the same data; nothing if it runs. */
  startServer(): Promise<void>;
  rows(): Promise<Row[]>;
  stop(): Promise<void>;
}

/** The kit's pages and the page under test in one folder, from which the server serves. */
async function makeDist(): Promise<string> {
  const dist = temporaryFolder('faults');
  const built = resolve(process.env.HEHUO_DIST ?? dirname(dirname(serverEntry())));
  mkdirSync(join(dist, 'demo'));
  cpSync(join(built, 'hehuo.js'), join(dist, 'hehuo.js'));
  cpSync(join(built, 'part'), join(dist, 'part'), { recursive: true });
  cpSync(join(built, 'demo'), join(dist, 'demo'), { recursive: true });
  cpSync(join(import.meta.dirname, 'page/index.html'), join(dist, 'demo/faults.html'));
  await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', __HEHUO_VERSION__: '"faults"' },
    build: {
      outDir: join(dist, 'demo'),
      emptyOutDir: false,
      lib: { entry: join(import.meta.dirname, 'page/page.ts'), formats: ['es'], fileName: () => 'faults.js' },
    },
  });
  return dist;
}

const usable = (survey: Survey): boolean =>
  survey.pages.every(({ elements }) =>
    elements.every(({ type, isRequired }) => !isRequired || !['location', 'voice', 'repeat'].includes(type)),
  );

async function surveysOf(url: string): Promise<Survey[]> {
  const list = (await (await fetch(`${url}/api/surveys.json`)).json()) as { items: { id: string }[] };
  const whole = list.items.map(
    async ({ id }) => (await (await fetch(`${url}/api/surveys/${id}.json`)).json()) as Survey,
  );
  const open = (await Promise.all(whole)).filter(usable);
  if (open.length === 0) throw new Error('the server has no survey that the harness can answer');
  return open;
}

/** `database` is the URL of an empty PostgreSQL database; without it a file is used. */
export async function startRig(database = ''): Promise<Rig> {
  const dist = await makeDist();
  const dataDir = temporaryFolder('faults-data');
  const env = { HEHUO_DIST: dist, LOG: 'off', LIMITS: 'off', DATABASE_URL: database };
  const launch = () => startServer({ profile: 'tiny', now: DEMO_NOW, dataDir, env });
  let server: RunningServer | undefined = await launch();
  const proxy = await startTcp(server.port);
  const killServer = async (): Promise<void> => {
    const old = server;
    server = undefined;
    await old?.stop('SIGKILL');
  };
  return {
    proxy,
    surveys: await surveysOf(server.url),
    now: DEMO_NOW,
    killServer,
    async startServer() {
      if (server) return;
      server = await launch();
      proxy.aim(server.port);
    },
    rows: () => (database ? readPostgres(database) : readFolder(dataDir)),
    async stop() {
      await proxy.stop();
      await killServer();
      removeFolder(dataDir);
      removeFolder(dist);
    },
  };
}
