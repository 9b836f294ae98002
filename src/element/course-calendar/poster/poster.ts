/* A poster for the door: the month or the week on paper, in type that is read from a metre away. Loaded when wanted. */
import { html } from 'lit';
import type { LitElement, ReactiveController } from 'lit';
import type { PlainDate } from '../../../contract/time';
import { listOf } from '../../../contract/list';
import { watchWidth } from '../../../control/width';
import { safeUrl } from '../../../source/url';
import { dress } from '../../../style/sheet';
import { isReachable, lastingAddress, publicAddress } from '../../part/code';
import { isInside } from '../inside';
import type { Waiting } from '../../part/later';
import { notice } from '../../part/notice';
import { PageRules } from '../../part/page-rules';
import type { Scene } from '../scene';
import type { Row } from '../view';
import { printAlone } from './alone';
import { choiceOf, MARGIN, pageRule, textOf } from './choice';
import type { PosterChoice } from './choice';
import { layOut, setSizes } from './measure';
import type { Plan } from './measure';
import css from './poster.css?inline';
import { bar } from './show-bar';
import { measuring, sheets } from './show-sheet';
import type { Said } from './show-sheet';
import { posterWords } from './words';

export interface PosterAround extends Waiting {
  readonly element: LitElement;
}

export interface PosterView {
  scene: Scene;
  /** What was chosen, as text: empty at first. */
  chosen: string;
  rows: readonly Row[];
  byDay: ReadonlyMap<PlainDate, readonly Row[]>;
  said: Omit<Said, 'address' | 'count'>;
  /** Tries again to read what did not come; undefined where nothing is missing. */
  missing: (() => void) | undefined;
  onChoose(chosen: string): void;
}

/** Most px that one sheet is wide on screen. */
const WIDEST = 560;
/** How long printing may take to begin, in ms, before a way out is told. */
const PATIENCE = 1500;
const PX_PER_MM = 96 / 25.4;

export class Poster implements ReactiveController {
  readonly #rules = new PageRules();
  #shown: PosterChoice | undefined;
  #plan: Plan | undefined;
  /** What the plan rests on. */
  #made: readonly unknown[] = [];
  #again: (() => void) | undefined;
  #unwatch: (() => void) | undefined;
  #width = 0;
  #silent = false;
  #begun = false;

  constructor(private readonly around: PosterAround) {
    dress(around.element, css);
    around.element.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('beforeprint', this.#onPrint);
    window.addEventListener('afterprint', this.#onPrinted);
    // A font that comes late changes every height.
    (document.fonts as FontFaceSet | undefined)?.addEventListener?.('loadingdone', this.#onFont);
    this.#unwatch = watchWidth(this.around.element as LitElement & { renderRoot: ParentNode }, (px) => {
      this.#width = px;
      if (this.#shown) this.#scale();
      if (this.#shown && !this.#plan) this.around.update();
    });
  }

  hostDisconnected(): void {
    window.removeEventListener('beforeprint', this.#onPrint);
    window.removeEventListener('afterprint', this.#onPrinted);
    (document.fonts as FontFaceSet | undefined)?.removeEventListener?.('loadingdone', this.#onFont);
    this.#unwatch?.();
    this.#onPrinted();
    this.#rules.want('');
  }

  hostUpdate(): void {
    this.#shown = undefined;
  }

  hostUpdated(): void {
    this.#rules.want(this.#shown ? pageRule(this.#shown) : '');
    if (!this.#shown) return;
    const box = this.around.element.renderRoot.querySelector<HTMLElement>('.p-measure');
    if (box && !this.#plan) {
      this.#plan = layOut(box, this.#shown);
      if (this.#plan) this.around.update();
    }
    this.#scale();
  }

  content(view: PosterView): unknown {
    const { scene, rows, byDay } = view;
    const choice = choiceOf(view.chosen);
    const words = posterWords(scene.lang);
    this.#shown = choice;
    const said: Said = { ...view.said, count: rows.length, address: addressOf(scene) };
    // Of the public calendar what it says, not the map: another calendar on the page has that made anew.
    const days = JSON.stringify([said, listOf(byDay.keys(), (date) => scene.days.get(date))]);
    this.#mind([rows, scene.lang, scene.areas, scene.level, view.chosen, days]);
    const plan = this.#plan;
    return html`<div class="poster" part="poster">
      ${bar({
        words,
        choice,
        plan,
        inside: isInside(),
        silent: this.#silent,
        coded: said.address !== undefined,
        onChange: (change) => view.onChoose(textOf({ ...choice, ...change })),
        onPrint: () => this.#print(),
      })}
      ${
        view.missing
          ? notice(
              'bad',
              scene.words.missing,
              '',
              html`<button type="button" class="primary" @click=${view.missing}>
                ${scene.common.retry}
              </button>`,
            )
          : ''
      }
      ${
        plan
          ? html`<ol class="p-pages" data-count=${plan.folded.length} aria-label=${words.preview}>
              ${sheets(plan.folded, byDay, said, scene)}
            </ol>`
          : measuring(byDay, said, scene)
      }
    </div>`;
  }

  /** Lays out anew when something that the layout rests on is another. */
  #mind(ground: readonly unknown[]): void {
    if (ground.some((one, at) => one !== this.#made[at])) this.#plan = undefined;
    this.#made = ground;
  }

  #scale(): void {
    const pages = this.around.element.renderRoot.querySelector<HTMLElement>('.p-pages');
    const plan = this.#plan;
    if (!pages || !plan) return;
    setSizes(pages, plan.format, plan.type);
    const paper = (plan.format.width + 2 * MARGIN) * PX_PER_MM;
    pages.style.setProperty('--_scale', String(Math.min(1, WIDEST / paper, (this.#width - 2) / paper)));
  }

  #print(): void {
    this.#begun = this.#silent = false;
    window.print();
    setTimeout(() => {
      if (this.#begun) return;
      this.#silent = true;
      this.around.say(posterWords(this.around.element.lang).notPrinting);
      this.around.update();
    }, PATIENCE);
  }

  readonly #onPrint = (): void => {
    this.#begun = true;
    if (this.#shown) this.#again ??= printAlone(this.around.element);
  };

  readonly #onPrinted = (): void => {
    this.#again?.();
    this.#again = undefined;
  };

  readonly #onFont = (): void => {
    this.#made = [];
    if (this.#shown) this.around.update();
  };
}

/** What of this page's address is of no use to those who scan it: where the clerk stood, and how the paper was set. */
const OWN = /^course-(view|poster|month|day|page)$|^need-survey-/;

/** The address for the square code: the page's own, else the operator's; undefined where neither opens elsewhere. */
function addressOf({ service }: Scene): string | undefined {
  const own = publicAddress(lastingAddress(), OWN);
  if (own && isReachable(own)) return own.href;
  const given = safeUrl(service?.operator.url);
  const other = given ? publicAddress(given, OWN) : undefined;
  return other && isReachable(other) ? other.href : undefined;
}
