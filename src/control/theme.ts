import type { ReactiveController, ReactiveControllerHost } from 'lit';

export type Theme = 'light' | 'dark';

const darkScheme = () => matchMedia('(prefers-color-scheme: dark)');

/** Relative luminance (WCAG) of `rgb(r, g, b)` or `rgba(…)`; undefined when transparent or not understood. */
export function luminanceOf(color: string): number | undefined {
  const parts = /^rgba?\(([^)]+)\)$/
    .exec(color)?.[1]
    ?.split(/[\s,/]+/)
    .map(Number);
  if (!parts || parts.length < 3 || (parts[3] ?? 1) < 0.5) return undefined;
  const [r = 0, g = 0, b = 0] = parts.map((c) =>
    c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * The theme that the host page has around the element: the first background behind it decides, since a dark reader
 * preference does not make a light page dark. Only a page that declares a dark colour scheme follows the preference.
 */
export function themeAround(element: Element): Theme {
  for (let at: Element | null = element; at;) {
    const light = luminanceOf(getComputedStyle(at).backgroundColor);
    if (light !== undefined) return light < 0.25 ? 'dark' : 'light';
    const root: Node = at.getRootNode();
    at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  const scheme = getComputedStyle(document.documentElement).getPropertyValue('color-scheme');
  return scheme.indexOf('dark') >= 0 && (scheme.indexOf('light') < 0 || darkScheme().matches)
    ? 'dark'
    : 'light';
}

/** Follows the page's theme for hosts whose `theme` is auto. */
export class ThemeController implements ReactiveController {
  around: Theme = 'light';
  #watch: MutationObserver | undefined;
  /** One object for both: a listener must leave from where it was added, or the host is never let go. */
  readonly #scheme = darkScheme();

  constructor(private readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#look();
    // Old WebKit has only addListener; it is deprecated but everywhere.
    this.#scheme.addListener(this.#look);
    // The page's own dark switch sets an attribute on one of these two.
    this.#watch = new MutationObserver(this.#look);
    for (const node of [document.documentElement, document.querySelector('body')]) {
      if (node) this.#watch.observe(node, { attributes: true });
    }
  }

  hostDisconnected(): void {
    this.#scheme.removeListener(this.#look);
    this.#watch?.disconnect();
  }

  readonly #look = (): void => {
    const around = themeAround(this.host);
    if (around === this.around) return;
    this.around = around;
    this.host.requestUpdate();
  };
}
