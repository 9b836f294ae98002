import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Fund, MonthTotals } from '../../contract/fund';
import type { WallTime } from '../../contract/time';
import { textIn } from '../../contract/text';
import { roveOnKey } from '../../control/roving';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import type { IconName } from '../part/icon';
import type { Check } from './check';
import type { Figures } from './count';
import type { Period } from './period';
import { fen } from './scene';
import type { Scene } from './scene';
import { chartBlock } from './show-chart';
import { checkNotice, equation } from './show-check';
import type { Reach } from './show-check';
import { about, aside, fundHead } from './show-fund';

/** What of a fund is on screen; `chart` and `about` are screens of their own in the elder appearance only. */
export type Screen = 'overview' | 'ledger' | 'shares' | 'chart' | 'about';

export interface Account {
  fund: Fund;
  period: Period;
  check: Check;
  reach: Reach;
  screen: Screen;
  area: string;
  asOf: WallTime;
  /** What corrections took back in the period. */
  back: Pick<Figures, 'inFen' | 'outFen'>;
  rows: readonly MonthTotals[];
  /** Room for the chart, px. */
  px: number;
  tableOpen: boolean;
  /** A phone link for the elder appearance. */
  phone: unknown;
  inside: { ledger(): unknown; shares(): unknown };
  act: {
    /** Leaves the fund; undefined when the page fixes it. */
    back: (() => void) | undefined;
    go(screen: Screen): void;
    jump(seq: number): void;
    table(): void;
  };
}

/** A fund's account. */
export const account = (one: Account, scene: Scene): TemplateResult =>
  scene.elder ? elderly(one, scene) : standard(one, scene);

function figures({ period, back, check, reach, act }: Account, scene: Scene): TemplateResult {
  const { words } = scene;
  const counted =
    period.source === 'entries' ? words.checkedPeriod : period.source === 'months' ? words.checkedMonths : '';
  const taken = (what: string, amount: number) =>
    amount ? html`<p class="soft small">${words.takenBack(what, fen(amount))}</p>` : nothing;
  return html`<section class="figures">
    ${equation(period, scene)} ${taken(words.income, back.inFen)} ${taken(words.spending, back.outFen)}
    ${counted ? html`<p class="soft small">${counted}</p>` : nothing}
    ${checkNotice(check, period, reach, scene, act.jump)}
  </section>`;
}

const picture = (one: Account, scene: Scene, room: number): TemplateResult => {
  const { rows, period, px, tableOpen, act } = one;
  return chartBlock({ rows, period, px: Math.round(px * room), open: tableOpen, toggle: act.table }, scene);
};

function standard(one: Account, scene: Scene): TemplateResult {
  const { fund, period, asOf, area, act, inside } = one;
  const screen = one.screen === 'chart' || one.screen === 'about' ? 'overview' : one.screen;
  const beside = scene.width === 'wide';
  return html`<div class="account stack">
    ${act.back ? backButton(scene.words.back, act.back) : nothing}
    ${fundHead(fund, period, asOf, area, scene)} ${figures(one, scene)} ${aside(fund, scene)}
    ${tabs(screen, act.go, scene)}
    <div id="panel" role="tabpanel" aria-labelledby="tab-${screen}">
      ${
        screen === 'ledger'
          ? inside.ledger()
          : screen === 'shares'
            ? inside.shares()
            : html`<div class="two">
                ${picture(one, scene, beside ? 0.62 : 1)} ${about(fund, area, scene)}
              </div>`
      }
    </div>
  </div>`;
}

const backButton = (words: string, back: () => void): TemplateResult =>
  html`<button type="button" class="quiet back" @click=${back}>${icon('left')}<span>${words}</span></button>`;

const tabIcons: Readonly<Record<'overview' | 'ledger' | 'shares', IconName>> = {
  overview: 'scale',
  ledger: 'list',
  shares: 'people',
};

function tabs(screen: Screen, go: (screen: Screen) => void, { words }: Scene): TemplateResult {
  const names = ['overview', 'ledger', 'shares'] as const;
  return html`<div
    class="tabs no-print"
    role="tablist"
    aria-label=${words.viewsLabel}
    @keydown=${(event: KeyboardEvent) => void roveOnKey(event)}
  >
    ${names.map(
      (name) =>
        html`<button
          type="button"
          role="tab"
          class="tab"
          id="tab-${name}"
          data-rove
          aria-controls="panel"
          aria-selected=${screen === name ? 'true' : 'false'}
          tabindex=${screen === name ? 0 : -1}
          @click=${() => go(name)}
        >
          ${icon(tabIcons[name])}<span>${words.views[name]}</span>
        </button>`,
    )}
  </div>`;
}

/** One task a screen: the figures and the check, then a button for each further screen. */
function elderly(one: Account, scene: Scene): TemplateResult {
  const { fund, period, asOf, area, act, screen, inside, phone } = one;
  const { words } = scene;
  const home = () => act.go('overview');
  const leave = screen === 'overview' ? act.back : home;
  const body = {
    overview: () =>
      html`${fundHead(fund, period, asOf, area, scene)} ${figures(one, scene)}
      ${elderButtons(act.go, phone, scene)} ${aside(fund, scene)}`,
    ledger: inside.ledger,
    shares: inside.shares,
    chart: () => picture(one, scene, 1),
    about: () => about(fund, area, scene),
  };
  return html`<div class="account stack">
    ${leave ? backButton(screen === 'overview' ? words.back : words.backHome, leave) : nothing}
    ${screen === 'overview' ? nothing : heading(scene.level, textIn(fund.name, scene.lang), 'soft whose')}
    ${body[screen]()}
  </div>`;
}

function elderButtons(go: (screen: Screen) => void, phone: unknown, { words }: Scene): TemplateResult {
  const icons = { chart: 'scale', ledger: 'list', shares: 'people', about: 'info' } as const;
  return html`<div class="elder-buttons no-print">
    ${(['chart', 'ledger', 'shares', 'about'] as const).map(
      (name) =>
        html`<button type="button" data-screen=${name} @click=${() => go(name)}>
          ${icon(icons[name])}<span>${words.elderViews[name]}</span>
        </button>`,
    )}
    ${phone}
  </div>`;
}
