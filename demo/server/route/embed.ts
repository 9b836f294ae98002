import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context } from 'hono';
import { file } from '../file';
import { reply } from '../reply';
import type { Store } from '../store/store';

const TAG = /^(course-calendar|partner-directory|need-survey|fund-tracker)(\.html)?$/;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

/**
 * A hosted page, or what lies beside it; undefined when there is none. In the page stands the operator's number, for
 * those whose browser runs no script; where the database does not answer, the page comes without.
 */
export async function embed(
  c: Context,
  { store, dist, name }: { store: Store; dist: string; name: string },
): Promise<Response | undefined> {
  const tag = TAG.exec(name)?.[1];
  if (!tag) return file(c, join(dist, 'embed'), name);
  const page = await readFile(join(dist, 'embed', `${tag}.html`), 'utf8').catch(() => undefined);
  if (page === undefined) return undefined;
  const phone = await store.service().then(
    ({ operator }) => operator.phone ?? '',
    () => '',
  );
  const content = page.replaceAll('<!--phone-->', phone && ` ${escaped(phone)} `);
  return reply(c, { content, type: 'text/html; charset=utf-8', cache: 'no-cache' });
}
