import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { Context } from 'hono';
import { reply } from './reply';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
};

const PICTURES = new Set(['.png', '.jpg', '.webp', '.ico']);

/**
 * A file under a folder, by the path of an address (still percent-encoded); undefined when there is none. Nothing
 * outside the folder is ever read, whatever the path or a symbolic link says, and no hidden file.
 */
export async function file(c: Context, folder: string, address: string): Promise<Response | undefined> {
  const found = await locate(folder, address);
  if (found === undefined) return undefined;
  const ending = extname(found).toLowerCase();
  return reply(c, {
    content: await readFile(found),
    type: TYPES[ending] ?? 'application/octet-stream',
    cache: 'no-cache',
    text: !PICTURES.has(ending),
  });
}

async function locate(folder: string, address: string): Promise<string | undefined> {
  let path: string;
  try {
    path = decodeURIComponent(address);
  } catch {
    return undefined;
  }
  const segments = path.split('/').filter(Boolean);
  if (segments.some((segment) => segment.startsWith('.') || /[\\\0:]/.test(segment))) return undefined;
  if (path === '' || path.endsWith('/')) segments.push('index.html');
  try {
    const [root, real] = await Promise.all([realpath(folder), realpath(join(folder, ...segments))]);
    return real.startsWith(root + sep) && (await stat(real)).isFile() ? real : undefined;
  } catch {
    return undefined;
  }
}
