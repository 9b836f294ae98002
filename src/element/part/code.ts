/* Square codes on paper, and the address that they may hold: nothing about a person. */
import { generate, correction } from 'lean-qr/nano';
import { html, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { listOf } from '../../contract/list';

/** Query names that may hold somebody's session; they never go on paper. */
const secret = /(auth|code|jsession|key|pass|phpsessid|secret|session|sid|sign|ticket|token|user)/i;

/** The page's lasting address where the page names one, else the one that it was reached by. */
export function lastingAddress(): string {
  const link = document.querySelector('link[rel~="canonical"]');
  return link instanceof HTMLLinkElement && link.href ? link.href : location.href;
}

/**
 * A page's address without fragment, credentials and whatever in its query may be a person's; nor what `unwanted`
 * matches by name. Undefined where it is no address of the web.
 */
export function publicAddress(page: string, unwanted: RegExp): URL | undefined {
  let url: URL;
  try {
    url = new URL(page);
  } catch {
    return undefined;
  }
  if (!/^https?:$/.test(url.protocol)) return undefined;
  url.hash = url.username = url.password = '';
  const names = listOf(url.searchParams.keys());
  for (const name of names) {
    const long = (url.searchParams.get(name) ?? '').length > 40;
    if (long || secret.test(name) || unwanted.test(name)) url.searchParams.delete(name);
  }
  return url;
}

/** Whether an address leads somewhere from any phone: not to this device or to a network without names. */
export function isReachable({ hostname }: URL): boolean {
  if (/^\[(::1?|f[cde].*)\]$/i.test(hostname)) return false;
  if (hostname.indexOf('.') < 0) return hostname.charAt(0) === '[';
  return !/^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$|\.(local|localhost|internal|test|lan)$/i.test(
    hostname,
  );
}

/** White margin that scanners need, in modules. */
const QUIET = 4;

/** The code as an image with the quiet zone around it; `label` says what it is to those who cannot see it. */
export function squareCode(text: string, label: string): TemplateResult {
  const code = generate(text, { minCorrectionLevel: correction.M });
  const side = code.size + 2 * QUIET;
  return html`<svg
    class="code"
    viewBox="0 0 ${side} ${side}"
    role="img"
    aria-label=${label}
    data-text=${text}
  >
    ${svg`<rect width=${side} height=${side} fill="#fff"/><path d=${pathOf(code)} fill="#000" shape-rendering="crispEdges"/>`}
  </svg>`;
}

/** One bar for each run of dark modules in a row. */
function pathOf(code: { size: number; get(x: number, y: number): boolean }): string {
  let path = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      const start = x;
      while (code.get(x + 1, y)) x++;
      path += `M${start + QUIET} ${y + QUIET}h${x - start + 1}v1h-${x - start + 1}z`;
    }
  }
  return path;
}
