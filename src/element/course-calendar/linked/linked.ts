/* What the calendar shows, for search engines: JSON-LD beside the fallback. Loaded when the page is idle. */
import { html, render } from 'lit';
import { listOf } from '../../../contract/list';
import { onePerPage } from '../../../source/shared';
import { hostOf } from '../../../source/url';
import type { Scene } from '../scene';
import type { Row } from '../view';
import { eventOf } from './event';

/** More would only make the page heavy: the next ones are what is searched for. */
const MOST = 100;
const MARK = 'data-hehuo-events';

/** Which calendar of the page tells of which session, over all copies of the kit. */
const page = onePerPage('events', 1, () => ({
  owners: new Map<string, object>(),
  writers: new Map<object, () => void>(),
}));

/**
 * A script of data. Out of a template, which is parsed and therefore never run: where Trusted Types are required, a
 * script that was made by hand is blocked, whatever its type.
 */
function scriptOf(json: string): HTMLScriptElement {
  const room = document.createDocumentFragment();
  render(
    html`<script type="application/ld+json">
      ${json}
    </script>`,
    room,
  );
  const script = room.querySelector('script') as HTMLScriptElement;
  // The template's marks would be text of a page that is saved.
  listOf(script.childNodes).forEach((node) => node instanceof Text || node.remove());
  script.setAttribute(MARK, '');
  return script;
}

/** What is to be told. */
export interface Told {
  scene: Scene;
  rows: readonly Row[];
  /** Names the backend that the ids belong to. */
  key: string | undefined;
  /** Grows with every answer about seats. */
  counted: number;
}

/** The script with the events of one calendar, a child of its element. */
export class Linked {
  #told: Told | undefined;

  constructor(private readonly element: Element) {}

  /** Tells of the next sessions among the rows. */
  write(told: Told): void {
    this.#told = told;
    page.writers.set(this, this.#rewrite);
    this.#rewrite();
    this.#handOver();
  }

  /** Takes it back: the element has left the page. */
  release(): void {
    this.#told = undefined;
    this.#disown();
    page.writers.delete(this);
    this.#script()?.remove();
    this.#handOver();
  }

  /** What this one no longer tells of, another calendar may. */
  #handOver(): void {
    page.writers.forEach((write, writer) => {
      if (writer !== this) write();
    });
  }

  readonly #rewrite = (): void => {
    if (!this.#told) return;
    this.#disown();
    const events = this.#events(this.#told);
    // A page that is saved must not end the script in the middle of a name.
    const text = JSON.stringify({ '@context': 'https://schema.org', '@graph': events }).replace(
      /</g,
      '\\u003c',
    );
    const known = this.#script();
    // The template puts white space around it.
    if (events.length && known?.textContent?.trim() === text) return;
    known?.remove();
    if (!events.length) return;
    this.element.append(scriptOf(text));
  };

  #events({ scene, rows, key }: Told): unknown[] {
    const host = hostOf(key);
    const address = location.href.replace(/#.*/, '');
    const next = rows.filter(({ end, session }) => {
      const owner = page.owners.get(`${key} ${session.id}`);
      return end > scene.now && (!owner || owner === this);
    });
    return next.slice(0, MOST).map((row) => {
      page.owners.set(`${key} ${row.session.id}`, this);
      return eventOf(row, scene, { host, page: address });
    });
  }

  #disown(): void {
    page.owners.forEach((owner, id) => {
      if (owner === this) page.owners.delete(id);
    });
  }

  /** Also one that came with a copy of the element. */
  #script(): HTMLScriptElement | null {
    return this.element.querySelector(`:scope > script[${MARK}]`);
  }
}
