import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Whom a request is counted for. `proxies` is how many trusted proxies are in front: so many entries of
 * X-Forwarded-For, from the right, are true; without any the header is anyone's to invent and is not read. Of IPv6 the
 * first half counts, which is what one household is given.
 */
export function addressOf(c: Context, proxies: number): string {
  const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((one) => one.trim());
  const told = proxies > 0 ? chain[Math.max(0, chain.length - proxies)] : undefined;
  const address = told || peerOf(c);
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return plain.includes(':') ? halfOf(plain) : plain;
}

/** A request that was not made over a socket, as in tests of the app alone, has no address. */
function peerOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    return '';
  }
}

function halfOf(address: string): string {
  const [head = '', tail] = address.split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail === undefined ? [] : tail.split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
  const groups = [...first, ...Array.from({ length: zeros }, () => '0'), ...last];
  return groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':');
}
