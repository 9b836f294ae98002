import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { textIn } from '../contract/text';
import type { Text } from '../contract/text';

/** Languages with words of their own. */
export type Language = 'zh-Hans' | 'en';

/** The language whose words serve a BCP 47 tag: English for en…, Chinese for everything else. */
export const languageOf = (tag: string): Language => (/^en\b/i.test(tag) ? 'en' : 'zh-Hans');

/** The tag's `lang`, else the nearest ancestor's (through shadow roots), else zh-Hans. */
export function nearestLang(element: Element): string {
  for (let at: Element | null = element; at;) {
    const found = at.closest('[lang]');
    if (found) return found.getAttribute('lang') || 'zh-Hans';
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return 'zh-Hans';
}

/** Follows the language of the host element and of the page. */
export class LocaleController implements ReactiveController {
  /** BCP 47 tag in force. */
  tag = 'zh-Hans';
  #watch: MutationObserver | undefined;

  constructor(private readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  hostConnected(): void {
    this.refresh();
    this.#watch = new MutationObserver(() => this.refresh());
    this.#watch.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['lang'],
      subtree: true, // the nearest lang may stand on any element around us
    });
  }

  hostDisconnected(): void {
    this.#watch?.disconnect();
  }

  /** Looks for the language again. */
  refresh(): void {
    const tag = nearestLang(this.host);
    if (tag === this.tag) return;
    this.tag = tag;
    this.host.requestUpdate();
  }

  get language(): Language {
    return languageOf(this.tag);
  }

  /** A backend's text in the reader's language. */
  text(text: Text | null | undefined): string {
    return textIn(text, this.tag);
  }
}
