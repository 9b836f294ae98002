import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Backend } from '../../../source/backend';
import { pageAddress, webUrl } from '../../../source/url';
import type { Attachments } from './attach';
import { Speaker } from '../../../control/speak';

/** What the room asks of the element around it. Everything is asked anew each time. */
export interface RoomHooks {
  /** Those of the form that is filled in; another object means another person. */
  attachments: () => Attachments;
  /** Says it to those who read by ear. */
  say: (text: string) => void;
  /** Where the fields are. */
  root: () => ParentNode;
  /** Against its address relative addresses of recorded speech are read; else against the page's. */
  backend: () => Backend | undefined;
}

/** What a field holds between two renderings. */
export interface Held {
  /** Its question left the screen, or the element the page: what runs is brought to an end, what it gave is kept. */
  leave?: () => void;
  /** Another person's turn: what runs is broken off and thrown away. */
  forget?: () => void;
}

/**
 * What the fields of a form hold between two renderings: a recording under way, a position being asked for, what was
 * searched for, the reading aloud. It notices by itself when a question leaves the screen and when another form has
 * begun; nothing of one person is there for the next.
 */
export class FieldRoom implements ReactiveController {
  readonly speaker: Speaker;
  readonly #held = new Map<string, Held>();
  readonly #host: ReactiveControllerHost;
  readonly #hooks: RoomHooks;
  #owner: Attachments | undefined;

  constructor(host: ReactiveControllerHost, hooks: RoomHooks) {
    this.#host = host;
    this.#hooks = hooks;
    this.speaker = new Speaker(
      () => this.update(),
      () => webUrl(hooks.backend()?.key) ?? pageAddress(),
    );
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onHidden);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onHidden);
    this.speaker.stop();
    this.#held.forEach((held) => held.leave?.());
  }

  hostUpdated(): void {
    // Afterwards, since what is brought to an end asks for another rendering.
    void this.#host.updateComplete.then(() => this.#tidy());
  }

  /** The attachments of the form that is filled in now. */
  get attachments(): Attachments {
    return this.#hooks.attachments();
  }

  /** What a kind of field holds for a question, made at first use. */
  hold<T extends object>(kind: string, name: string, make: () => T): T {
    this.#mind();
    const key = `${kind} ${name}`;
    const known = this.#held.get(key) as T | undefined;
    const held = known ?? make();
    if (!known) this.#held.set(key, held as Held);
    return held;
  }

  /** Renders again. */
  readonly update = (): void => this.#host.requestUpdate();

  say(text: string): void {
    this.#hooks.say(text);
  }

  /** Leads the focus to what a selector finds, once it is on screen. */
  async focus(selector: string): Promise<void> {
    await this.#host.updateComplete;
    this.#hooks.root().querySelector<HTMLElement>(selector)?.focus();
  }

  /** After a change of its buttons: the focus, if it is in this question, goes to the control in their place. */
  follow(name: string, selector: string): void {
    const { activeElement } = this.#hooks.root() as ShadowRoot;
    this.update();
    if (activeElement?.closest(`[data-name="${name}"]`)) void this.focus(selector);
  }

  /** Brings to an end what belongs to questions that are no longer on screen. */
  #tidy(): void {
    this.#mind();
    const shown = (name: string) => !!this.#hooks.root().querySelector(`[data-name="${name}"]`);
    if (this.speaker.name && !shown(this.speaker.name)) this.speaker.stop();
    this.#held.forEach((held, key) => {
      if (held.leave && !shown(key.replace(/^[^ ]* /, ''))) held.leave();
    });
  }

  #mind(): void {
    const owner = this.attachments;
    if (owner === this.#owner) return;
    this.#owner = owner;
    this.speaker.stop();
    this.#held.forEach((held) => held.forget?.());
    this.#held.clear();
  }

  readonly #onHidden = (): void => {
    if (document.visibilityState === 'hidden') this.speaker.stop();
  };
}
