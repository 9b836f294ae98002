import { expect } from 'chai';
import { CourseCalendar } from '../../src/element/course-calendar/course-calendar';
import { defineOnce } from '../../src/guard';
import type { Backend } from '../../src/source/backend';
import { Failure } from '../../src/source/failure';
import {
  click,
  control,
  deep,
  deepAll,
  expectAccessible,
  focused,
  listen,
  mount,
  press,
  seek,
  textOf,
  until,
} from '../aid/mount';
import { at, backendOf, december, many, november, NOW, service, sounded } from './course-calendar.fixture';
import type { Said } from './course-calendar.fixture';

defineOnce('course-calendar', CourseCalendar);

/** A calendar over a backend object, once its data are there. */
async function calendar(
  attributes = '',
  backend: Backend = backendOf(),
  width?: number,
): Promise<CourseCalendar> {
  const element = await mount<CourseCalendar>(`<course-calendar ${attributes}></course-calendar>`, width);
  element.backend = backend;
  await settled(element);
  return element;
}

const settled = (element: Element): Promise<unknown> =>
  until(() => !seek(element, '[aria-busy="true"]') && !seek(element, '.skeleton'), 'the calendar at rest');
const cellOf = (element: Element, date: string): HTMLElement => deep(element, `td[data-date="${date}"]`);
const shown = (element: Element): string[] => deepAll(element, '.session').map((one) => one.dataset.id ?? '');
const found = (element: Element): string => deep(element, '.found').textContent ?? '';
const said = (element: Element): string => deep(element, '[role="status"]').textContent ?? '';
const filter = (element: Element, value: string): HTMLElement =>
  deep(element, `.filters [data-value="${value}"]`);

function choose(element: Element, name: string, value: string): void {
  const select = deep<HTMLSelectElement>(element, `[data-filter="${name}"]`);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Opens what stands behind "more filters". */
async function openFilters(element: Element): Promise<void> {
  await click(deep(element, '[data-more-filters]'));
  await until(() => seek(element, '.panel'), 'the further filters');
}

/** Types into the field for words as a keyboard does. */
async function type(element: CourseCalendar, text: string): Promise<void> {
  const field = deep<HTMLInputElement>(element, '.search input');
  field.focus();
  for (const sign of text) {
    field.value += sign;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, data: sign }));
    await element.updateComplete;
  }
}

const pause = (ms: number): Promise<unknown> => new Promise((done) => setTimeout(done, ms));

/** A backend whose sessions of one month wait for `gate.until`; a gate that is rejected lets them fail. */
function gated(month: string): { backend: Backend; gate: { until: Promise<unknown> } } {
  const whole = backendOf();
  const gate = { until: Promise.resolve() as Promise<unknown> };
  const list: Backend['list'] = async (resource, query, options) => {
    if (resource === 'sessions' && query.month === month) await gate.until;
    return whole.list(resource, query, options);
  };
  return { backend: { ...whole, list }, gate };
}

/** For a gate: fails whoever waits. */
function broken(): Promise<never> {
  const failing = Promise.reject(new Failure('server'));
  failing.catch(() => undefined); // whether or not anybody waits
  return failing;
}

async function openSession(element: Element, date: string, id: string): Promise<HTMLElement> {
  cellOf(element, date).focus();
  await press('Enter');
  const dialog = await until(() => seek(element, 'dialog[open]'), 'a dialog');
  await click(await until(() => seek(dialog, `.session[data-id="${id}"]`), id));
  return until(() => seek(dialog, '.detail') && dialog, 'the detail');
}

describe('course calendar, month', () => {
  it('shows the month of the reference backend over HTTP, today marked in a word', async () => {
    const heard = listen();
    const element = await mount<CourseCalendar>('<course-calendar backend="/api/"></course-calendar>', 1200);
    await settled(element);
    expect(textOf(deep(element, '.now-month'))).to.equal('2026年11月');
    expect(textOf(cellOf(element, '2026-11-23')))
      .to.contain('今天')
      .and.to.contain('农历十月十五');
    const sum = deepAll(element, 'td[data-date] .unseen')
      .map((one) => Number(/，(\d+) 节课(?:，|$)/.exec(one.textContent ?? '')?.[1] ?? 0))
      .reduce((a, b) => a + b, 0);
    expect(sum).to.be.above(100);
    expect(found(element)).to.equal(`${sum} 节课`);
    await until(() => heard.some(({ type }) => type === 'hehuo-ready'), 'hehuo-ready');
    expect(heard.map(({ type }) => type)).not.to.include('hehuo-error');
  });

  it('says lunar day and solar term from the tables where browsers are a day off', async () => {
    const element = await calendar('month="2027-02"', backendOf(), 1000);
    expect(textOf(cellOf(element, '2027-02-05'))).to.contain('除夕');
    expect(textOf(cellOf(element, '2027-02-06')))
      .to.contain('春节')
      .and.to.contain('正月初一');
    expect(textOf(cellOf(element, '2027-02-04'))).to.contain('立春');
  });

  it('shows days off and make-up days with the notice, and says when a year is not announced, without an error', async () => {
    const heard = listen();
    const element = await calendar('month="2026-10"', backendOf(), 1000);
    expect(textOf(cellOf(element, '2026-10-01')))
      .to.contain('休')
      .and.to.contain('国庆节放假');
    expect(textOf(cellOf(element, '2026-10-10'))).to.contain('班');
    expect(textOf(element)).to.contain('二〇二六年放假通知');
    element.month = '2027-01';
    await until(
      () => textOf(element).includes('2027年放假安排尚未公布'),
      'the words for a year without notice',
    );
    expect(heard.map(({ type }) => type)).not.to.include('hehuo-error');
  });

  it('says nothing about the holidays of a year when the source has no days at all', async () => {
    const whole = backendOf();
    for (const days of [
      () => Promise.reject(new Failure('not-found')),
      () => Promise.resolve({ items: [], asOf: NOW }),
    ]) {
      const list: Backend['list'] = (resource, query, options) =>
        resource === 'days' ? days() : whole.list(resource, query, options);
      const element = await calendar('', { ...whole, key: String(days), list }, 1000);
      await until(() => found(element) === '6 节课', 'the month');
      expect(textOf(element)).not.to.contain('尚未公布');
      element.parentElement?.remove();
    }
  });

  it('is one tab stop, goes by arrows into the next month without losing the focus, and gives it back', async () => {
    const element = await calendar('', backendOf(), 1000);
    const stops = (): HTMLElement[] => deepAll(element, 'td[tabindex="0"]');
    expect(stops().map((one) => one.dataset.date)).to.deep.equal(['2026-11-23']);
    cellOf(element, '2026-11-23').focus();
    await press('ArrowRight');
    await press('ArrowDown');
    await until(() => (focused() as HTMLElement).dataset.date === '2026-12-01', 'the focus on 1 December');
    await settled(element);
    expect((focused() as HTMLElement).dataset.date).to.equal('2026-12-01');
    expect(stops()).to.have.length(1);
    await until(() => said(element) === '2026年12月，2 节课', 'the month announced');
    await press('Enter');
    const dialog = await until(() => seek(element, 'dialog[open]'), 'a dialog');
    expect(textOf(dialog)).to.contain('12月1日').and.to.contain('象棋角');
    expect(focused()?.id).to.equal('sheet-title');
    await press('Escape');
    await until(() => !seek(element, 'dialog[open]'), 'the dialog closed');
    expect((focused() as HTMLElement).dataset.date).to.equal('2026-12-01');
  });

  it('keeps what is cancelled or moved in sight, struck and named', async () => {
    const element = await calendar('', backendOf(), 1000);
    const lines = deepAll(cellOf(element, '2026-11-25'), '.line');
    expect(lines.map((one) => one.dataset.id)).to.deep.equal(['moved', 'g1', 'gone']);
    expect(textOf(lines[0] as Element)).to.contain('改期');
    const gone = lines[2] as Element;
    expect(textOf(gone)).to.contain('取消');
    expect(getComputedStyle(deep(gone, '.what')).textDecorationLine).to.equal('line-through');
    expect(getComputedStyle(deep(gone, '.flag')).textDecorationLine).to.equal('none');
  });

  it('names what is cancelled among those that have no room in the cell', async () => {
    const busy = ['08:00', '09:00', '10:00', '11:00'].map((time) =>
      at(`b${time}`, 'chess', '2026-11-27', time),
    );
    const months = {
      '2026-11': [...busy, at('late', 'yoga', '2026-11-27', '20:00', { status: 'cancelled' })],
    };
    const element = await calendar('', backendOf(undefined, months), 1000);
    expect(textOf(deep(cellOf(element, '2026-11-27'), '.more'))).to.equal('还有 2 节 取消 1');
  });

  it('builds what shows and no more, with 5,000 sessions in the month', async () => {
    const element = await calendar('', backendOf(undefined, { '2026-11': many(5000) }), 1200);
    expect(found(element)).to.equal('5000 节课');
    expect(deepAll(element, '*').length).to.be.below(2500);
    element.view = 'agenda';
    await until(() => seek(element, '.agenda'), 'the list');
    expect(deepAll(element, '.session')).to.have.length(40);
    await click(deep(element, '[data-more]'));
    await until(() => deepAll(element, '.session').length === 120, 'more of the list');
    expect(focused(), 'the focus on the first new row').to.equal(deepAll(element, '.session')[40]);
  });
});

describe('course calendar, filters', () => {
  it('combines brand, tier, audience and station, announces the count, and clears', async () => {
    const element = await calendar('', backendOf(), 1000);
    expect(found(element)).to.equal('6 节课');
    await click(filter(element, 'after_work'));
    await until(() => found(element) === '3 节课', 'the courses after work');
    await until(() => said(element) === '3 节课', 'the count announced');
    await click(filter(element, 'leisure'));
    await openFilters(element);
    choose(element, 'station', 'jiyang');
    await until(() => found(element) === '2 节课', 'leisure in 济阳街道');
    choose(element, 'audience', 'child');
    await until(() => textOf(element).includes('没有符合条件的课程'), 'the words for nothing that fits');
    await expectAccessible(element);
    await click(control(element, '清除筛选'));
    await until(() => found(element) === '6 节课', 'everything again');
    expect(focused()?.closest('.filters'), 'the focus stays with the filters').to.not.equal(null);
  });

  it('shows all that changed in the month with one press, past ones too, and keeps that in the address', async () => {
    const missed = at('missed', 'chess', '2026-11-02', '14:00', {
      status: 'not_held',
    });
    const backend = backendOf(undefined, { '2026-11': [missed, ...november] });
    const element = await calendar('view="agenda" sync-url', backend, 1000);
    await until(() => shown(element)[0] === 'today', 'what is to come');
    await openFilters(element);
    expect(textOf(filter(element, 'changed'))).to.equal('有变动 3');
    await click(filter(element, 'changed'));
    await until(() => shown(element).join() === 'missed,moved,gone', 'all that changed');
    await until(() => said(element) === '3 节课', 'the count announced');
    expect(location.search).to.contain('course-changed=1');
    element.remove();
    const again = await calendar('sync-url', backend, 1000);
    expect(found(again)).to.equal('3 节课');
    await click(await until(() => control(again, '清除筛选'), 'a way to clear'));
    await until(() => found(again) === '7 节课', 'everything again');
    expect(location.search).not.to.contain('changed');
    history.replaceState(null, '', location.pathname);
  });

  it('shows no trace of the tiers that the page shuts out', async () => {
    const element = await calendar('tiers="public_benefit, low_fee"', backendOf(), 1000);
    await openFilters(element);
    expect(seek(element, '[data-value="low_fee"]')).not.to.equal(undefined);
    expect(seek(element, '[data-value="market"]')).to.equal(undefined);
    await click(deep(element, '[data-more-filters]'));
    const dialog = await openSession(element, '2026-11-25', 'g1');
    expect(textOf(dialog)).to.contain('公益').and.not.to.contain('市场').and.not.to.contain('120.00');
  });

  it('takes brand, audience, area and partner from the tag, and reacts when they change', async () => {
    const said: Said = { asked: [] };
    const element = await calendar('brand="leisure"', backendOf(said), 1000);
    expect(found(element)).to.equal('2 节课');
    expect(filter(element, 'leisure').getAttribute('aria-pressed')).to.equal('true');
    element.brand = '';
    element.area = 'jibei';
    await until(() => found(element) === '4 节课', 'the institute with its stations');
    expect(textOf(deep(element, '.title'))).to.equal('济北街道课程日历');
    element.area = '';
    element.partner = 'linhan';
    await until(() => found(element) === '2 节课', 'the courses of a partner');
    expect(textOf(deep(element, '.title'))).to.equal('琳晗瑜伽馆课程日历');
    expect(said.asked.join()).to.contain('"partner":"linhan"');
    element.partner = '';
    element.audience = 'elder';
    await until(() => found(element) === '3 节课', 'the courses for the old');
  });

  it('keeps its state in the address when asked to, and leaves the rest of the address alone', async () => {
    history.replaceState(null, '', '?keep=1&course-brand=after_work#top');
    const element = await calendar('sync-url', backendOf(), 1000);
    expect(found(element)).to.equal('3 节课');
    await click(deep(element, '[data-move="1"]'));
    await until(() => location.search.includes('course-month=2026-12'), 'the month in the address');
    expect(location.search).to.contain('keep=1').and.to.contain('course-brand=after_work');
    expect(location.hash).to.equal('#top');
    history.replaceState(null, '', location.pathname);
  });

  it('does not freeze over a month at the end of time, in the address or the tag, and says so', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warnings.push(text);
    history.replaceState(null, '', '?course-month=9999-12&course-day=9999-12-31');
    const element = await calendar('sync-url month="9999-12"', backendOf(), 1000).finally(
      () => (console.warn = warn),
    );
    expect(textOf(deep(element, '.now-month'))).to.equal('2026年11月');
    expect(found(element)).to.equal('6 节课');
    for (const part of ['month="9999-12"', 'course-month=9999-12 ', 'course-day=9999-12-31 ']) {
      expect(
        warnings.filter((text) => text.includes(part)),
        part,
      ).to.have.length(1);
    }
    history.replaceState(null, '', location.pathname);
  });

  it('says a mistake in the tag once in the console, and goes on with the default', async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => warnings.push(text);
    const wrong = 'view="year" month="2026-13" audience="cats" tiers="free"';
    const element = await calendar(wrong, backendOf(), 1000).finally(() => (console.warn = warn));
    expect(deep(element, 'table')).to.not.equal(undefined);
    expect(found(element)).to.equal('6 节课');
    for (const part of ['view="year"', 'month="2026-13"', 'audience="cats"', 'tiers="free"']) {
      expect(
        warnings.filter((text) => text.includes(part)),
        part,
      ).to.have.length(1);
    }
  });
});

describe('course calendar, search', () => {
  it('finds by pinyin and initials while one types, marks the characters, tells once, and clears with the focus kept', async () => {
    const element = await calendar('view="agenda"', sounded(), 1000);
    await type(element, 'liux');
    await until(() => shown(element).join() === 'g1,gone,d2', 'what is read liu xing');
    expect(deepAll(element, '.session mark').map((one) => one.textContent)).to.deep.equal([
      '流',
      '行',
      '流',
      '行',
      '流',
      '行',
    ]);
    expect(deep<HTMLInputElement>(element, '.search input').value).to.equal('liux');
    expect(said(element), 'nothing is told between two keys').to.equal('');
    await until(() => said(element) === '3 节课', 'the count announced');
    expect(textOf(deep(element, '[data-chip="q"]'))).to.equal('“liux”');
    await expectAccessible(element);
    await click(deep(element, '.search button'));
    await until(() => found(element) === '7 节课', 'everything again');
    expect(focused() === deep(element, '.search input')).to.equal(true);
    await type(element, 'GYYJ');
    await until(() => shown(element).join() === 'moved,y2', 'initials in capitals');
  });

  it('leaves alone what an input method is composing, and finds it once it is done', async () => {
    const element = await calendar('view="agenda"', sounded(), 1000);
    await until(() => shown(element).length === 7, 'the month after, too');
    const field = deep<HTMLInputElement>(element, '.search input');
    field.focus();
    field.dispatchEvent(new CompositionEvent('compositionstart'));
    for (const text of ['j', 'ji', "ji'ta"]) {
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { isComposing: true, data: text }));
      await element.updateComplete;
    }
    element.requestUpdate();
    await element.updateComplete;
    expect(field.value, 'the text being composed').to.equal("ji'ta");
    expect(shown(element)).to.have.length(7);
    expect(seek(element, '.chosen')).to.equal(undefined);
    field.value = '吉他';
    field.dispatchEvent(new CompositionEvent('compositionend', { data: '吉他' }));
    await until(() => shown(element).join() === 'g1,gone,d2', 'what was composed');
  });

  it('draws the month anew only when other sessions are found, and a key within a frame of 1,000 sessions', async () => {
    const element = await calendar('', sounded({ '2026-11': many(1000) }), 1000);
    await type(element, '流');
    await until(() => found(element) === '334 节课', 'the code of the filters, and what fits');
    let drawn = 0;
    const watch = new MutationObserver((records) => (drawn += records.length));
    watch.observe(deep(element, 'table.month'), {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    await type(element, '行吉他');
    expect(found(element)).to.equal('334 节课');
    await element.updateComplete;
    expect(drawn, 'changes in the grid while the same is found').to.equal(0);
    await type(element, '无');
    await until(() => found(element) === '0 节课', 'nothing');
    await new Promise((done) => setTimeout(done));
    expect(drawn, 'changes once other sessions are found').to.be.above(0);
    watch.disconnect();
    const times: number[] = [];
    const field = deep<HTMLInputElement>(element, '.search input');
    for (const text of ['公', '公园', '公园瑜', '公', '', '流', '流行', '象棋', '象', '']) {
      field.value = text;
      const start = performance.now();
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await element.updateComplete;
      times.push(performance.now() - start);
    }
    // The median: a machine that is shared stops now and then. In development builds of Lit, too.
    expect(times.sort((a, b) => a - b)[5], times.join()).to.be.below(50);
  });

  it('keeps every condition in the address, takes them from there, and each chip takes its own away', async () => {
    const element = await calendar('sync-url', sounded(), 1000);
    await type(element, 'jita');
    await openFilters(element);
    await click(filter(element, 'public_benefit'));
    await click(filter(element, 'free'));
    await click(filter(element, 'seats'));
    choose(element, 'zone', 'youth_night_school');
    choose(element, 'category', 'culture_leisure');
    choose(element, 'partner', 'six');
    const age = deep<HTMLInputElement>(element, '[data-filter="age"]');
    age.value = '３０岁';
    age.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => location.search.includes('course-age=30'), 'the age in the address');
    for (const pair of [
      'q=jita',
      'tier=public_benefit',
      'free=1',
      'seats=1',
      'zone=youth_night_school',
      'category=culture_leisure',
      'partner=six',
    ])
      expect(location.search).to.contain(`course-${pair}`);
    expect(found(element)).to.equal('1 节课');
    element.remove();
    const again = await calendar('sync-url', sounded(), 1000);
    await until(() => found(again) === '1 节课', 'the same');
    const words = await until(
      () => seek(again, '.chosen') && deepAll(again, '[data-chip]').map(textOf),
      'chips',
    );
    expect(words.join()).to.equal('“jita”,公益,免费,还有名额,30 岁能来,青年夜校,文化娱乐,六弦琴社');
    expect(textOf(deep(again, '.only-print'))).not.to.equal('');
    expect(deepAll(again, 'p.only-print').map(textOf).join()).to.contain('“jita” · 公益');
    await click(deep(again, '[data-chip="free"]'));
    await until(() => !location.search.includes('course-free'), 'one less in the address');
    expect((focused() as HTMLElement).dataset.chip, 'the focus on the next chip').to.equal('seats');
    await click(control(again, '清除筛选'));
    await until(() => found(again) === '6 节课', 'everything again');
    expect(location.search).not.to.contain('course-');
    expect(focused()).to.equal(deep(again, '.search input'));
    history.replaceState(null, '', location.pathname);
  });

  it('shows sessions whose seats nobody counted, says how many, and offers no such filter without the class', async () => {
    const element = await calendar('', sounded(), 1000);
    await openFilters(element);
    expect(textOf(filter(element, 'seats')), 'no number that is only guessed').to.equal('还有名额');
    await click(filter(element, 'seats'));
    await until(() => textOf(element).includes('有 2 节没有公布名额'), 'how many are unknown');
    await until(() => found(element) === '4 节课', 'none that is full, over or cancelled');
    element.remove();
    const without = await calendar(
      '',
      backendOf(undefined, {}, { capabilities: { classes: ['static-read'] } }),
      1000,
    );
    await openFilters(without);
    expect(seek(without, '[data-value="seats"]')).to.equal(undefined);
    expect(seek(without, '[data-value="changed"]')).not.to.equal(undefined);
  });

  it('says of a wrong age what is right, and loses neither it nor the other conditions', async () => {
    const element = await calendar('zone="youth_night_school"', sounded(), 1000);
    await until(() => found(element) === '3 节课', 'the zone of the tag');
    await openFilters(element);
    const age = deep<HTMLInputElement>(element, '[data-filter="age"]');
    age.value = '300';
    age.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await until(() => age.getAttribute('aria-invalid') === 'true', 'a mark at the field');
    expect(textOf(element)).to.contain('年龄请填 0 到 120 的整数');
    expect(age.value).to.equal('300');
    expect(found(element)).to.equal('3 节课');
    await expectAccessible(element);
  });

  it('asks in large print for one thing a screen', async () => {
    const element = await calendar('appearance="elder"', sounded(), 360);
    await click(deep(element, '[data-find]'));
    await until(() => seek(element, '.finding'), 'the task');
    await type(element, '瑜伽');
    await until(() => control(element, '看结果（2 节）'), 'the count on the way out');
    await click(deep(element, '[data-step="age"]'));
    const age = await until(() => seek<HTMLInputElement>(element, '[data-filter="age"]'), 'the age, alone');
    expect(seek(element, '.search')).to.equal(undefined);
    age.value = '70';
    age.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await click(control(element, '确定'));
    await until(() => textOf(deep(element, '[data-step="age"]')).includes('70 岁'), 'what was said');
    expect((element.parentElement as HTMLElement).scrollWidth).to.be.at.most(360);
    await expectAccessible(element);
  });
});

describe('course calendar, session', () => {
  it('tells price and materials apart, seats with their time, and only teachers who agreed', async () => {
    const heard = listen();
    const element = await calendar('', backendOf(), 1000);
    const dialog = await openSession(element, '2026-11-25', 'g1');
    const text = await until(() => textOf(dialog).includes('余 3/25') && textOf(dialog), 'the seats');
    expect(text).to.contain('09:05 更新').and.to.contain('现场报名留 2 席');
    expect(text).to.not.match(/\b(false|undefined|null)\b/);
    expect(text).to.contain('免费').and.to.contain('材料费 12.50 元，另收').and.to.contain('每次 120.00 元');
    expect(text).to.contain('为 23 位居民的需求而开').and.to.contain('16–45 岁').and.to.contain('自己的琴');
    expect(text).to.contain('郭老师').and.not.to.contain('不愿具名者');
    expect(text).to.contain('先到先得').and.to.contain('名额紧张');
    expect(text).to.contain('后天，11月25日，周三，农历十月十七').and.to.contain('晚上7:00–8:30');
    expect(control<HTMLAnchorElement>(dialog, '打电话给安大社区').href).to.equal('tel:053100000002');
    expect(heard.filter(({ type }) => type === 'hehuo-select').map(({ detail }) => detail)).to.deep.equal([
      { resource: 'sessions', id: 'g1' },
    ]);
    await expectAccessible(element);
    await click(control(dialog, '返回'));
    await until(() => shown(dialog).length === 3, 'the day again');
    await click(deep(dialog, '.session[data-id="g1"]'));
    await until(() => seek(dialog, '.detail'), 'the detail again');
    await press('Escape');
    await until(() => shown(dialog).length === 3, 'the day by Escape');
    expect(focused()?.getAttribute('data-id'), 'on from where one was').to.equal('g1');
    await press('Escape');
    await until(() => !seek(element, 'dialog[open]'), 'the dialog closed');
    await click(deep(cellOf(element, '2026-11-25'), '[data-id="g1"]'));
    await until(() => seek(element, 'dialog[open] .detail'), 'the detail from the month');
    await press('Escape');
    await until(() => !seek(element, 'dialog[open]'), 'closed at once, where no list was before');
  });

  it('explains a change with the old time struck, and an undisclosed price as such', async () => {
    const element = await calendar('', backendOf(), 1000);
    const dialog = await openSession(element, '2026-11-25', 'moved');
    const text = textOf(dialog);
    expect(textOf(deep(dialog, 's'))).to.equal('11月24日 周二 上午8:00–9:30');
    expect(text)
      .to.contain('原因：教室停电')
      .and.to.contain('一次收费超过上限')
      .and.to.contain('地点改到荷畔社区');
    expect(text).to.contain('未公开').and.not.to.contain('0.00');
    expect(text).to.contain('荷畔路 1 号');
    expect(text.split('荷畔社区舞蹈教室')).to.have.length(2);
  });

  it('says of a cancelled session that and why, and offers no seats', async () => {
    const element = await calendar('', backendOf(), 1000);
    const dialog = await openSession(element, '2026-11-25', 'gone');
    expect(textOf(dialog)).to.contain('本节课已取消').and.to.contain('老师生病').and.not.to.contain('名额');
  });

  it('never calls a seat free that is offered to those who wait', async () => {
    const element = await calendar('month="2026-12"', backendOf(), 1000);
    const dialog = await openSession(element, '2026-12-09', 'd2');
    await until(() => textOf(dialog).includes('候补 4 人'), 'those who wait');
    expect(textOf(dialog)).to.contain('已满，可候补').and.not.to.contain('余 5');
  });

  it('asks for the seats in sight only, and not at all of a backend without them', async () => {
    const with_: Said = { asked: [] };
    const element = await calendar('', backendOf(with_), 1000);
    await click(cellOf(element, '2026-11-25'));
    const asked = await until(
      () => with_.asked.find((one) => one.startsWith('seats')),
      'a question for seats',
    );
    expect(asked).to.equal('seats {"ids":["moved","g1","gone"]}');
    const without: Said = { asked: [] };
    const capabilities = { classes: ['static-read'] };
    await calendar('view="agenda"', backendOf(without, {}, { capabilities }), 1000);
    expect(without.asked.filter((one) => one.startsWith('seats'))).to.deep.equal([]);
  });
});

describe('course calendar, dialog', () => {
  /** A calendar as a list, with one session open out of it. */
  async function opened(attributes = ''): Promise<[CourseCalendar, HTMLDialogElement]> {
    const element = await calendar(`view="agenda" ${attributes}`, backendOf(), 1000);
    await click(await until(() => seek(element, '.session[data-id="g1"]'), 'the session'));
    await until(() => seek(element, 'dialog[open] .detail'), 'the detail');
    return [element, deep<HTMLDialogElement>(element, 'dialog')];
  }

  it('says of an opened session that went away that it did, with the focus kept and a way to close', async () => {
    const [element, dialog] = await opened();
    element.area = 'hepan';
    await until(() => textOf(dialog).includes('这节课已经撤下，或者不在现在显示的月份里。'), 'what happened');
    expect(focused()?.id).to.equal('sheet-title');
    expect(textOf(deep(dialog, '#sheet-title'))).to.equal('找不到这节课');
    expect(seek(dialog, '[data-back]'), 'there was no list').to.equal(undefined);
    await expectAccessible(element);
    await click(deep(dialog, '[data-close]'));
    await until(() => !seek(element, 'dialog[open]'), 'the dialog closed');
    const [english, other] = await opened('lang="en"');
    english.area = 'hepan';
    await until(() => textOf(other).includes('This class has been withdrawn'), 'the same in English');
  });

  it('leads from a session that went away back to the list of its day', async () => {
    const element = await calendar('', backendOf(), 1000);
    const dialog = await openSession(element, '2026-11-25', 'g1');
    element.area = 'hepan';
    await until(() => textOf(dialog).includes('找不到这节课'), 'what happened');
    await click(control(dialog, '返回 11月25日'));
    await until(() => shown(dialog).join() === 'moved', 'what the day has left');
  });

  it('is a modal one again when the element was moved in the document, or taken out and put back', async () => {
    const [element, dialog] = await opened();
    const place = element.parentElement as HTMLElement;
    place.append(document.createElement('div'));
    (place.lastElementChild as HTMLElement).append(element);
    await until(() => dialog.matches(':modal'), 'modal at the new place');
    await pause(100);
    expect(dialog.matches(':modal'), 'and it stays').to.equal(true);
    expect(seek(dialog, '.detail')).not.to.equal(undefined);
    element.remove();
    expect(dialog.open, 'nothing open outside of the page').to.equal(false);
    element.requestUpdate();
    await pause(100);
    place.append(element);
    await until(() => dialog.matches(':modal') && seek(dialog, '.detail'), 'modal once more');
    await press('Escape');
    await until(() => !dialog.open, 'closed');
    await pause(100);
    expect(dialog.open, 'for good').to.equal(false);
  });
});

describe('course calendar, list', () => {
  it('starts now, goes on into the next month, and shows the past when asked', async () => {
    const element = await calendar('view="agenda"', backendOf(), 1000);
    await until(() => shown(element).join() === 'today,moved,g1,gone,y2,d1,d2', 'this month and the next');
    expect(textOf(deep(element, '[data-day="2026-11-25"]')))
      .to.contain('后天')
      .and.to.contain('农历十月十七');
    await expectAccessible(element);
    await click(deep(element, '[data-past]'));
    await until(() => shown(element)[0] === 'old', 'the past');
    expect((focused() as HTMLElement).dataset.id, 'the focus on the first new row').to.equal('old');
  });

  it('shows the next three for an article, across the end of a month, and all when asked', async () => {
    const late = { serverTime: '2026-11-28T11:00:00+08:00' };
    const months = {
      '2026-12': [...december, at('d3', 'chess', '2026-12-10', '14:00')],
    };
    const element = await calendar('view="agenda" limit="3"', backendOf(undefined, months, late), 400);
    await until(() => shown(element).join() === 'y2,d1,d2', 'the one under way and the next two');
    expect(seek(element, '.filters'), 'no filters in an article').to.equal(undefined);
    await click(deep(element, '[data-all]'));
    await until(() => seek(element, '.filters') && shown(element).includes('d3'), 'all');
  });

  it('reads every session with its date', async () => {
    const element = await calendar('view="agenda"', backendOf(), 1000);
    const row = deep(element, '.session[data-id="g1"]');
    expect(textOf(row)).to.match(/^后天，11月25日，周三，农历十月十七，晚上7:00–8:30， /);
    expect(textOf(row)).to.contain('流行吉他').and.to.contain('安大社区').and.to.contain('公益');
    expect(textOf(deep(element, '.session[data-id="today"]'))).to.contain('不用报名，直接到场');
  });
});

describe('course calendar, elsewhere', () => {
  it('in a narrow place stays within it, and lists the chosen day below', async () => {
    const element = await calendar('', backendOf(), 320);
    const place = element.parentElement as HTMLElement;
    expect(place.scrollWidth).to.be.at.most(320);
    expect(shown(element)).to.deep.equal(['today']);
    await click(cellOf(element, '2026-11-25'));
    await until(() => shown(element).join() === 'moved,g1,gone', 'the day');
    expect(seek(element, 'dialog[open]')).to.equal(undefined);
    await expectAccessible(element);
    cellOf(element, '2026-11-25').focus();
    await press('Enter');
    await until(() => (focused() as HTMLElement).dataset.id === 'moved', 'the focus in the list');
    place.style.width = '1000px';
    await until(() => seek(element, '.line'), 'sessions in the cells, with room');
  });

  it('in large print is one day a screen with the phone first, and leads to the next day that has something', async () => {
    const element = await calendar('appearance="elder" area="anda"', backendOf(), 400);
    const text = textOf(element);
    expect(text.indexOf('0531-0000-0002')).to.be.within(1, text.indexOf('前一天'));
    expect(text).to.contain('今天 11月23日 周一').and.to.contain('下午两点到三点半');
    await expectAccessible(element);
    await click(control(element, '后一天'));
    await until(() => textOf(element).includes('这一天没有课'), 'a day without');
    await click(control(element, '看下一个有课的日子：11月25日 周三'));
    await until(() => shown(element).join() === 'g1,gone', 'the next day with');
    await until(() => said(element).startsWith('后天，11月25日'), 'the day announced');
    for (const button of deepAll(element, 'button')) {
      if (button.getClientRects().length) expect(button.offsetHeight, textOf(button)).to.be.at.least(60);
    }
  });

  it('in large print asks one thing a screen, and leads from the filters to the first day that has some', async () => {
    const element = await calendar('appearance="elder"', backendOf(), 400);
    expect(found(element)).to.equal('本月 6 节课');
    await click(deep(element, '[data-find]'));
    await until(() => seek(element, '.finding'), 'the task');
    await until(() => focused() === deep(element, '.find-title'), 'the task has the focus');
    expect(seek(element, '.day-name'), 'one task a screen').to.equal(undefined);
    await expectAccessible(element);
    await click(deep(element, '[data-step="brand"]'));
    await until(() => seek(element, '.ask[data-value="leisure"]'), 'the brands');
    expect(textOf(filter(element, 'leisure'))).to.contain('2');
    for (const button of deepAll(element, 'button')) {
      if (button.getClientRects().length) expect(button.offsetHeight, textOf(button)).to.be.at.least(60);
    }
    await click(filter(element, 'leisure'));
    await until(() => focused() === deep(element, '[data-step="brand"]'), 'back where it was asked');
    await until(() => said(element) === '2 节课', 'the count announced');
    await click(await until(() => control(element, '看结果（2 节）'), 'the way to the results'));
    await until(() => !seek(element, '.finding'), 'the task left');
    expect(focused() === deep(element, '.day-name')).to.equal(true);
    expect(shown(element)).to.deep.equal(['moved']);
    await click(deep(element, '[data-chip="brand"]'));
    await until(() => found(element) === '本月 6 节课', 'everything again');
    expect(focused() === deep(element, '[data-find]')).to.equal(true);
  });

  it('changes language and own words at once', async () => {
    const element = await calendar('lang="en"', backendOf(), 1000);
    expect(textOf(deep(element, '.now-month'))).to.equal('November 2026');
    expect(textOf(cellOf(element, '2026-11-25')))
      .to.contain('Pop guitar')
      .and.to.contain('Cancelled');
    element.lang = 'zh-Hans';
    await until(() => textOf(deep(element, '.now-month')) === '2026年11月', 'Chinese');
    element.words = { title: '夜校课表' };
    await until(() => textOf(deep(element, '.title')) === '夜校课表', 'own words');
  });

  it('keeps the last month under a failure, and without one says why, with the fallback and a way out', async () => {
    const said: Said = { asked: [] };
    const backend = backendOf(said);
    const element = await calendar('', backend, 1000);
    said.failure = new Failure('server');
    element.refresh();
    await until(() => textOf(element).includes('服务出了故障'), 'the fault');
    expect(deepAll(element, '.line').length, 'the month stays').to.be.above(0);
    const bare = await mount<CourseCalendar>('<course-calendar><p>请致电</p></course-calendar>', 1000);
    bare.scrollIntoView();
    bare.backend = backendOf({ asked: [], failure: new Failure('offline') });
    await until(() => textOf(bare).includes('现在没有网络'), 'the words for offline');
    expect(textOf(bare)).to.contain('请致电').and.not.to.contain('0 节课');
    await expectAccessible(bare);
    said.failure = undefined;
    await click(control(element, '重试'));
    await until(() => !textOf(element).includes('服务出了故障'), 'well again');
  });

  it('tells no number of a month that failed, neither on arrival nor of what is searched for', async () => {
    const { backend, gate } = gated('2026-12');
    gate.until = broken();
    const element = await calendar('', backend, 1000);
    const told: string[] = [];
    const status = deep(element, '[role="status"]');
    const watch = new MutationObserver(() => told.push(status.textContent ?? ''));
    watch.observe(status, { subtree: true, childList: true, characterData: true });
    await click(deep(element, '[data-move="1"]'));
    await until(() => textOf(element).includes('服务出了故障'), 'the failure');
    await type(element, '吉他');
    await pause(700); // longer than a reader's pause
    expect(told.join()).not.to.contain('没有课').and.not.to.contain('节课');
    gate.until = Promise.resolve();
    await click(control(element, '重试'));
    await until(() => found(element) === '1 节课', 'the month');
    await click(deep(element, '[data-move="-1"]'));
    await until(
      () => told.join().includes('2026年11月，3 节课'),
      'told again where there is something to tell',
    );
    watch.disconnect();
  });

  it('shows the good records of a hostile backend', async () => {
    const heard = listen();
    const element = await mount<CourseCalendar>(
      '<course-calendar backend="/api-hostile/"></course-calendar>',
      1000,
    );
    await settled(element);
    await until(() => heard.some(({ type }) => type === 'hehuo-invalid'), 'records set aside');
    expect(deepAll(element, '.line').length).to.be.above(0);
    expect(seek(element, 'dialog script, td script')).to.equal(undefined);
  });

  it('loses no session on paper: this month from today, another month whole, a list as it is shown', async () => {
    const element = await calendar('', backendOf(undefined, { '2026-11': many(450) }), 1000);
    const printed = (): number => {
      window.dispatchEvent(new Event('beforeprint'));
      const count = new Set(shown(element)).size;
      window.dispatchEvent(new Event('afterprint'));
      return count;
    };
    expect(printed(), '23 to 30 November').to.equal(15 * 8);
    await until(() => seek(element, 'table'), 'the month again');
    element.view = 'agenda';
    await until(() => shown(element).length === 40, 'the list');
    window.dispatchEvent(new Event('beforeprint'));
    expect(shown(element)).to.have.length(120);
    window.dispatchEvent(new Event('afterprint'));
    await click(await until(() => seek(element, '[data-past]'), 'the way to the past'));
    await until(() => !seek(element, '[data-past]'), 'the past on screen');
    expect(printed(), 'the past, too, where it is on screen').to.equal(450);
    const dated = many(450).map((one) => ({
      ...one,
      start: one.start.replace('-11-', '-10-'),
      end: one.end.replace('-11-', '-10-'),
    }));
    element.backend = backendOf(undefined, { '2026-10': dated });
    element.view = 'month';
    element.month = '2026-10';
    await settled(element);
    await until(() => found(element) === '450 节课', 'October');
    expect(printed(), 'another month').to.equal(450);
  });

  it('is accessible as a month, dark, too, and while it loads', async () => {
    const element = await calendar('theme="dark"', backendOf(), 1000);
    await expectAccessible(element);
    element.theme = 'light';
    await element.updateComplete;
    await expectAccessible(element);
    const never = {
      ...backendOf(),
      key: 'never',
      list: () => new Promise(() => undefined),
    };
    const loading = await mount<CourseCalendar>('<course-calendar></course-calendar>', 1000);
    loading.scrollIntoView();
    loading.backend = never;
    await until(() => seek(loading, '.skeleton'), 'the skeleton');
    expect(deepAll(loading, 'td[data-date]')).to.have.length(30);
    await expectAccessible(loading);
  });

  it('says a month without courses as such, with the phone', async () => {
    const element = await calendar('month="2027-03"', backendOf(), 1000);
    expect(textOf(element))
      .to.contain('2027年3月还没有排课')
      .and.to.contain(service.operator.phone ?? '');
    expect(deepAll(element, 'td[data-date]')).to.have.length(31);
  });
});

describe('course calendar, week', () => {
  it('is one tab stop, goes by arrows to the session nearest in time, and opens one with Enter', async () => {
    const element = await calendar('view="week"', backendOf(), 1000);
    const blocks = await until(
      () => deepAll(element, '.block').length === 5 && deepAll(element, '.block'),
      'four',
    );
    expect(blocks.filter((one) => one.tabIndex === 0)).to.have.length(1);
    blocks[0]?.focus();
    await press('ArrowRight');
    expect((focused() as HTMLElement | null)?.dataset.id).to.equal('moved');
    await press('ArrowDown');
    expect((focused() as HTMLElement | null)?.dataset.id).to.equal('g1');
    await press('Enter');
    await until(() => seek(element, 'dialog[open] .detail, dialog[open] .sessions'), 'what was chosen');
  });

  it('puts sessions at their time, those of one time side by side, without a style attribute in the templates', async () => {
    const element = await calendar('view="week"', backendOf(), 1000);
    await until(() => deepAll(element, '.block').length === 5, 'five');
    const place = (id: string) => deep(element, `.block[data-id="${id}"]`).getBoundingClientRect();
    const [first, second] = [place('g1'), place('gone')];
    expect(second.top).to.be.greaterThan(first.top + 10);
    expect(second.left >= first.right - 1 || first.left >= second.right - 1).to.equal(true);
    expect(place('moved').top).to.be.lessThan(first.top);
  });

  it('goes on into the next month where the week does, and to the next week by key and button', async () => {
    const element = await calendar('view="week"', backendOf(), 1000);
    await click(deep(element, '[data-move="1"]'));
    await until(() => /11月30日–12月6日/.test(textOf(element)), 'the next week');
    await until(() => seek(element, '.block[data-id="d1"]'), 'a session of December');
  });

  it('waits for the second month of a week, and counts no class before it is there', async () => {
    const { backend, gate } = gated('2026-12');
    let open = (): void => undefined;
    gate.until = new Promise<void>((done) => (open = done));
    const element = await calendar('view="week"', backend, 1000);
    await click(deep(element, '[data-move="1"]'));
    await until(() => seek(element, '.week[aria-busy="true"] [data-date="2026-12-01"]'), 'the week, waiting');
    await pause(300);
    expect(deep(element, '.week-day[data-date="2026-12-01"]').ariaLabel).not.to.contain('没有课');
    expect(textOf(element)).not.to.contain('0 节课').and.not.to.contain('还没有排课');
    expect(said(element)).to.equal('');
    open();
    await until(() => said(element) === '11月30日–12月6日，1 节课', 'the count, once it is right');
    expect(found(element)).to.equal('1 节课');
    expect(seek(element, '.block[data-id="d1"]')).not.to.equal(undefined);
  });

  it('says which days of a week could not be read, on paper too, calls none of them empty, and tries again', async () => {
    const { backend, gate } = gated('2026-12');
    gate.until = broken();
    const element = await calendar('view="week"', backend, 1000);
    await click(deep(element, '[data-move="1"]'));
    await until(() => textOf(element).includes('跨月的后几天没有读到'), 'what is missing');
    await pause(300);
    expect(deepAll(element, '.week-day').map((one) => one.dataset.date)).to.deep.equal(['2026-11-30']);
    expect(textOf(element)).not.to.contain('0 节课').and.not.to.contain('还没有排课');
    expect(said(element)).to.equal('');
    await expectAccessible(element);
    window.dispatchEvent(new Event('beforeprint'));
    expect(textOf(deep(element, '.stage'))).to.contain('跨月的后几天没有读到');
    window.dispatchEvent(new Event('afterprint'));
    await until(() => seek(element, '.week'), 'the week again');
    gate.until = Promise.resolve();
    await click(await until(() => control(element, '重试'), 'the way to try again'));
    await until(() => seek(element, '.block[data-id="d1"]'), 'the last days');
    expect(textOf(element)).not.to.contain('跨月的后几天没有读到');
    expect(deepAll(element, '.week-day')).to.have.length(7);
    expect(found(element)).to.equal('1 节课');
  });

  it('in a narrow place and by station says so, too', async () => {
    for (const [attributes, width] of [
      ['', 340],
      ['group-by="station"', 1000],
    ] as const) {
      const { backend, gate } = gated('2026-12');
      gate.until = broken();
      const element = await calendar(`view="week" ${attributes}`, backend, width);
      await click(deep(element, '[data-move="1"]'));
      await until(() => textOf(element).includes('跨月的后几天没有读到'), `${width}`);
      gate.until = Promise.resolve();
      await click(deep(element, '[data-later]'));
      await until(() => textOf(deep(element, '.stage')).includes('象棋角'), 'the last days');
      element.parentElement?.remove();
    }
  });

  it('in a narrow place is a list of the days of the week', async () => {
    const narrow = await calendar('view="week"', backendOf(), 340);
    await until(() => shown(narrow).length === 5, 'the sessions of the week as a list');
  });

  it('by station is a table with a row for each', async () => {
    const wide = await calendar('view="week" group-by="station"', backendOf(), 1000);
    const heads = await until(() => {
      const found = deepAll(wide, '.station-week tbody th');
      return found.length === 2 && found;
    }, 'two stations');
    expect(heads.map((one) => one.textContent?.trim())).to.deep.equal(['安大社区', '荷畔社区']);
    await expectAccessible(wide);
    // One tab stop; arrows go on in the cell, then to the next cell of the column or row that has a session.
    const stops = (): HTMLElement[] => deepAll(wide, '.station-week [data-rove]');
    expect(stops().length).to.be.above(2);
    const first = stops().find(({ tabIndex }) => tabIndex === 0);
    expect(stops().filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
    first?.focus();
    const visited = [focused()];
    for (const key of ['ArrowRight', 'ArrowDown']) {
      await press(key);
      await until(
        () => focused()?.getAttribute('tabindex') === '0' && !visited.includes(focused()),
        `${key} leads on`,
      );
      visited.push(focused());
    }
    expect(stops().filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
    await press('Home');
    expect(focused()?.closest('tr') === visited[2]?.closest('tr')).to.equal(true);
  });

  it('is accessible, with the heads of the days read before their sessions', async () => {
    const element = await calendar('view="week"', backendOf(), 1000);
    await until(() => deepAll(element, '.block').length === 5, 'five');
    await expectAccessible(element);
  });
});

describe('course calendar with a wrong id in the tag', () => {
  /** As a server that knows its partners: the fixture's, and nobody else. */
  const strict = (known: string): Backend => {
    const backend = backendOf();
    return {
      ...backend,
      async get(resource, query, options) {
        if (resource !== 'partner') return backend.get(resource, query, options);
        if (query?.id !== known) throw new Failure('not-found', { status: 404 });
        return { id: known, kind: 'merchant', name: '书屋', status: 'active' };
      },
    };
  };

  it('says that there is no such partner, not that nothing is scheduled', async () => {
    const wrong = await calendar('partner="nope"', strict('quiet'));
    await until(() => textOf(wrong).includes('没有编号为“nope”的合伙人'));
    expect(textOf(wrong)).to.not.include('还没有排课');
    wrong.remove(); // what is far from the screen asks for nothing
    const quiet = await calendar('partner="quiet"', strict('quiet'));
    await until(() => textOf(quiet).includes('还没有排课'));
    expect(textOf(quiet)).to.not.include('没有编号');
  });

  it('says that there is no such station, and nothing of its timetable', async () => {
    const wrong = await calendar('area="nope"', backendOf());
    await until(() => textOf(wrong).includes('没有编号为“nope”的站点'));
    expect(textOf(wrong)).to.not.include('还没有排课');
  });
});

describe('course calendar, large print', () => {
  it('has four large ways, each one press: today, the filters, one’s own, the phone', async () => {
    const backend = backendOf(
      undefined,
      {},
      { capabilities: { classes: ['read', 'write'], write: ['enrolments'] } },
    );
    const element = await calendar(
      'appearance="elder" area="anda"',
      { ...backend, write: () => Promise.reject(new Failure('server')) } as Backend,
      360,
    );
    await until(() => deepAll(element, '.acts > *').length === 4, 'four ways');
    for (const way of deepAll(element, '.acts > *')) expect(way.offsetHeight, textOf(way)).to.be.at.least(60);
    expect(deep<HTMLAnchorElement>(element, '[data-act="phone"]').href).to.equal('tel:053100000002');
    await click(control(element, '找课'));
    await until(() => seek(element, '.finding'), 'the filters');
    await until(() => focused() === deep(element, '.find-title'), 'the task has the focus');
    await click(deep(element, '[data-results]'));
    await click(control(element, '我的报名'));
    await until(() => textOf(element).includes('没有报名记录'), 'that there is none');
    expect((focused() as HTMLElement).dataset.none).to.equal('');
    await click(control(element, '后一天'));
    await until(() => textOf(element).includes('11月24日'), 'another day');
    await click(control(element, '今天的课'));
    await until(
      () => focused() === deep(element, '.day-name') && textOf(element).includes('今天 11月23日'),
      'today',
    );
    await expectAccessible(element);
  });

  it('reads a day and a session aloud when asked, stops when they leave, and has no button without a voice', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'speechSynthesis');
    const said: string[] = [];
    let cancelled = 0;
    const engine = {
      getVoices: () => [{ lang: 'zh-CN', localService: true }],
      cancel: () => (cancelled += 1),
      speak: (one: SpeechSynthesisUtterance) => {
        said.push(one.text);
        one.onstart?.(new Event('start') as SpeechSynthesisEvent);
        // The last part of a session goes on until it is stopped.
        if (!one.text.includes('象棋角')) one.onend?.(new Event('end') as SpeechSynthesisEvent);
      },
    };
    const Utterance = window.SpeechSynthesisUtterance;
    Object.defineProperty(window, 'speechSynthesis', { value: engine, configurable: true });
    // A real one takes no made-up voice.
    window.SpeechSynthesisUtterance = class {
      voice = undefined;
      constructor(readonly text: string) {}
    } as unknown as typeof SpeechSynthesisUtterance;
    try {
      const element = await calendar('appearance="elder"', backendOf(), 400);
      await click(await until(() => control(element, '读给我听'), 'the button'));
      await until(() => said.some((text) => text.includes('象棋角')), 'the session');
      expect(said.join('')).to.contain('今天').and.to.contain('下午两点到三点半');
      await until(() => control(element, '不读了'), 'a way to stop');
      await click(control(element, '后一天'));
      await until(() => cancelled > 0, 'silence');
      engine.getVoices = () => [];
      const mute = await calendar('appearance="elder" lang="en"', backendOf(), 400);
      await until(() => seek(mute, '.day-name'), 'the day');
      expect(seek(mute, '[data-read]')).to.equal(undefined);
    } finally {
      if (own) Object.defineProperty(window, 'speechSynthesis', own);
      else delete (window as { speechSynthesis?: unknown }).speechSynthesis;
      window.SpeechSynthesisUtterance = Utterance;
    }
  });
});

describe('course calendar, ways through time', () => {
  it('leads to a day that one names, announced, and says what is wrong with one beyond 1900 to 2999', async () => {
    const element = await calendar('', backendOf(), 1000);
    deep(element, '.jump summary').click();
    const input = await until(() => seek<HTMLInputElement>(element, '#jump'), 'the field');
    const go = async (date: string): Promise<void> => {
      deep<HTMLInputElement>(element, '#jump').value = date;
      await click(control(element, '去这一天'));
    };
    expect(input.min).to.equal('1900-01-01');
    await go('1812-01-01');
    await until(() => seek(element, '#jump-wrong'), 'what is wrong');
    expect(focused()).to.equal(input);
    await expectAccessible(element);
    await go('2026-12-09');
    await until(() => (focused() as HTMLElement).dataset.date === '2026-12-09', 'the focus on the day');
    expect(seek(element, '.jump[open]')).to.equal(undefined);
    await until(() => said(element).startsWith('2026年12月'), 'announced');
  });

  it('steps by a finger drawn sideways; not down, not slowly, not by a mouse; the other way from right to left', async () => {
    const touch = Object.getOwnPropertyDescriptor(Navigator.prototype, 'maxTouchPoints');
    Object.defineProperty(navigator, 'maxTouchPoints', { value: 5, configurable: true });
    try {
      const element = await calendar('', backendOf(), 700);
      const stage = deep(element, '.stage');
      await until(() => getComputedStyle(stage).touchAction.includes('pan-y'), 'fingers heeded');
      const draw = async (x: number, y: number, pointerType = 'touch'): Promise<void> => {
        const from = { x: 300, y: 300 };
        const fire = (type: string, dx: number, dy: number) =>
          stage.firstElementChild?.dispatchEvent(
            new PointerEvent(type, {
              bubbles: true,
              composed: true,
              pointerId: 7,
              pointerType,
              clientX: from.x + dx,
              clientY: from.y + dy,
            }),
          );
        fire('pointerdown', 0, 0);
        fire('pointermove', x / 2, y / 2);
        fire('pointerup', x, y);
        await element.updateComplete;
      };
      const month = (): string => textOf(deep(element, '.now-month'));
      await draw(-120, 10);
      await until(() => month() === '2026年12月', 'the next month');
      await settled(element);
      for (const [x, y, kind] of [
        [20, 0, 'touch'],
        [100, 90, 'touch'],
        [5, 200, 'touch'],
        [200, 0, 'mouse'],
      ] as const) {
        await draw(x, y, kind);
        expect(month(), `${x}, ${y}, ${kind}`).to.equal('2026年12月');
      }
      element.style.direction = 'rtl';
      await draw(-120, 0);
      await until(() => month() === '2026年11月', 'back, from right to left');
    } finally {
      delete (navigator as { maxTouchPoints?: unknown }).maxTouchPoints;
      if (touch) Object.defineProperty(Navigator.prototype, 'maxTouchPoints', touch);
    }
  });
});

describe('course calendar, poster', () => {
  const sheets = (element: Element): HTMLElement[] => deepAll(element, '.p-frame');
  const listed = (element: Element): string[] =>
    deepAll(element, '[data-poster]').map((one) => one.dataset.poster ?? '');
  const rules = (): string =>
    document.adoptedStyleSheets.flatMap((one) => Array.from(one.cssRules, (rule) => rule.cssText)).join(' ');

  it('is reached from the toolbar, lists the month once, and keeps paper, turn, week and type in the address', async () => {
    const before = location.href;
    try {
      const element = await calendar('sync-url', backendOf(), 1000);
      await click(control(element, '海报/打印'));
      await until(() => sheets(element).length === 1, 'one sheet');
      expect(listed(element).sort()).to.deep.equal(['g1', 'gone', 'moved', 'old', 'today', 'y2']);
      const text = textOf(deep(element, '.p-in'));
      for (const words of [
        '2026年11月',
        '共 6 节课',
        '11月25日 周三',
        '农历十月十七',
        '取消',
        '老师生病',
        '原定 11月24日',
        '教室停电',
        '0531-0000-0001',
        '未公开',
        '荷畔社区舞蹈教室',
      ])
        expect(text).to.contain(words);
      expect(rules().replace(/\s+/g, '')).to.match(/@page{size:a4(portrait)?;/i);
      await click(control(element, 'A3'));
      await click(control(element, '横放'));
      await click(deep(element, '[data-pick="week"]'));
      await until(() => location.search.includes('course-poster=a3-landscape-week'), 'the address');
      await until(() => listed(element).length === 5, 'the week');
      expect(textOf(deep(element, '.now-month'))).to.equal('11月23日–29日');
      await expectAccessible(element);
      const again = await calendar('sync-url', backendOf(), 1000);
      await until(() => listed(again).length === 5, 'the same from the address');
      again.parentElement?.remove();
      await click(control(element, '月历'));
      await until(() => seek(element, 'table'), 'the month');
      expect(rules()).not.to.match(/@page/);
    } finally {
      history.replaceState(null, '', before);
    }
  });

  it('grows to what one sheet takes, and says how many sheets when it takes more', async () => {
    const element = await calendar('view="poster"', backendOf(undefined, { '2026-11': many(400) }), 360);
    await until(() => sheets(element).length > 10, 'sheets');
    expect(new Set(listed(element)).size).to.equal(400);
    expect(listed(element)).to.have.length(400);
    expect(textOf(deep(element, '[data-print]'))).to.contain(`${sheets(element).length} 张`);
    expect(element.scrollWidth).to.be.at.most(element.clientWidth + 1);
    for (const one of deepAll(element, '.p-in')) {
      const { height, width } = one.getBoundingClientRect();
      expect(height / width, 'no higher than its paper').to.be.at.most(275.1 / 190);
    }
  });

  it('does not print a week that lacks its last days without saying so, and has a way to mend it', async () => {
    const whole = backendOf();
    let fails = true;
    const list: Backend['list'] = (resource, query, options) =>
      fails && query.month === '2026-12'
        ? Promise.reject(new Failure('server'))
        : whole.list(resource, query, options);
    const element = await calendar('view="week"', { ...whole, list }, 1000);
    await click(control(element, '下一周'));
    await until(() => textOf(element).includes('12月6日'), 'a week across');
    await click(control(element, '海报/打印'));
    await click(await until(() => seek(element, '[data-pick="week"]'), 'the choice'));
    await until(() => textOf(element).includes('现在打印会缺课'), 'what is missing');
    fails = false;
    await click(deep(element, '.poster .notice button'));
    await until(() => listed(element).includes('d1'), 'the last days');
  });
});
