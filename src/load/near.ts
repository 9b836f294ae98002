import { warnOnce } from '../control/event';
import { tags } from '../door/address';
import type { Tag } from '../door/address';
import { matching, onAdded } from '../door/watch';
import { isDefined } from '../guard';
import { holds } from '../source/held';
import { Forbidden } from '../source/types';
import { load } from './load';
import type { Origin } from './origin';

/** Seconds to the next attempt; further ones when the network comes back. */
const AGAIN = [3, 10, 30, 90];

function failed(tag: Tag, { base }: Origin, error: unknown): void {
  if (error instanceof Forbidden)
    return warnOnce(
      "Trusted Types forbid the elements here: trusted-types of the page's policy must list lit-html, " +
        "and 'allow-duplicates' where the page has a Lit of its own",
    );
  return warnOnce(
    `the code of <${tag}> could not be loaded from ${base}: the folder "part" and the scripts "hehuo-*.js" belong ` +
      'beside hehuo.js; another origin needs Access-Control-Allow-Origin, and script-src of the policy must name it',
  );
}

/** Brings what is asked for, again and again while the network is away. */
class Bringer {
  readonly #missing = new Map<Tag, number>();

  constructor(private readonly origin: Origin) {
    window.addEventListener('online', () => this.#missing.forEach((_, tag) => this.bring(tag)));
  }

  readonly bring = (tag: Tag): void => {
    load(tag, this.origin).then(
      () => this.#missing.delete(tag),
      (error: unknown) => this.#later(tag, error),
    );
  };

  #later(tag: Tag, error: unknown): void {
    failed(tag, this.origin, error);
    const times = this.#missing.get(tag) ?? 0;
    this.#missing.set(tag, times + 1);
    const seconds = AGAIN[times];
    if (seconds) setTimeout(this.bring, seconds * 1000, tag);
  }
}

/** What sends: brought however far down the page it stands when an answer waits on this device. */
const SENDERS: readonly Tag[] = ['need-survey', 'course-calendar'];

const tagOf = (element: Element): Tag => element.localName as Tag;

/**
 * Brings the code of each element that comes within 300 px of the screen, now or later; before printing that of all.
 * Elements in shadow roots of the page are not seen: `hehuo.load()` is for those.
 */
export function watchElements(origin: Origin): void {
  const { bring } = new Bringer(origin);
  const watch =
    typeof IntersectionObserver === 'undefined'
      ? undefined
      : new IntersectionObserver(
          (entries) => {
            for (const { isIntersecting, target } of entries) {
              if (!isIntersecting) continue;
              watch?.unobserve(target);
              bring(tagOf(target));
            }
          },
          { rootMargin: '300px' },
        );
  const waiting = (root: ParentNode): Element[] =>
    matching(root, tags.join()).filter((element) => !isDefined(tagOf(element)));
  onAdded((root) => {
    for (const element of waiting(root)) {
      if (watch) watch.observe(element);
      else bring(tagOf(element));
    }
  });
  void holds('entry').then((waits) => {
    if (waits) SENDERS.filter((tag) => document.querySelector(tag)).forEach(bring);
  });
  window.addEventListener('beforeprint', () => waiting(document).forEach((one) => bring(tagOf(one))));
}
