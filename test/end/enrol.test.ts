/** Enrolment from the calendar against the real backend: a seat is never said to be there before it is. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import ICAL from 'ical.js';
import type { Course, Draw, SeatCount, Session } from '../../src/contract';
import { startHost, type Host } from '../aid/host';
import { closeBrowser, openPage, says, type OpenPage, type PageOptions } from '../aid/page';
import { startServer, type RunningServer } from '../aid/server';

interface Month {
  items: (Session & { seats?: SeatCount })[];
  included: { courses: Course[] };
}

describe('enrolment', { concurrency: false }, () => {
  let server: RunningServer;
  let host: Host;
  let month: Month;
  const taken = new Set<string>();

  before(async () => {
    server = await startServer();
    host = await startHost(server.url);
    const [month11, month12] = (await Promise.all(
      ['2026-11', '2026-12'].map((name) => api(`sessions/${name}.json`)),
    )) as [Month, Month];
    month = {
      items: [...month11.items, ...month12.items],
      included: { courses: [...month11.included.courses, ...month12.included.courses] },
    };
  });
  after(async () => {
    await closeBrowser();
    host.stop();
    await server.stop();
  });

  const api = async (path: string): Promise<unknown> => (await fetch(`${server.url}/api/${path}`)).json();
  const seatsOf = async (id: string): Promise<SeatCount> => {
    const { items } = (await api(`seats.json?ids=${id}`)) as { items: SeatCount[] };
    assert.ok(items[0], id);
    return items[0];
  };

  /** A session that one may enrol for, each once. */
  function pick(fits: (session: Month['items'][number], course: Course) => boolean): Session {
    const courses = new Map(month.included.courses.map((course) => [course.id, course]));
    const found = month.items.find((session) => {
      const course = courses.get(session.courseId);
      return course && session.status === 'scheduled' && !taken.has(session.id) && fits(session, course);
    });
    assert.ok(found, 'the demonstration data have no such session');
    taken.add(found.id);
    return found;
  }
  const now = (): number => Date.parse('2026-11-23T09:00:00+08:00');
  const firstCome = (least: number) =>
    pick(
      ({ start, seats }, { enrol, guardianRequired }) =>
        enrol?.mode === 'first_come' &&
        !guardianRequired &&
        Date.parse(start) > now() + 26 * 3_600_000 &&
        Date.parse(enrol.opensAt ?? start) < now() &&
        (!enrol.closesAt || Date.parse(enrol.closesAt) > now()) &&
        (enrol.waitlistMax ?? 0) > 0 &&
        !seats?.waitlist &&
        (seats?.left ?? 0) >= least,
    );

  /** The calendar with a session opened at its form. */
  async function form(session: Session, options: PageOptions = {}, attributes = ''): Promise<OpenPage> {
    const page = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>街道</title>
      <link rel="icon" href="data:,"><script src="/hehuo.js" defer></script>
      <body><course-calendar backend="/api/" view="agenda" ${attributes}></course-calendar>`;
    host.answer = (path) => (path === '/' ? page : undefined);
    const opened = await openPage(`${host.origin}/`, { width: 1000, height: 900, ...options });
    await open(opened, session);
    return opened;
  }
  async function open({ page }: OpenPage, session: Session): Promise<void> {
    await says(page, 'course-calendar', /节课/);
    await press({ page }, '[data-view="month"]');
    const day = session.start.slice(0, 10);
    if (day > '2026-12') await press({ page }, '[data-move="1"]');
    await press({ page }, `td[data-date="${day}"] .date`);
    await press({ page }, `dialog .session[data-id="${session.id}"]`);
    await press({ page }, '[data-enrol]');
  }

  type Where = Pick<OpenPage, 'page'>;
  /** Presses what matches inside the calendar, once it is there. */
  async function press({ page }: Where, selector: string): Promise<void> {
    await page.waitForFunction(
      (wanted) => document.querySelector('course-calendar')?.shadowRoot?.querySelector(wanted),
      { timeout: 15_000 },
      selector,
    );
    await page.evaluate((wanted) => {
      document.querySelector('course-calendar')?.shadowRoot?.querySelector<HTMLElement>(wanted)?.click();
    }, selector);
  }
  const type = ({ page }: Where, name: string, text: string): Promise<void> =>
    page.evaluate(
      (id, value) => {
        const root = document.querySelector('course-calendar')?.shadowRoot;
        const input = root?.querySelector<HTMLInputElement>(`#enrol-${id}, #${id}`);
        if (!input) throw new Error(`no field ${id}`);
        input.value = value;
        input.dispatchEvent(new Event('input', { bubbles: true }));
      },
      name,
      text,
    );
  let phones = 0;
  const phone = (): string => `1380000${String((phones += 1)).padStart(4, '0')}`;
  async function fill(where: Where): Promise<void> {
    await where.page.waitForFunction(() =>
      document.querySelector('course-calendar')?.shadowRoot?.querySelector('#enrol-callName'),
    );
    await type(where, 'callName', '王阿姨');
    await type(where, 'phone', phone());
  }
  const outcome = ({ page }: Where): Promise<string> =>
    page.evaluate(
      () =>
        document.querySelector('course-calendar')?.shadowRoot?.querySelector('.outcome')?.textContent ?? '',
    );
  const has = ({ page }: Where, selector: string): Promise<boolean> =>
    page.evaluate(
      (wanted) => !!document.querySelector('course-calendar')?.shadowRoot?.querySelector(wanted),
      selector,
    );

  /** Somebody else takes seats. */
  async function take(session: Session): Promise<number> {
    const id = randomUUID();
    const body = {
      ...{ id, createdAt: new Date().toISOString(), sessionId: session.id, partySize: 1 },
      contact: { callName: '李', phone: phone() },
    };
    const reply = await fetch(`${server.url}/api/enrolments`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `"${id}"` },
      body: JSON.stringify(body),
    });
    return reply.status;
  }

  it('takes a seat, shows the receipt, knows it after a reload, and gives it back', async () => {
    const session = firstCome(2);
    const { left } = await seatsOf(session.id);
    const opened = await form(session);
    await fill(opened);
    await press(opened, '[data-enrol-send]');
    await says(opened.page, 'course-calendar', /已报上/);
    assert.match(await outcome(opened), /[2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4}/);
    assert.equal((await seatsOf(session.id)).left, left - 1);
    await opened.page.reload();
    await says(opened.page, 'course-calendar', /我的报名/);
    // From a month in which the session is not.
    for (const month of [/2026年10月/, /2026年9月/]) {
      await press(opened, '[data-move="-1"]');
      await says(opened.page, 'course-calendar', month);
    }
    await press(opened, '.my-enrolments .mine');
    await says(opened.page, 'course-calendar', /前可以取消/);
    await press(opened, '[data-cancel]');
    await press(opened, '[data-cancel-sure]');
    await says(opened.page, 'course-calendar', /已取消/);
    assert.equal((await seatsOf(session.id)).left, left);
    assert.deepEqual(opened.faults, []);
    await opened.close();
  });

  it('never says that one is enrolled while the network is away, and sends it once that is back', async () => {
    const session = firstCome(2);
    const { left } = await seatsOf(session.id);
    const opened = await form(session);
    await fill(opened);
    await opened.page.setOfflineMode(true);
    await press(opened, '[data-enrol-send]');
    await says(opened.page, 'course-calendar', /已存在本机，联网后自动送出；还没有报上/);
    assert.doesNotMatch(await outcome(opened), /已报上/);
    assert.equal((await seatsOf(session.id)).left, left);
    await opened.page.setOfflineMode(false);
    await says(opened.page, 'course-calendar', /已报上/);
    assert.equal((await seatsOf(session.id)).left, left - 1);
    await opened.close();
  });

  it('keeps what was filled in when the last seat goes meanwhile, and leads into the queue', async () => {
    const session = firstCome(1);
    const opened = await form(session);
    await fill(opened);
    for (let tries = 0; (await take(session)) === 201; tries += 1) assert.ok(tries < 60);
    await press(opened, '[data-enrol-send]');
    await says(opened.page, 'course-calendar', /名额刚刚报满了/);
    await press(opened, '[data-queue]');
    await press(opened, '[data-enrol-send]');
    await says(opened.page, 'course-calendar', /正在排候补/);
    await says(opened.page, 'course-calendar', /现在排第 1 位/);
    await opened.close();
  });

  const receiptOf = ({ page }: Where): Promise<string> =>
    page.evaluate(
      () =>
        document
          .querySelector('course-calendar')
          ?.shadowRoot?.querySelector<HTMLElement>('dialog [data-receipt]')?.dataset.receipt ?? '',
    );
  /** Of the dialog, once there is one other than `old`. */
  async function newReceipt(where: Where, old = ''): Promise<string> {
    await where.page.waitForFunction(
      (known) => {
        const root = document.querySelector('course-calendar')?.shadowRoot;
        const code = root?.querySelector<HTMLElement>('dialog [data-receipt]')?.dataset.receipt;
        return code && code !== known;
      },
      {},
      old,
    );
    return receiptOf(where);
  }
  const valueOf = ({ page }: Where, name: string): Promise<string | undefined> =>
    page.evaluate(
      (id) =>
        document.querySelector('course-calendar')?.shadowRoot?.querySelector<HTMLInputElement>(`#enrol-${id}`)
          ?.value,
      name,
    );

  it('keeps two enrolments in one session within reach, also behind a form that was left', async () => {
    const session = firstCome(3);
    const opened = await form(session);
    await fill(opened);
    await press(opened, '[data-enrol-send]');
    const first = await newReceipt(opened);
    await press(opened, '[data-again]');
    assert.equal(await valueOf(opened, 'callName'), '');
    await press(opened, 'dialog [data-close]');
    await open(opened, session);
    assert.equal(await newReceipt(opened), first, 'an empty form stands before the receipt');
    await press(opened, '[data-again]');
    await fill(opened);
    await press(opened, '[data-enrol-send]');
    const second = await newReceipt(opened, first);
    await opened.page.reload();
    await says(opened.page, 'course-calendar', /我的报名（存在这台设备上） 2/);
    const seen: string[] = [];
    for (const nth of [1, 2]) {
      await press(opened, `.my-enrolments li:nth-child(${nth}) .mine`);
      seen.push(await newReceipt(opened, seen[0]));
      await press(opened, 'dialog [data-close]');
    }
    assert.deepEqual(seen.sort(), [first, second].sort());
    await opened.close();
  });

  it('leaves nothing of a person on a device that others use: no name, no number, no receipt', async () => {
    const [session, next] = [firstCome(2), firstCome(2)];
    const opened = await form(session);
    await fill(opened);
    await press(opened, '#enrol-shared');
    await press(opened, '[data-enrol-send]');
    await says(opened.page, 'course-calendar', /已报上/);
    const receipt = await receiptOf(opened);
    assert.match(receipt, /\w{6}/);
    await press(opened, '[data-cancel]');
    await press(opened, '[data-cancel-sure]');
    await says(opened.page, 'course-calendar', /已取消/);
    await press(opened, 'dialog [data-close]');
    for (const one of [next, session]) {
      await open(opened, one);
      await opened.page.waitForFunction(() =>
        document.querySelector('course-calendar')?.shadowRoot?.querySelector('#enrol-phone'),
      );
      assert.deepEqual([await valueOf(opened, 'callName'), await valueOf(opened, 'phone')], ['', '']);
      assert.equal(await receiptOf(opened), '');
      await press(opened, 'dialog [data-close]');
    }
    const kept = await opened.page.evaluate(async () => {
      const read = <T>(request: IDBRequest<T>) =>
        new Promise<T>((done) => (request.onsuccess = () => done(request.result)));
      const all: unknown[] = [];
      for (const { name = '' } of await indexedDB.databases()) {
        const database = await read(indexedDB.open(name));
        for (const store of database.objectStoreNames)
          all.push(await read(database.transaction(store).objectStore(store).getAll()));
        database.close();
      }
      return JSON.stringify(all);
    });
    assert.ok(!kept.includes(receipt), 'the receipt lies on the device');
    await opened.close();
  });

  it('sends nothing that cannot be right, and leads to what is wrong', async () => {
    const opened = await form(firstCome(1));
    await fill(opened);
    await type(opened, 'phone', '12345');
    await press(opened, '[data-enrol-send]');
    await says(opened.page, 'course-calendar', /电话号码不对/);
    const focused = await opened.page.evaluate(
      () => document.querySelector('course-calendar')?.shadowRoot?.activeElement?.className,
    );
    assert.equal(focused, 'summary');
    assert.ok(!opened.requests.some((url) => url.endsWith('/enrolments')));
    await opened.close();
  });

  it('counts down to the opening, and sends nothing before', async () => {
    const session = pick(
      ({ start }, { enrol }) =>
        enrol?.mode === 'first_come' &&
        Date.parse(enrol.opensAt ?? start) > now() + 60_000 &&
        !!enrol.opensAt,
    );
    const opened = await form(session);
    await fill(opened);
    await says(opened.page, 'course-calendar', /还有 .*\d\d:\d\d 开始/);
    await press(opened, '[data-enrol-send]');
    await opened.page.focus('pierce/#enrol-phone');
    await opened.page.keyboard.press('Enter');
    await new Promise((done) => setTimeout(done, 300));
    assert.ok(!opened.requests.some((url) => url.endsWith('/enrolments')));
    await opened.close();
  });

  it('draws yesterday’s lots again, finds the same numbers, and says so when others were published', async () => {
    const session = month.items.find(({ id }) => id === 'drew-yesterday');
    assert.ok(session);
    const opened = await form(session);
    await says(opened.page, 'course-calendar', /已核对，结果无误/);
    await type(opened, 'lot-number', '1');
    await says(opened.page, 'course-calendar', /1 号排在第 \d+ 位，(未)?中签/);
    await opened.close();
    host.change = (path, answer) =>
      path.includes('/draws/') ? { ...(answer as Draw), won: (answer as Draw).won?.slice(1) } : answer;
    try {
      const other = await form(session);
      await says(other.page, 'course-calendar', /核对不上.*中签号与公布的不一致.*打电话问摇号结果/);
      await other.close();
    } finally {
      host.change = undefined;
    }
  });

  it('gives a calendar file that a parser reads; inside WeChat it says how to get it', async () => {
    const session = firstCome(1);
    const hook = () => {
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        void blob.text().then((text) => ((window as { kept?: string }).kept = text));
        return make(blob);
      };
    };
    const opened = await form(session, { before: hook });
    await press(opened, '[data-back]');
    await press(opened, '[data-keep]');
    await opened.page.waitForFunction('window.kept');
    const text = String(await opened.page.evaluate('window.kept'));
    const calendar = new ICAL.Component(ICAL.parse(text) as [string, unknown[], unknown[]]);
    const entry = calendar.getFirstSubcomponent('vevent');
    assert.equal(entry?.getFirstPropertyValue('uid'), `${session.id}@${new URL(host.origin).host}`);
    await opened.close();
    const wechat = await form(session, {
      before: () =>
        Object.defineProperty(navigator, 'userAgent', { get: () => 'Mozilla/5.0 MicroMessenger/8.0.57' }),
    });
    await press(wechat, '[data-back]');
    await press(wechat, '[data-keep]');
    await says(wechat.page, 'course-calendar', /在浏览器打开/);
    assert.ok(!(await has(wechat, '.failure')));
    await wechat.close();
  });

  /** The calendar's way to subscribe, opened; `attributes` narrow it. */
  async function subscribing(attributes: string, options: PageOptions = {}): Promise<OpenPage> {
    const page = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>街道</title>
      <link rel="icon" href="data:,"><script src="/hehuo.js" defer></script>
      <body><course-calendar backend="/api/" ${attributes}></course-calendar>`;
    host.answer = (path) => (path === '/' ? page : undefined);
    const opened = await openPage(`${host.origin}/`, { width: 1000, height: 900, ...options });
    await says(opened.page, 'course-calendar', /节课/);
    await press(opened, '[data-subscribe]');
    await says(opened.page, 'course-calendar', /订阅地址/);
    return opened;
  }
  /** What the address holds of a month, by the sessions' ids. */
  async function subscribed(url: string, before: string): Promise<string[]> {
    const calendar = new ICAL.Component(
      ICAL.parse(await (await fetch(url)).text()) as [string, unknown[], unknown[]],
    );
    return calendar
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one))
      .filter(({ startDate }) => startDate.toString() < before && startDate.toString() >= '2026-11-01')
      .map(({ uid }) => uid.replace(/@.*/, ''))
      .sort();
  }
  const field = ({ page }: Where): Promise<string> =>
    page.evaluate(
      () =>
        document
          .querySelector('course-calendar')
          ?.shadowRoot?.querySelector<HTMLInputElement>('#subscribe-url')?.value ?? '',
    );

  it('gives an address that holds exactly the sessions on screen, whatever is chosen', async () => {
    const area = month.items[0]?.areaId ?? '';
    const opened = await subscribing(`area="${area}" tiers="public_benefit,low_fee" view="agenda"`);
    const { page } = opened;
    await press(opened, '[data-more-filters]');
    await page.waitForFunction(() =>
      document.querySelector('course-calendar')?.shadowRoot?.querySelector('[data-filter="audience"]'),
    );
    await page.evaluate(() => {
      const select = document
        .querySelector('course-calendar')
        ?.shadowRoot?.querySelector<HTMLSelectElement>('[data-filter="audience"]');
      if (!select) throw new Error('no choice of audience');
      select.value = 'elder';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await press(opened, '[data-move="-1"]');
    await press(opened, '[data-move="1"]');
    await page.evaluate(() =>
      document
        .querySelector('course-calendar')
        ?.shadowRoot?.querySelector<HTMLElement>('[data-past]')
        ?.click(),
    );
    await new Promise((done) => setTimeout(done, 500));
    const shown = await page.evaluate(() =>
      [
        ...(document
          .querySelector('course-calendar')
          ?.shadowRoot?.querySelectorAll<HTMLElement>('.session[data-id]') ?? []),
      ].map(({ dataset }) => dataset.id ?? ''),
    );
    const url = await field(opened);
    assert.match(url, /^http:\/\/127\.0\.0\.1:\d+\/api\/calendar\.ics\?area=.*audience=elder/);
    assert.ok(shown.length > 3);
    assert.deepEqual(await subscribed(url, '2026-12-01'), shown.sort());
    assert.deepEqual(opened.faults, []);
    await opened.close();
  });

  it('copies the address, also without a clipboard; where nothing may be copied it is selected and said', async () => {
    const copied = (): void => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => {
        const field = document.querySelector('course-calendar')?.shadowRoot?.activeElement;
        (window as { copied?: string }).copied = (field as HTMLInputElement).value;
        return true;
      };
    };
    const opened = await subscribing('', { before: copied });
    await press(opened, '[data-copy]');
    await says(opened.page, 'course-calendar', /地址已复制/);
    assert.equal(await opened.page.evaluate('window.copied'), await field(opened));
    await opened.close();

    const forbidden = (): void => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined });
      document.execCommand = () => false;
    };
    const refused = await subscribing('brand="after_work"', { before: forbidden });
    await press(refused, '[data-copy]');
    await says(refused.page, 'course-calendar', /没有复制成。地址已经选中/);
    assert.doesNotMatch(await says(refused.page, 'course-calendar', /订阅地址/), /地址已复制/);
    const selected = await refused.page.evaluate(() => {
      const root = document.querySelector('course-calendar')?.shadowRoot;
      const found = root?.activeElement;
      if (!(found instanceof HTMLInputElement)) return '';
      const { value, selectionStart, selectionEnd } = found;
      return value.slice(selectionStart ?? 0, selectionEnd ?? 0);
    });
    assert.match(selected, /^http:.*calendar\.ics\?brand=after_work$/);
    await refused.close();
  });

  it('tells what a subscription cannot hold, helps inside WeChat, and offers none where the backend has none', async () => {
    const wechat = await subscribing('', {
      before: () =>
        Object.defineProperty(navigator, 'userAgent', { get: () => 'iPhone MicroMessenger/8.0.57' }),
    });
    await says(wechat.page, 'course-calendar', /在浏览器打开/);
    assert.ok(!(await has(wechat, 'a[href^="webcal:"]')));
    await wechat.close();

    const iphone = await subscribing('', {
      before: () => Object.defineProperty(navigator, 'userAgent', { get: () => 'Mozilla/5.0 (iPhone)' }),
    });
    assert.ok(await has(iphone, 'a[href^="webcal://127.0.0.1:"]'));
    assert.ok(!(await has(iphone, '[data-unsaid]')));
    await press(iphone, '[data-more-filters]');
    await press(iphone, '[data-value="changed"]');
    await says(iphone.page, 'course-calendar', /不能按“有变动”筛选/);
    await iphone.close();

    host.change = (path, answer) =>
      path.endsWith('service.json') ? { ...(answer as object), links: {} } : answer;
    const none = await openPage(`${host.origin}/`, { width: 1000 });
    await says(none.page, 'course-calendar', /节课/);
    await says(none.page, 'course-calendar', /有问题/);
    assert.ok(!(await has(none, '[data-subscribe]')));
    await none.close();
    host.change = undefined;
  });
});
