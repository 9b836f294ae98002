/** A WordPress of its own: Debian's files in a temporary folder, PHP's built-in server, a private database. (Node) */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { answering, end, freePort, removeFolder, start, temporaryFolder } from '../aid/child';
import { startDatabase } from './database';
import { WORDPRESS, type Theme } from './packages';

export const ROLES = ['administrator', 'editor', 'author', 'contributor'] as const;
export type Role = (typeof ROLES)[number];

export interface Site {
  /** `http://localhost:PORT`: for browsers another site than the backend's 127.0.0.1. */
  origin: string;
  theme(name: Theme): void;
  /** Puts the text of a plugin where WordPress loads it always, as who runs the platform does; without a text it goes. */
  plugin(text?: string): void;
  /** Copies the built kit into the site's uploads, and returns its address. */
  upload(dist: string): string;
  /** Everything that PHP wrote to its log: notices, and the requests. */
  log(): string;
  stop(): Promise<void>;
}

const config = (origin: string, socket: string): string => `<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:${socket}');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', '${origin}');
define('WP_SITEURL', '${origin}');
define('WP_AUTO_UPDATE_CORE', false);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
    define($name . '_KEY', $name . ' key of a site that lives for a minute');
    define($name . '_SALT', $name . ' salt of a site that lives for a minute');
}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
`;

/** WordPress's files as one plain folder: Debian's are links here and there. */
function unpack(folder: string): void {
  const copied = spawnSync('cp', ['-rL', WORDPRESS, folder], { encoding: 'utf8' });
  const content = '/var/lib/wordpress/wp-content/languages';
  const languages = spawnSync('cp', ['-rL', content, join(folder, 'wp-content')], { encoding: 'utf8' });
  if (copied.status !== 0 || languages.status !== 0) throw new Error(copied.stderr + languages.stderr);
  for (const name of ['uploads', 'mu-plugins'])
    mkdirSync(join(folder, 'wp-content', name), { recursive: true });
  // PHP's server does not ask WordPress for it; some browsers do.
  writeFileSync(join(folder, 'favicon.ico'), '');
}

function serve(folder: string, port: number): { log(): string; stop(): Promise<void>; up: Promise<void> } {
  const settings = ['opcache.revalidate_freq=0', 'display_errors=0', 'log_errors=1', 'error_reporting=-1'];
  const flags = settings.flatMap((one) => ['-d', one]);
  const child = start('php', [...flags, '-S', `127.0.0.1:${port}`, '-t', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its workers are processes of their own and end with the group.
    detached: true,
    env: { ...process.env, PHP_CLI_SERVER_WORKERS: '4', TZ: 'Asia/Shanghai' },
  });
  const written: string[] = [];
  child.stderr?.on('data', (part: Buffer) => written.push(String(part)));
  const up = answering(`http://127.0.0.1:${port}/readme.html`, child, 20_000);
  return { log: () => written.join(''), stop: () => end(child), up };
}

export async function startSite(): Promise<Site> {
  const folder = temporaryFolder('wordpress');
  const root = join(folder, 'site');
  const database = await startDatabase(folder);
  unpack(root);
  const port = await freePort();
  const host = `localhost:${port}`;
  const origin = `http://${host}`;
  writeFileSync(join(root, 'wp-config.php'), config(origin, database.socket));
  const php = (script: string, ...args: string[]): void => {
    const env = { ...process.env, SITE_HOST: host, SITE_FOLDER: root, SITE_SOCKET: database.socket };
    const done = spawnSync('php', [resolve('test/wordpress', script), ...args], { encoding: 'utf8', env });
    if (done.status !== 0) throw new Error(`${script}: ${done.stdout}${done.stderr}`);
  };
  php('setup.php');
  const server = serve(root, port);
  await server.up;
  const content = (...path: string[]): string => join(root, 'wp-content', ...path);
  return {
    origin,
    theme: (name) => php('theme.php', name),
    plugin: (text) =>
      text === undefined
        ? rmSync(content('mu-plugins', 'hehuo.php'), { force: true })
        : writeFileSync(content('mu-plugins', 'hehuo.php'), text),
    upload: (dist) => {
      cpSync(dist, content('uploads', 'hehuo'), { recursive: true });
      return `${origin}/wp-content/uploads/hehuo`;
    },
    log: server.log,
    stop: async () => {
      await server.stop();
      await database.stop();
      removeFolder(folder);
    },
  };
}
