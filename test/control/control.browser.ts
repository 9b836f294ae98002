/** The life of an element without a face: readings, clock, language, theme, announcements, roving focus, address. */
import { expect } from 'chai';
import { html } from 'lit';
import { partners } from '../../src/contract';
import { languageOf } from '../../src/control/locale';
import { askList } from '../../src/control/reading';
import { readAddress, writeAddress } from '../../src/control/address';
import { rove } from '../../src/control/roving';
import { ClockController } from '../../src/control/clock';
import { luminanceOf } from '../../src/control/theme';
import { HehuoElement } from '../../src/element/base';
import { Failure } from '../../src/source/failure';
import type { Backend } from '../../src/source/backend';
import { expectAccessible, listen, mount, textOf, until, updated } from '../aid/mount';

const record = (id: string, more: object = {}) => ({
  id,
  kind: 'merchant',
  name: `店铺${id}`,
  status: 'active',
  ...more,
});
const envelope = (...items: unknown[]) => ({ items, asOf: '2026-11-23T09:00:00+08:00' });
const serviceDocument = (serverTime = '2026-11-23T09:00:00+08:00') => ({
  contractVersion: '1',
  operator: { name: { 'zh-Hans': '服务台', en: 'Help desk' }, phone: '0531-0000-0000' },
  timeZone: 'Asia/Shanghai',
  areas: [{ id: 'jy', level: 'center', name: '中心' }],
  capabilities: { classes: ['read'] },
  serverTime,
});

let serial = 0;

/** A backend whose answers a test gives one by one. */
class Scripted implements Backend {
  readonly key = `scripted-${++serial}-${Date.now()}`;
  asked: {
    signal: AbortSignal | undefined;
    answer: (value: unknown) => void;
    fail: (error: unknown) => void;
  }[] = [];
  service: unknown = serviceDocument();

  list(_name: string, _query: unknown, options: { signal?: AbortSignal | undefined }): Promise<unknown> {
    return new Promise((answer, fail) => this.asked.push({ signal: options.signal, answer, fail }));
  }

  get(): Promise<unknown> {
    return this.service instanceof Error ? Promise.reject(this.service) : Promise.resolve(this.service);
  }

  /** The n-th request, once it has been made. */
  async request(n: number) {
    return until(() => this.asked[n], `request ${n}`);
  }
}

class ProbeElement extends HehuoElement {
  readonly list = this.reading('partners', (backend) => askList(backend, partners, { area: this.area }));

  refresh(): void {
    this.list.retry();
  }

  protected content(): unknown {
    return this.renderReading(this.list, {
      skeleton: () => html`<div class="skeleton"></div>`,
      ready: (data) =>
        html`<ul>
          ${data.items.map((item) => html`<li>${this.locale.text(item.name)}</li>`)}
        </ul>`,
      empty: () => html`<p class="empty">none</p>`,
    });
  }
}
customElements.define('probe-element', ProbeElement);

async function probe(backend: Backend, attributes = ''): Promise<ProbeElement> {
  const element = await mount<ProbeElement>(
    `<probe-element ${attributes}><p>fallback, or <a href="#x">another way</a> to ask</p></probe-element>`,
  );
  element.backend = backend;
  await updated(element);
  return element;
}

const rows = (element: Element) => element.shadowRoot?.querySelectorAll('li').length ?? 0;
const shown = (element: Element) => textOf(element);

describe('reading', () => {
  it('shows loading, then the records; a bad record hides no good one and is reported with its path', async () => {
    const heard = listen();
    const backend = new Scripted();
    const element = await probe(backend);
    expect(shown(element)).to.include('正在加载');
    (await backend.request(0)).answer(envelope(record('1'), { id: 'bad' }, record('2')));
    await until(() => rows(element) === 2);
    const invalid = await until(() => heard.find((event) => event.type === 'hehuo-invalid'));
    const { records } = invalid.detail as { records: { path: string; reason: string }[] };
    expect(records[0]?.path).to.match(/^\/items\/1/);
    expect(records[0]?.reason).to.not.equal('');
    expect(shown(element)).to.include('1 条记录格式有误');
    await until(() => heard.some((event) => event.type === 'hehuo-ready'));
    await expectAccessible(element);
  });

  it('keeps last good data on screen when renewing fails, says since when, and renews on retry', async () => {
    const heard = listen();
    const backend = new Scripted();
    const element = await probe(backend);
    (await backend.request(0)).answer(envelope(record('1')));
    await until(() => rows(element) === 1);
    element.refresh();
    (await backend.request(1)).fail(new Failure('server', { status: 500 }));
    await until(() => shown(element).includes('上次更新'));
    expect(rows(element), 'the record stays').to.equal(1);
    expect(heard.some((event) => event.type === 'hehuo-stale')).to.equal(true);
    element.shadowRoot?.querySelector<HTMLButtonElement>('.stale button')?.click();
    (await backend.request(2)).answer(envelope(record('1'), record('2')));
    await until(() => rows(element) === 2 && !shown(element).includes('上次更新'));
  });

  for (const [reason, words] of [
    ['offline', '没有网络'],
    ['unreachable', '连不上'],
    ['timeout', '没有回应'],
    ['busy', '人太多'],
    ['server', '故障'],
    ['not-found', '没有找到'],
    ['wrong-shape', '无法识别'],
  ] as const) {
    it(`says "${words}" on ${reason}, offers a way out and shows the fallback children`, async () => {
      const backend = new Scripted();
      const element = await probe(backend);
      (await backend.request(0)).fail(new Failure(reason, { retryAfter: 30 }));
      await until(() => shown(element).includes(words));
      expect(shown(element)).to.include('fallback').and.include('重试').and.include('0531-0000-0000');
      await expectAccessible(element);
    });
  }

  it('tells an empty backend from a failed one', async () => {
    const backend = new Scripted();
    const element = await probe(backend);
    (await backend.request(0)).answer(envelope());
    await until(() => element.shadowRoot?.querySelector('.empty'));
  });

  it('aborts the old question when an attribute changes, and never shows its late answer', async () => {
    const backend = new Scripted();
    const element = await probe(backend);
    const first = await backend.request(0);
    element.area = 'jy';
    const second = await backend.request(1);
    expect(first.signal?.aborted).to.equal(true);
    second.answer(envelope(record('b'), record('c')));
    await until(() => rows(element) === 2);
    first.answer(envelope(record('a')));
    await new Promise((next) => setTimeout(next, 50));
    expect(rows(element)).to.equal(2);
  });

  it('aborts when the element leaves, not when it is moved, and asks again when it comes back', async () => {
    const backend = new Scripted();
    const element = await probe(backend);
    const first = await backend.request(0);
    const place = element.parentElement as HTMLElement;
    const other = document.createElement('div');
    place.append(other);
    other.append(element);
    await new Promise((next) => setTimeout(next, 20));
    expect(first.signal?.aborted, 'a move is no leave').to.equal(false);
    element.remove();
    await until(() => first.signal?.aborted);
    place.append(element);
    (await backend.request(1)).answer(envelope(record('1')));
    await until(() => rows(element) === 1);
  });

  it('asks again when it comes back after leaving in the middle of a renewal', async () => {
    const backend = new Scripted();
    const element = await probe(backend);
    (await backend.request(0)).answer(envelope(record('1')));
    await until(() => rows(element) === 1);
    element.refresh();
    const renewal = await backend.request(1);
    const place = element.parentElement as HTMLElement;
    element.remove();
    await until(() => renewal.signal?.aborted);
    place.append(element);
    // What was read a moment ago may serve; what must not be is a reading that never ends.
    await until(() => element.list.state.status === 'ready');
    expect(rows(element)).to.equal(1);
  });

  it('keeps focus on "try again" while it tries, says how it went, and loses focus to nobody', async () => {
    const backend = new Scripted();
    const element = await probe(backend);
    (await backend.request(0)).fail(new Failure('server'));
    await until(() => shown(element).includes('故障'));
    const button = element.shadowRoot?.querySelector<HTMLButtonElement>(
      '.notice .primary',
    ) as HTMLButtonElement;
    button.focus();
    button.click();
    await until(() => button.textContent?.includes('正在更新'));
    expect(element.shadowRoot?.activeElement).to.equal(button);
    (await backend.request(1)).fail(new Failure('busy'));
    const status = () => element.shadowRoot?.querySelector('[role="status"]')?.textContent ?? '';
    await until(() => status().includes('人太多'));
    expect(element.shadowRoot?.activeElement).to.equal(button);
    button.click();
    (await backend.request(2)).answer(envelope(record('1')));
    await until(() => rows(element) === 1 && status().includes('已更新'));
    expect(document.activeElement).to.equal(element);
  });

  it('forgets the faults of data that are no longer shown', async () => {
    const element = await probe(new Scripted());
    const bad = element.backend as Scripted;
    (await bad.request(0)).answer(envelope({ id: 'bad' }));
    await until(() => shown(element).includes('1 条记录格式有误'));
    const next = new Scripted();
    element.backend = next;
    (await next.request(0)).fail(new Failure('server'));
    await until(() => shown(element).includes('故障'));
    expect(shown(element)).to.not.include('格式有误');
  });

  it('says in the console why a given backend is none', async () => {
    const said: string[] = [];
    const warn = console.warn;
    console.warn = (text: string) => said.push(text);
    const place = await mount('<div></div>');
    for (const backend of [
      'https://user:secret@example.org/api/',
      'ftp://example.org/',
      { key: 'x' } as never,
    ]) {
      const element = document.createElement('probe-element') as ProbeElement;
      element.backend = backend;
      place.append(element);
      await until(() => shown(element).includes('数据来源没有设置好'));
      element.remove();
    }
    console.warn = warn;
    expect(said.length).to.be.at.least(3);
    expect(said.join()).to.not.include('secret');
  });

  it('renews a failed reading when the device is online again', async () => {
    const backend = new Scripted();
    const element = await probe(backend);
    (await backend.request(0)).fail(new Failure('offline'));
    await until(() => shown(element).includes('没有网络'));
    window.dispatchEvent(new Event('online'));
    (await backend.request(1)).answer(envelope(record('1')));
    await until(() => rows(element) === 1);
  });

  it('asks nothing while the element is far below the screen', async () => {
    const backend = new Scripted();
    const place = await mount('<div><div class="far"></div><probe-element></probe-element></div>');
    (place.querySelector('.far') as HTMLElement).style.height = '5000px';
    const element = place.querySelector('probe-element') as ProbeElement;
    element.backend = backend;
    await new Promise((next) => setTimeout(next, 150));
    expect(backend.asked.length).to.equal(0);
    element.scrollIntoView();
    await backend.request(0);
  });

  it('reads nothing without a backend and says what the webmaster must do', async () => {
    const element = await mount('<probe-element>my fallback</probe-element>');
    await until(() => shown(element).includes('数据来源没有设置好'));
    expect(shown(element)).to.include('my fallback');
  });
});

describe('the common frame', () => {
  it('follows lang on itself and on the page, at once', async () => {
    const backend = new Scripted();
    const element = await probe(backend, 'lang="en"');
    (await backend.request(0)).fail(new Failure('server'));
    await until(() => shown(element).includes('The service has a fault'));
    expect(shown(element)).to.include('Help desk');
    element.lang = 'zh-Hans';
    await until(() => shown(element).includes('服务出了故障'));
    element.removeAttribute('lang');
    document.documentElement.lang = 'en-GB';
    await until(() => shown(element).includes('The service has a fault'));
    document.documentElement.lang = 'zh-CN';
    await until(() => shown(element).includes('服务出了故障'));
  });

  it('turns wrong attribute values into the default instead of breaking', async () => {
    const backend = new Scripted();
    const element = await probe(backend, 'appearance="huge" theme="pink" heading-level="12" limit="-3"');
    await updated(element);
    expect([element.appearance, element.theme, element.headingLevel, element.limit]).to.deep.equal([
      'standard',
      'auto',
      2,
      0,
    ]);
  });

  it('takes the dark theme from a dark page, and from the attribute', async () => {
    const place = await mount('<div><probe-element></probe-element></div>');
    place.style.background = '#101010';
    const element = document.createElement('probe-element') as ProbeElement;
    place.append(element);
    await updated(element);
    const theme = () => element.shadowRoot?.querySelector('.root')?.getAttribute('data-theme');
    expect(theme()).to.equal('dark');
    element.theme = 'light';
    await updated(element);
    expect(theme()).to.equal('light');
  });

  it('turns dark when the page’s own switch does', async () => {
    const element = await mount<ProbeElement>('<probe-element></probe-element>');
    const theme = () => element.shadowRoot?.querySelector('.root')?.getAttribute('data-theme');
    expect(theme()).to.equal('light');
    document.body.style.background = '#111';
    await until(() => theme() === 'dark');
    document.body.style.background = '';
    await until(() => theme() === 'light');
  });

  it('speaks the language of the nearest lang, also when that changes', async () => {
    const place = await mount('<main lang="en"><probe-element></probe-element></main>');
    const element = place.querySelector('probe-element') as ProbeElement;
    await until(() => shown(element).includes('not set up'));
    place.lang = 'zh-CN';
    await until(() => shown(element).includes('没有设置好'));
  });

  it('takes single strings of its own wording from the page', async () => {
    const backend = new Scripted();
    const element = await probe(backend);
    element.commonWords = { retry: '再试一下' };
    (await backend.request(0)).fail(new Failure('server'));
    await until(() => shown(element).includes('再试一下') && shown(element).includes('故障'));
  });

  it('says that an area is unknown instead of looking empty', async () => {
    const backend = new Scripted();
    const element = await probe(backend, 'area="nowhere"');
    await until(() => shown(element).includes('没有编号为“nowhere”的站点'));
    element.area = 'jy';
    await until(() => !shown(element).includes('没有编号'));
  });

  it('goes by the device when service.json is a file whose time stands still', async () => {
    const backend = new Scripted();
    backend.service = {
      ...serviceDocument('2020-01-01T00:00:00+08:00'),
      capabilities: { classes: ['static-read', 'ledger'] },
    };
    const element = await probe(backend);
    await until(() => shown(element).includes('服务台'));
    const { clock } = element as unknown as { clock: ClockController };
    expect(Math.abs(clock.now() - Date.now())).to.be.below(5000);
  });

  it('has a live region from the first render on', async () => {
    const element = await mount('<probe-element></probe-element>');
    expect(element.shadowRoot?.querySelector('[role="status"]')).to.not.equal(null);
  });
});

describe('clock', () => {
  const host = { addController() {}, requestUpdate() {} } as never;

  it('goes by the server when the device is days off, and says today in the zone of the programme', () => {
    const clock = new ClockController(host);
    clock.setTime('2027-02-05T23:59:30+08:00', Date.now());
    expect(clock.today).to.equal('2027-02-05');
    clock.setTime('2027-02-05T16:00:30Z', Date.now());
    expect(clock.today).to.equal('2027-02-06');
    clock.setZone('America/New_York');
    expect(clock.today).to.equal('2027-02-05');
  });

  it('survives nonsense: an unreadable time, an unknown zone', () => {
    const clock = new ClockController(host);
    clock.setTime('yesterday', Date.now());
    clock.setZone('Mars/Olympus');
    expect(clock.zone).to.equal('Asia/Shanghai');
    expect(Math.abs(clock.now() - Date.now())).to.be.below(1000);
  });
});

describe('small parts', () => {
  it('roves in rows and grids, mirrored right-to-left, never past the ends', () => {
    expect(rove('ArrowRight', 0, 5, 5)).to.equal(1);
    expect(rove('ArrowRight', 4, 5, 5)).to.equal(4);
    expect(rove('ArrowRight', 3, 5, 5, true)).to.equal(2);
    expect(rove('ArrowDown', 2, 14, 7)).to.equal(9);
    expect(rove('ArrowDown', 12, 14, 7)).to.equal(12);
    expect(rove('End', 0, 5, 5)).to.equal(4);
    expect(rove('x', 0, 5, 5)).to.equal(undefined);
  });

  it('keeps its state in the query under a prefix and leaves the rest of the address alone', () => {
    const before = location.href;
    history.replaceState(null, '', '?mine=1#section');
    writeAddress('cc', { view: 'month', brand: undefined });
    expect(location.search).to.include('mine=1').and.include('cc-view=month');
    expect(location.hash).to.equal('#section');
    expect(readAddress('cc')).to.deep.equal({ view: 'month' });
    writeAddress('cc', { view: '' });
    expect(location.search).to.equal('?mine=1');
    // A search word in GBK, a bare flag, an escape of its own: byte for byte as they were.
    history.replaceState(null, '', '?k=%BC%C3%D1%F4&flag&q=a%20b');
    writeAddress('cc', { view: '清单' });
    expect(location.search).to.equal(`?k=%BC%C3%D1%F4&flag&q=a%20b&cc-view=${encodeURIComponent('清单')}`);
    expect(readAddress('cc')).to.deep.equal({ view: '清单' });
    writeAddress('cc', { view: undefined });
    expect(location.search).to.equal('?k=%BC%C3%D1%F4&flag&q=a%20b');
    history.replaceState(null, '', before);
  });

  it('knows languages and luminance', () => {
    expect(languageOf('en-GB')).to.equal('en');
    expect(languageOf('fr')).to.equal('zh-Hans');
    expect(luminanceOf('rgb(255, 255, 255)')).to.be.closeTo(1, 0.001);
    expect(luminanceOf('rgba(0, 0, 0, 0)')).to.equal(undefined);
  });
});
