/** What a WordPress on this machine is made of: Debian's packages. (Node) */
import { existsSync } from 'node:fs';
import { output, run } from '../aid/child';

/** The themes, old manner (PHP templates) and new (blocks). */
export const THEMES = ['twentytwentyone', 'twentytwentythree'] as const;
export type Theme = (typeof THEMES)[number];

export const WORDPRESS = '/usr/share/wordpress';

/** php-cgi and mini-httpd stand in for the web server that the package asks for: neither starts one, as Apache's would. */
export const PACKAGES = [
  'wordpress',
  'wordpress-l10n',
  ...THEMES.map((theme) => `wordpress-theme-${theme}`),
  'php',
  'php-cgi',
  'php-cli',
  'php-mysql',
  'mini-httpd',
  'mariadb-server-core',
];

/** Packages of which something that the test needs is not there. */
export function missingPackages(): string[] {
  const parts: [name: string, there: boolean][] = [
    ['wordpress', existsSync(`${WORDPRESS}/wp-load.php`)],
    ['wordpress-l10n', existsSync('/var/lib/wordpress/wp-content/languages/zh_CN.mo')],
    ...THEMES.map((theme): [string, boolean] => [
      `wordpress-theme-${theme}`,
      existsSync(`${WORDPRESS}/wp-content/themes/${theme}/style.css`),
    ]),
    ['php-cli', output('php', ['-v']) !== undefined],
    ['php-mysql', output('php', ['-r', 'exit(extension_loaded("mysqli") ? 0 : 1);']) !== undefined],
    ['mariadb-server-core', existsSync('/usr/sbin/mariadbd')],
  ];
  return parts.filter(([, there]) => !there).map(([name]) => name);
}

export const cure = (missing: string[]): string =>
  `not installed: ${missing.join(', ')} (Debian: apt-get install --no-install-recommends ${PACKAGES.join(' ')})`;

/** Installs what is missing on a Debian where we are root; elsewhere it changes nothing. True when all is there. */
export async function ensurePackages(): Promise<boolean> {
  if (missingPackages().length === 0) return true;
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false;
  console.log(`Installing Debian's WordPress: ${missingPackages().join(', ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] as ('ignore' | 'inherit')[] };
  const wait = ['-o', 'DPkg::Lock::Timeout=600', '-q'];
  await run('apt-get', [...wait, 'update'], quiet);
  await run('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...PACKAGES], quiet);
  return missingPackages().length === 0;
}
