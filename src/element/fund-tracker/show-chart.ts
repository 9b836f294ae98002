import { html, nothing, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';
import type { MonthTotals } from '../../contract/fund';
import { languageOf } from '../../control/locale';
import { heading } from '../part/heading';
import { icon } from '../part/icon';
import { monthTitle, shortDate } from '../part/when';
import { chartOf, summaryOf } from './chart';
import type { Chart, Tick } from './chart';
import type { Period } from './period';
import { fen, whole } from './scene';
import type { Scene } from './scene';

/** The months in one sentence; empty when there are none. */
export function chartSummary(
  rows: readonly MonthTotals[],
  { words, lang }: Pick<Scene, 'words' | 'lang'>,
): string {
  const found = summaryOf(rows);
  const first = rows[0];
  if (!found || !first) return '';
  const name = ({ month }: MonthTotals) => monthTitle(month, lang);
  return words.chartSummary({
    from: name(first),
    to: name(found.last),
    months: whole(found.months),
    inMonth: name(found.mostIn),
    in: fen(found.mostIn.inFen),
    outMonth: name(found.mostOut),
    out: fen(found.mostOut.outFen),
    low: fen(found.lowest.closingFen),
    high: fen(found.highest.closingFen),
    last: fen(found.last.closingFen),
  });
}

const monthShort = (month: string, lang: string): string =>
  languageOf(lang) === 'en' ? shortDate(`${month}-01`, lang).slice(2) : `${Number(month.slice(5))}月`;

const scale = (ticks: readonly Tick[], { left, right, font }: Chart): SVGTemplateResult[] =>
  ticks.map(
    ({ y, label }) => svg`<path class="grid" d="M${left} ${y}H${right}"/>
      <text class="tick" x=${left - 5} y=${y + font * 0.35} text-anchor="end">${label}</text>`,
  );

function bars(chart: Chart, { words, lang }: Scene): SVGTemplateResult[] {
  return chart.bars.map(({ row, x, width, up, down, hatch, left, slot }) => {
    const said = `${monthTitle(row.month, lang)}：${words.income} ${fen(row.inFen)}，${words.spending} ${fen(row.outFen)}，${words.closing} ${fen(row.closingFen)}`;
    return svg`<g>
      <rect class="in" x=${x} y=${chart.zero - up} width=${width} height=${up}/>
      <rect class="out" x=${x} y=${chart.zero} width=${width} height=${down}/>
      <path class="hatch" d=${hatch}/>
      <rect class="hover" x=${left} y=${chart.balanceTop} width=${slot} height=${chart.labelsTop - chart.balanceTop}>
        <title>${said}</title>
      </rect>
    </g>`;
  });
}

function picture(chart: Chart, scene: Scene): SVGTemplateResult {
  const { words, lang } = scene;
  const { font, labelsTop } = chart;
  return svg`<g font-size=${font}>
    <text class="panel" x="0" y=${font}>${words.closing} · ${words.unit}</text>
    <path class="under" d="${chart.balance}V${chart.ground}H${chart.left}Z"/>
    ${scale(chart.balanceTicks, chart)}
    <path class="balance" d=${chart.balance}/>
    <text class="panel" x="0" y=${chart.flowTop - font}>${words.income} ↑　${words.spending} ↓ · ${words.unit}</text>
    ${scale(chart.flowTicks, chart)}
    ${bars(chart, scene)}
    <path class="zero" d="M${chart.left} ${chart.zero}H${chart.right}"/>
    ${chart.months.map(
      ({
        x,
        month,
        year,
      }) => svg`<text class="tick" x=${x} y=${labelsTop + font * 1.5} text-anchor="middle">${monthShort(month, lang)}</text>
        ${year ? svg`<text class="tick" x=${x} y=${labelsTop + font * 2.9} text-anchor="middle">${month.slice(0, 4)}</text>` : nothing}`,
    )}
  </g>`;
}

const legend = ({ words }: Scene): TemplateResult =>
  html`<ul class="legend small" aria-hidden="true">
    <li>
      <svg viewBox="0 0 16 16"><rect class="in" x="1" y="1" width="14" height="14" /></svg>${words.legendIn}
    </li>
    <li>
      <svg viewBox="0 0 16 16">
        <rect class="out" x="1" y="1" width="14" height="14" />
        <path class="hatch" d="M1 6L6 1M1 11L11 1M2 15L15 2M7 15L15 7M12 15L15 12" /></svg
      >${words.legendOut}
    </li>
    <li>
      <svg viewBox="0 0 16 16"><path class="balance" d="M1 12H6V7H11V3H15" /></svg>${words.legendBalance}
    </li>
  </ul>`;

/** The same months as a table. */
function table(rows: readonly MonthTotals[], period: Period, { words, lang }: Scene): TemplateResult {
  const cells = (inFen: number, outFen: number, closing: number) =>
    html`<td class="number">${fen(inFen)}</td>
      <td class="number">${fen(outFen)}</td>
      <td class="number ${closing < 0 ? 'bad' : ''}">${fen(closing)}</td>`;
  return html`<div class="scroll">
    <table>
      <caption>
        ${words.chart}（${words.unit}）
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.month}</th>
          <th scope="col" class="number">${words.income}</th>
          <th scope="col" class="number">${words.spending}</th>
          <th scope="col" class="number">${words.closing}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${monthTitle(row.month, lang)}</th>
              ${cells(row.inFen, row.outFen, row.closingFen)}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${words.total}</th>
          ${cells(period.inFen, period.outFen, period.closingFen)}
        </tr>
      </tfoot>
    </table>
  </div>`;
}

export interface ChartOptions {
  rows: readonly MonthTotals[];
  period: Period;
  /** Room for the picture, px. */
  px: number;
  /** Whether the table is open on screen; on paper it always is. */
  open: boolean;
  toggle: () => void;
}

/** The picture of the months, its legend, its sentence, and the table behind it. */
export function chartBlock({ rows, period, px, open, toggle }: ChartOptions, scene: Scene): TemplateResult {
  const { words, level, elder } = scene;
  const top = heading(level + 1, words.chart);
  if (!rows.length)
    return html`<section class="chart">
      ${top}
      <p class="soft">${words.noMonths}</p>
    </section>`;
  const font = elder ? 16 : px < 480 ? 11.5 : 12.5;
  const chart = chartOf(rows, period.openingFen, px, font);
  return html`<section class="chart" part="chart">
    ${top}
    <figure>
      ${legend(scene)}
      <svg
        class="picture"
        viewBox="0 0 ${chart.width} ${chart.height}"
        role="img"
        aria-labelledby="chart-summary"
      >
        ${picture(chart, scene)}
      </svg>
      <figcaption id="chart-summary" class="soft small">${chartSummary(rows, scene)}</figcaption>
    </figure>
    <button
      type="button"
      class="no-print"
      aria-expanded=${open ? 'true' : 'false'}
      aria-controls="chart-table"
      @click=${toggle}
    >
      ${icon('list')}<span>${open ? words.chartTableHide : words.chartTable}</span>
    </button>
    <div id="chart-table" class="behind" data-open=${open ? 'true' : 'false'}>
      ${table(rows, period, scene)}
    </div>
  </section>`;
}
