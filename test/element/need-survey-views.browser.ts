import { expect } from 'chai';
import type { Need, Service, Task } from '../../src/contract';
import { NeedSurvey } from '../../src/element/need-survey/need-survey';
import { backendOf } from '../../src/control/backend';
import { defineOnce } from '../../src/guard';
import type { Backend, Content } from '../../src/source/backend';
import { Failure } from '../../src/source/failure';
import { outbox } from '../../src/source/outbox/outbox';
import { newId } from '../../src/source/uuid';
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
  resize,
  seek,
  textOf,
  type,
  until,
} from '../aid/mount';

defineOnce('need-survey', NeedSurvey);

const NOW = '2026-11-23T09:00:00+08:00';
// No character twice in a row, here and below: WebKit's driver types such a pair once.
const RECEIPT = 'NEDWRES2';
const service: Service = {
  contractVersion: '1.0',
  operator: { name: '示例服务台', phone: '0531-0000-0001' },
  timeZone: 'Asia/Shanghai',
  areas: [
    { id: 'c', level: 'center', name: '示例区' },
    { id: 's', level: 'institute', name: '示例街道', parentId: 'c' },
    { id: 'a', level: 'station', name: { 'zh-Hans': '甲社区', en: 'Community A' }, parentId: 's' },
    { id: 'b', level: 'station', name: '乙社区', parentId: 's' },
  ],
  capabilities: { classes: ['read', 'write'], write: ['responses', 'followups', 'claims'] },
  serverTime: NOW,
};
const settled: Need = {
  receipt: RECEIPT,
  category: 'health',
  areaId: 'a',
  status: 'resolved',
  submittedAt: '2026-10-01T09:00:00+08:00',
  taskId: 't2',
  nextStep: '如未解决，30日内可要求重新办理。',
  timeline: [
    { at: '2026-10-01T09:00:00+08:00', status: 'submitted' },
    { at: '2026-11-10T09:00:00+08:00', status: 'resolved', note: '已装好扶手' },
  ],
};
const many: Task[] = Array.from({ length: 47 }, (_, at) => ({
  id: `t${at + 1}`,
  no: `NX-${at + 101}`,
  title: { 'zh-Hans': at === 1 ? '楼道加装扶手' : `任务${at + 1}`, en: `Task ${at + 1}` },
  category: at % 3 ? 'health' : 'daily_life',
  targetGroup: at % 2 ? 'elderly' : 'public',
  areaId: at % 4 ? 'a' : 'b',
  needCount: at === 0 ? 3 : 6,
  status: at === 1 ? 'rated' : at % 5 === 0 ? 'in_progress' : 'open',
  responsible: '示例实践站',
  ...(at % 5 === 0 && { partnerId: 'p-yoga', partnerName: '示例瑜伽馆' }),
  dueOn: at === 0 ? '2026-11-20' : '2026-12-20',
  ...(at === 1 && { rating: { n: 12, mean: 4.5, spread: [0, 0, 1, 4, 7] }, result: '三个单元装好。' }),
  ...(at === 2 && { rating: { n: 3, mean: 1, spread: [3, 0, 0, 0, 0] } }),
}));

type Writing = (name: string, body: Record<string, unknown>) => void;
interface Fake extends Backend {
  asked: string[];
  written: { name: string; body: Record<string, unknown> }[];
  need: Need;
}

let serial = 0;
/** A backend in memory. `lookUp` and `writing` may throw a Failure. */
function backend(
  items: readonly unknown[] = many,
  lookUp: () => void = () => undefined,
  writing: Writing = () => undefined,
): Fake {
  const fake: Fake = {
    key: `views-${(serial += 1)}`,
    keep: false,
    asked: [],
    written: [],
    need: settled,
    list: (resource) => Promise.resolve({ items: resource === 'tasks' ? items : [], asOf: NOW }),
    async get(resource, { receipt }) {
      if (resource === 'service') return service;
      fake.asked.push(`${resource} ${String(receipt)}`);
      lookUp();
      if (receipt !== RECEIPT)
        throw new Failure('not-found', { status: 404, url: `/needs/${String(receipt)}` });
      return fake.need;
    },
    async write(name, content: Content, { id }) {
      const body = JSON.parse('text' in content ? content.text : '{}') as Record<string, unknown>;
      writing(name, body);
      fake.written.push({ name, body });
      if (body.action === 'not_solved') fake.need = again(settled, 'reopened');
      if (body.action === 'withdraw') fake.need = again(settled, 'withdrawn');
      return { id, receipt: RECEIPT, status: 'received', receivedAt: NOW };
    },
  };
  return fake;
}

const again = (need: Need, status: string): Need => ({
  ...need,
  status,
  timeline: [...need.timeline, { at: NOW, status }],
});

async function show(attributes: string, from: Backend | null = backend(), width = 1000): Promise<NeedSurvey> {
  const element = await mount<NeedSurvey>(`<need-survey ${attributes}></need-survey>`, width);
  if (from) element.backend = from;
  return element;
}

const says = (element: Element, text: string | RegExp) =>
  until(
    () => (typeof text === 'string' ? textOf(element).includes(text) : text.test(textOf(element))),
    `says ${String(text)}: ${textOf(element).slice(0, 900)}`,
  );
const said = (element: Element) => textOf(deep(element, '[role="status"]'));
const rows = (element: Element) => deepAll(element, '[data-task]').length;
const field = (element: Element) => until(() => seek<HTMLInputElement>(element, '#receipt'));

async function look(element: Element, code: string): Promise<void> {
  const input = await field(element);
  await click(input);
  input.select();
  await type(code);
  await press('Enter');
}

describe('<need-survey view="track">', () => {
  before(() => resize(1280, 800));

  it('points out a mistyped receipt without asking, and leaves it out of the address and of browser memories', async () => {
    const from = backend();
    const element = await show('view="track" sync-url', from);
    await look(element, 'ned0res2');
    await says(element, '第 4 位是“0”');
    expect(focused()).to.equal(await field(element));
    expect((await field(element)).getAttribute('aria-invalid')).to.equal('true');
    expect((await field(element)).autocomplete).to.equal('off');
    expect(from.asked).to.deep.equal([]);
    await expectAccessible(element);
    await look(element, 'nedw-res2');
    await says(element, '已办结');
    expect(from.asked).to.deep.equal([`need ${RECEIPT}`]);
    expect(location.href).not.to.match(/nedw-?res2/i);
  });

  it('tells state, way, next step and task in plain words, and leads those who read by ear there', async () => {
    const element = await show('view="track"');
    await look(element, 'ＮＥＤＷ res2');
    await until(() => focused()?.className === 'became', 'focus on the result');
    await until(() => said(element) === '查到了：已办结', 'the announcement');
    const text = textOf(element);
    for (const part of [
      '甲社区',
      '医疗健康',
      '已装好扶手',
      '如未解决',
      '2026年12月10日',
      'NEDW RES2',
      '已评价 接下来',
    ]) {
      expect(text).to.contain(part);
    }
    await expectAccessible(element);
    await click(control(element, '看列入清单的任务'));
    await says(element, '平均 4.5 分（满分 5 分），12 人评价');
    expect(element.view).to.equal('tasks');
  });

  it('has words of its own for unknown, deleted, too many and offline, and tells the page no receipt', async () => {
    let failure: Failure | undefined = undefined;
    const from = backend(many, () => {
      if (failure) throw failure;
    });
    const element = await show('view="track"', from);
    const heard = listen(element);
    await look(element, 'UNKNWN23');
    await says(element, '没有查到这个编号');
    expect(textOf(element)).to.contain('UNKN WN23').and.to.contain('0531-0000-0001');
    for (const [next, words] of [
      [new Failure('busy', { status: 429, problem: 'rate-limited', retryAfter: 30 }), '请在 30 秒后再试'],
      [new Failure('not-found', { status: 410, problem: 'gone' }), '内容已经删除'],
      [new Failure('offline'), '现在没有网络，查不了进度'],
    ] as const) {
      failure = next;
      await look(element, 'UNKNWN23');
      await says(element, words);
    }
    const told = heard.filter((one) => one.type === 'hehuo-error').map((one) => JSON.stringify(one.detail));
    expect(told.length).to.be.greaterThan(2);
    expect(told.join()).not.to.contain('UNKNWN23');
  });

  it('sends "not solved" once for two taps, and shows it as done only when the backend took it', async () => {
    let down = true;
    const from = backend(many, undefined, () => {
      if (down) throw new Failure('offline');
    });
    const element = await show('view="track"', from);
    await look(element, RECEIPT);
    await says(element, '这件事解决了吗');
    await click(control(element, '还没有解决'));
    await until(() => focused()?.className === 'confirm');
    const note = deep<HTMLTextAreaElement>(element, '#again-note');
    note.value = 'dim path';
    note.dispatchEvent(new InputEvent('input', { bubbles: true }));
    const button = control(element, '要求重新办理');
    button.click();
    button.click();
    await says(element, /“要求重新办理”(已存在本机|还没有送出)/);
    expect(textOf(deep(element, '.standing'))).to.equal('已办结');
    expect(seek(element, '.withdraw'), 'nothing else while it waits').to.equal(undefined);
    down = false;
    await click(control(element, '现在就送'));
    await until(() => textOf(deep(element, '.standing')) === '重新办理', 'the need is read again');
    expect(from.written.length).to.equal(1);
    const [one] = from.written;
    expect(one?.name).to.equal('followups');
    expect(one?.body).to.include({ receipt: RECEIPT, action: 'not_solved', note: 'dim path' });
  });

  it('says what goes and what stays before it withdraws, and withdraws on the second word only', async () => {
    const from = backend();
    const element = await show('view="track"', from);
    await look(element, RECEIPT);
    await until(() => seek(element, '.withdraw'));
    await click(control(element, '撤回这份需求'));
    await says(element, '会删除：您填写的回答');
    await says(element, '会保留：类别、社区和办理经过');
    expect(from.written).to.deep.equal([]);
    await expectAccessible(element);
    await click(control(element, '不撤回'));
    expect(seek(element, '#withdraw-title')).to.equal(undefined);
    await click(control(element, '撤回这份需求'));
    await click(control(element, '确定撤回'));
    await until(() => textOf(deep(element, '.standing')) === '已撤回');
    expect(from.written.map(({ body }) => body.action)).to.deep.equal(['withdraw']);
    expect(seek(element, '.withdraw'), 'it cannot be withdrawn twice').to.equal(undefined);
  });

  it('says why a wish was refused, asks anew under a new id, or drops it', async () => {
    const ids: unknown[] = [];
    let closed = true;
    const from = backend(many, undefined, (_, { id }) => {
      ids.push(id);
      if (closed) throw new Failure('refused', { status: 409, problem: 'closed' });
    });
    const element = await show('view="track"', from);
    await look(element, RECEIPT);
    await until(() => seek(element, '.withdraw'));
    await click(control(element, '撤回这份需求'));
    await click(control(element, '确定撤回'));
    await says(element, '“撤回”没有被接受');
    await says(element, '已经过了可以提出的期限');
    closed = false;
    await click(control(element, '再试一次'));
    await until(() => textOf(deep(element, '.standing')) === '已撤回');
    expect(new Set(ids).size).to.equal(2);
    expect(textOf(element)).not.to.contain('没有被接受');
  });

  it('shows the next person at the device nothing of the last one’s receipt (door to door)', async () => {
    const element = await show('view="track" mode="visit"');
    await look(element, RECEIPT);
    await says(element, '已办结');
    element.view = 'tasks';
    await until(() => rows(element) === 20);
    element.view = 'track';
    expect((await field(element)).value).to.equal('');
    expect(textOf(element)).not.to.contain('NEDW');
  });

  it('offers the receipts of this device, and says that what still waits has none yet', async () => {
    let down = false;
    const from = backend(many, undefined, () => {
      if (down) throw new Failure('offline');
    });
    const element = await show('view="track"', from);
    const wrapped = backendOf(element, from);
    if (wrapped instanceof Failure) throw wrapped;
    const put = () => {
      const body = { id: newId(), createdAt: NOW, surveyId: 'wish', surveyVersion: '1', answers: {} };
      return outbox.put(wrapped, { name: 'responses', body, label: '一分钟心愿' });
    };
    await put();
    await says(element, '本机留有的回执');
    down = true;
    await put();
    await says(element, '本机还有 1 份没有送出');
    await click(control(element, 'NEDW RES2'));
    await says(element, '已办结');
    down = false;
    outbox.sendNow();
    await until(() => !textOf(element).includes('没有送出'));
  });
});

describe('<need-survey view="tasks">', () => {
  before(() => resize(1280, 800));

  it('shows the demo server’s list: 48 tasks, six overdue, in elder appearance and in English too', async () => {
    const element = await show('view="tasks" backend="/api/"', null);
    await until(() => rows(element) === 20, 'twenty rows', 15_000);
    await says(element, '共 48 项');
    await click(control(element, '只看逾期的（6）'));
    await until(() => rows(element) === 6);
    await until(() => said(element) === '找到 6 项（共 48 项）', 'the announcement');
    await expectAccessible(element);
    element.appearance = 'elder';
    element.lang = 'en';
    await says(element, 'Overdue only (6)');
    await expectAccessible(element);
  });

  it('is a table with headers where there is room and cards where there is not, never wider than its place', async () => {
    const wide = await show('view="tasks"');
    await until(() => seek(wide, 'table.list th[scope="row"]'));
    for (const attributes of [
      'view="tasks"',
      'view="tasks" appearance="elder"',
      'view="summary"',
      'view="track"',
    ]) {
      const narrow = await show(attributes, backend(), 320);
      narrow.scrollIntoView();
      await until(() => seek(narrow, '.task, .one, #receipt'), attributes);
      if (attributes.includes('tasks')) await click(control(narrow, '详情'));
      await narrow.updateComplete;
      expect(seek(narrow, 'table.list')).to.equal(undefined);
      const root = deep(narrow, '.root');
      expect(root.scrollWidth, attributes).to.be.at.most(root.clientWidth);
    }
  });

  it('finds, counts, shows more, leads the keyboard on to the new ones, and clears', async () => {
    const element = await show('view="tasks"');
    await until(() => rows(element) === 20);
    await click(control(element, '再显示 20 条'));
    await until(() => rows(element) === 40);
    await until(() => focused()?.closest('[data-task]') === deepAll(element, '[data-task]')[20], 'focus');
    const search = deep<HTMLInputElement>(element, 'input[type="search"]');
    search.focus();
    search.value = 'fushou';
    search.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    await element.updateComplete;
    expect(rows(element), 'nothing is sought while it is composed').to.equal(40);
    search.value = '扶手';
    search.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    await until(() => rows(element) === 1);
    await click(control(element, '清除筛选'));
    await until(() => rows(element) === 20);
    expect(search.value).to.equal('');
    expect(focused()).to.equal(search);
  });

  it('prints every task that was found, not the first twenty', async () => {
    const element = await show('view="tasks"');
    await until(() => rows(element) === 20);
    dispatchEvent(new Event('beforeprint'));
    await until(() => rows(element) === 47);
    dispatchEvent(new Event('afterprint'));
    await until(() => rows(element) === 20);
  });

  it('hides the mean under five ratings, tells who took a task, and opens the form to support one', async () => {
    const element = await show('view="tasks"');
    await until(() => rows(element) === 20);
    const heard = listen(element);
    await click(control(deep(element, '[data-task="t1"]'), '示例瑜伽馆'));
    const search = deep<HTMLInputElement>(element, 'input[type="search"]');
    search.focus();
    await type('NX-103');
    await until(() => rows(element) === 1);
    await click(control(element, '详情'));
    await says(element, '已有 3 人评价，不足 5 人');
    expect(seek(element, '.spread')).to.equal(undefined);
    const chosen = heard.filter((one) => one.type === 'hehuo-select').map((one) => one.detail);
    expect(chosen).to.deep.equal([
      { resource: 'partners', id: 'p-yoga' },
      { resource: 'tasks', id: 't3' },
    ]);
    await click(control(element, '我也需要'));
    await until(() => element.view === 'form');
  });

  it('shows a bad record’s neighbours, and a value of a later version as 其他', async () => {
    const odd = { ...many[3], id: 'odd', category: 'hologram', status: 'teleported', targetGroup: 'robots' };
    const element = await show('view="tasks"', backend([{ id: 'bad', title: '<b>坏</b>' }, odd, many[0]]));
    await until(() => rows(element) === 2);
    await says(element, '有 1 条记录格式有误');
    expect(textOf(deep(element, '[data-task="odd"]'))).to.contain('其他');
  });

  it('lets a partner claim a free task once, and tells when another holds it', async () => {
    let held = false;
    const from = backend(many, undefined, () => {
      if (held) throw new Failure('refused', { status: 409, problem: 'held-by-another' });
    });
    const element = await show('view="tasks" partner="p-new"', from);
    await until(() => rows(element) === 20);
    await click(control(deep(element, '[data-task="t1"]'), '详情'));
    await says(element, '这项任务已由示例瑜伽馆接单');
    const claim = async (id: string) => {
      await click(control(deep(element, `[data-task="${id}"]`), '详情'));
      await click(control(element, '我们来接单'));
      await until(() => focused()?.className === 'confirm');
      const yes = control(element, '确定接单');
      yes.click();
      yes.click();
    };
    await claim('t4');
    await says(element, '站点核对以后，清单上的状态才会变');
    expect(from.written.map(({ name, body }) => [name, body.taskId, body.partnerId])).to.deep.equal([
      ['claims', 't4', 'p-new'],
    ]);
    expect(textOf(deep(element, '[data-task="t4"]')), 'not confirmed before the station did').to.contain(
      '待认领',
    );
    held = true;
    await claim('t5');
    await says(element, '“我们来接单”没有被接受');
    await says(element, '已经由其他合伙人接单');
  });

  it('keeps choice and task in the page’s address where that is wished', async () => {
    const address = location.href;
    const element = await show('view="tasks" sync-url');
    await until(() => rows(element) === 20);
    await click(control(element, '只看逾期的'));
    await until(() => rows(element) === 1);
    await click(control(element, '详情'));
    await until(() => location.search.includes('tasks-late=1') && location.search.includes('tasks-open=t1'));
    const second = await show('view="tasks" sync-url');
    await until(() => rows(second) === 1 && seek(second, '.details'));
    history.replaceState(null, '', address);
  });
});

describe('<need-survey view="summary">', () => {
  before(() => resize(1280, 800));

  it('shows counts as tables, keeps small ones back, and exports just what it shows', async () => {
    const few: Task[] = [
      { ...(many[0] as Task), needCount: 3 },
      { ...(many[1] as Task), needCount: 20 },
      { ...(many[1] as Task), id: 'y', targetGroup: 'public', needCount: 2 },
    ];
    const element = await show('view="summary"', backend(few));
    await until(() => seek(element, 'table.people'));
    expect(textOf(deep(element, 'table.people tfoot')))
      .to.contain('至少 22')
      .and.not.to.contain('25');
    expect(textOf(deep(element, 'table.people tbody'))).to.contain('少于 5');
    await expectAccessible(element);
    let saved: Blob | undefined;
    const real = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      saved = blob;
      return real.call(URL, blob);
    };
    control(element, '导出表格').click();
    URL.createObjectURL = real;
    const bytes = new Uint8Array(await (saved as Blob).arrayBuffer());
    expect(Array.from(bytes.slice(0, 3)), 'a byte order mark').to.deep.equal([0xef, 0xbb, 0xbf]);
    const csv = await (saved as Blob).text();
    expect(csv)
      .to.contain('"少于 5"')
      .and.to.contain('"至少 22"')
      .and.not.to.match(/(^|,)25(,|\r)/m);
  });

  it('counts the demo server’s 48 tasks', async () => {
    const element = await show('view="summary" backend="/api/"', null);
    await until(() => seek(element, 'table.lines'), 'tables', 15_000);
    expect(textOf(deep(element, 'table.lines tfoot'))).to.equal('合计 48');
    element.appearance = 'elder';
    element.lang = 'en';
    await says(element, 'Tasks by community');
    await expectAccessible(element);
  });
});
