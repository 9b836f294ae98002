/** From the check page to the receipt, on the reference backend, with a network that fails on demand. */
import { expect } from 'chai';
import { NeedSurvey } from '../../src/element/need-survey/need-survey';
import { defineOnce } from '../../src/guard';
import type { Survey } from '../../src/contract';
import { Failure, objectBackend } from '../../src/source';
import { noticeHash } from '../../src/element/need-survey/body';
import { outbox } from '../../src/source/outbox/outbox';
import { newId } from '../../src/source/uuid';
import { control, deep, deepAll, expectAccessible, listen, mount, seek, textOf, until } from '../aid/mount';
import { backend, service, wish } from './need-survey.fixture';

defineOnce('need-survey', NeedSurvey);

type Posted = { url: string; body: Record<string, unknown> };
const realFetch = window.fetch;
const posted: Posted[] = [];
/** What happens to the next posts; undefined lets them through. */
let fate: ((post: Posted) => Response | Promise<Response> | undefined) | undefined;

before(() => {
  window.fetch = async (input, init) => {
    if (init?.method !== 'POST') return realFetch(input, init);
    const post: Posted = { url: String(input), body: JSON.parse(String(init.body)) as Posted['body'] };
    posted.push(post);
    return (await fate?.(post)) ?? realFetch(input, init);
  };
});
after(() => (window.fetch = realFetch));
beforeEach(async () => {
  fate = undefined;
  // Nothing of an earlier test waits or is remembered.
  for (const element of [await mount<NeedSurvey>('<need-survey backend="/api/"></need-survey>')]) {
    await until(() => seek(element, '.survey'), 'the surveys', 15_000);
    element.remove();
  }
  posted.length = 0;
});
afterEach(async () => {
  fate = undefined;
  outbox.sendNow();
  await until(() => !waiting(), 'nothing waits', 10_000);
});

const problem = (status: number, type: string, more: object = {}): Response =>
  new Response(
    JSON.stringify({ type: `https://hehuo.example/problems/${type}`, title: type, status, ...more }),
    {
      status,
      headers: { 'content-type': 'application/problem+json' },
    },
  );
const offline = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

const key = new URL('/api/', location.href).href;
const waiting = () => outbox.state({ key } as never).entries.length;

const put = async (attributes = '', width = 800): Promise<NeedSurvey> =>
  mount<NeedSurvey>(`<need-survey backend="/api/" survey="survey-wish" ${attributes}></need-survey>`, width);

const says = (element: Element, text: string | RegExp, limit = 8000) =>
  until(
    () => (typeof text === 'string' ? textOf(element).includes(text) : text.test(textOf(element))),
    `says ${text}: ${textOf(element).slice(0, 500)}`,
    limit,
  );

async function go(element: Element, ...said: (string | RegExp)[]): Promise<void> {
  for (const one of said) {
    await until(() => control(element, one), `there is ${one}`, 8000);
    control(element, one).click();
    await new Promise((next) => setTimeout(next));
  }
}

async function fill(element: NeedSurvey, selector: string, text: string): Promise<void> {
  await until(() => seek(element, selector), selector);
  const field = deep<HTMLInputElement>(element, selector);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await element.updateComplete;
}

/** Fills the one-minute survey in, up to the check page. */
async function answer(element: NeedSurvey, text: string): Promise<void> {
  await go(element, '36–59', '下一步', /^\s*日常生活/);
  await fill(element, '#f-wish', text);
  await go(element, '下一步');
  await says(element, '核对您的回答');
}

const asksToStay = () => {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
};

const receiptOf = async (element: Element): Promise<string> => {
  await until(() => seek(element, '[data-receipt]'), `a receipt: ${textOf(element).slice(0, 300)}`, 10_000);
  return deep(element, '[data-receipt]').dataset.receipt ?? '';
};

describe('need-survey: sending', () => {
  it('shows a receipt with what comes next, whom to phone and the way to track', async () => {
    const element = await put();
    const heard = listen(element);
    await go(element, '开始填写');
    await answer(element, '楼道里加一盏灯');
    await go(element, '提交');
    const receipt = await receiptOf(element);
    expect(receipt).to.match(/^[2-9A-HJ-NP-Z]{8,}$/);
    expect(textOf(element)).to.include('已送达').and.to.include('接下来').and.to.include('0531-0000-0001');
    const { id, ...body } = posted[0]?.body ?? {};
    expect(body).to.include({ surveyId: 'survey-wish', channel: 'web', role: 'self' });
    // By the server's clock, whatever this device's says.
    expect(String(body.createdAt)).to.match(/^2026-11-23T09:/);
    expect(body.noticeHash).to.match(/^[0-9a-f]{64}$/);
    expect(heard.map((one) => one.type)).to.include.members(['hehuo-submit', 'hehuo-sent']);
    expect(heard.find((one) => one.type === 'hehuo-sent')?.detail).to.deep.equal({ name: 'responses', id });
    await expectAccessible(element);
    await go(element, '查进度或撤回');
    await says(element, /已提交.*等待审核/);
    expect(location.href).not.to.include(receipt);
  });

  it('can be taken off a computer that others use: receipts go, what waits stays', async () => {
    const element = await put();
    await go(element, '开始填写');
    await answer(element, '公用电脑上的心愿');
    await go(element, '提交');
    const receipt = await receiptOf(element);
    element.remove();
    const later = await put('view="track"');
    await says(later, receipt.slice(0, 4));
    await go(later, '从本机移除', '取消', '从本机移除', '确定移除');
    await until(() => !textOf(later).includes(receipt.slice(0, 4)));
    expect(outbox.state({ key } as never).sent).to.deep.equal([]);
  });

  it('says thanks only when it is kept', async () => {
    const element = await put();
    await go(element, '开始填写');
    await answer(element, '唱歌');
    let release: (() => void) | undefined;
    const held = new Promise<void>((done) => (release = done));
    const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
    Object.defineProperty(crypto.subtle, 'encrypt', {
      configurable: true,
      value: (...given: Parameters<SubtleCrypto['encrypt']>) => held.then(() => encrypt(...given)),
    });
    const heard = listen(element);
    await go(element, '提交');
    await says(element, '正在保存');
    await new Promise((done) => setTimeout(done, 300));
    expect(textOf(element)).not.to.match(/已送达|已存|正在送/);
    expect(heard.some((one) => one.type === 'hehuo-submit')).to.equal(false);
    release?.();
    Reflect.deleteProperty(crypto.subtle, 'encrypt');
    await receiptOf(element);
  });

  it('sends one answer for two taps', async () => {
    const element = await put();
    await go(element, '开始填写');
    await answer(element, '修路灯');
    const button = deep(element, '[data-send]');
    button.click();
    button.click();
    await receiptOf(element);
    await new Promise((done) => setTimeout(done, 300));
    expect(new Set(posted.map(({ body }) => body.id)).size).to.equal(1);
    expect(posted.length).to.equal(1);
  });

  it('keeps it on the device offline, says so, survives the page, and delivers it once when online', async () => {
    fate = offline;
    const element = await put();
    await go(element, '开始填写');
    await answer(element, '加一条长椅');
    await go(element, '提交');
    await says(element, '已存在本机，联网后自动送');
    expect(textOf(element)).to.include('本机共有 1 份');
    expect(textOf(element)).not.to.include('已送达');
    expect(asksToStay()).to.equal(false);
    await expectAccessible(element);
    element.remove();
    const later = await put();
    await says(later, '本机有 1 份还没有送到');
    expect(textOf(later)).not.to.include('长椅');
    fate = undefined;
    posted.length = 0;
    window.dispatchEvent(new Event('online'));
    await until(() => !waiting(), 'delivered', 10_000);
    await until(() => !textOf(later).includes('还没有送到'));
    expect(posted.length).to.equal(1);
  });

  it('warns after three days where the browser may clear what waits', async () => {
    fate = offline;
    const element = await put();
    await go(element, '开始填写');
    await answer(element, '等了很久的心愿');
    await go(element, '提交');
    await says(element, '已存在本机');
    const safari = 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/604.1';
    Object.defineProperty(navigator, 'userAgent', { configurable: true, value: safari });
    const now = Date.now;
    try {
      element.requestUpdate();
      await element.updateComplete;
      expect(textOf(element)).not.to.include('连续 7 天');
      Date.now = () => now() + 3.1 * 86_400_000;
      element.requestUpdate();
      await says(element, '连续 7 天');
    } finally {
      Date.now = now;
      Reflect.deleteProperty(navigator, 'userAgent');
    }
  });

  it('does not say "saved on this device" where storage fails, asks before leaving, and still sends', async () => {
    const element = await put();
    await go(element, '开始填写');
    await answer(element, '多一个图书角');
    const real = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      fate = offline;
      await go(element, '提交');
      await says(element, '关闭本页即丢失', 12_000);
      expect(textOf(element)).to.include('存储空间已满');
      expect(textOf(element)).not.to.include('已存在本机');
      expect(asksToStay()).to.equal(true);
      await expectAccessible(element);
      fate = undefined;
      await go(element, '现在就送');
      await receiptOf(element);
      expect(asksToStay()).to.equal(false);
    } finally {
      IDBDatabase.prototype.transaction = real;
    }
  });

  it('leads a refused answer back to its question, and sends the correction in its place', async () => {
    fate = () =>
      problem(422, 'invalid', { errors: [{ pointer: '/answers/wish', detail: '请不要写门牌号' }] });
    const element = await put();
    await go(element, '开始填写');
    await answer(element, '3 号楼 502 加扶手');
    await go(element, '提交');
    await says(element, '没有被接收，需要处理');
    const refused = posted[0]?.body;
    await expectAccessible(element);
    fate = undefined;
    await go(element, '更正');
    await says(element, '请不要写门牌号');
    expect(deep<HTMLTextAreaElement>(element, '#f-wish').value).to.equal('3 号楼 502 加扶手');
    await fill(element, '#f-wish', '楼道加扶手');
    expect(seek(element, '.summary')).to.equal(undefined);
    await go(element, '回到核对页', '提交');
    await receiptOf(element);
    const body = posted[posted.length - 1]?.body;
    expect(body?.id).not.to.equal(refused?.id);
    // Nobody can be sure that the first was not stored: the second says that it takes its place.
    expect(body).to.deep.include({ predecessor: refused?.id, createdAt: refused?.createdAt });
    expect(waiting()).to.equal(0);
  });

  it('keeps a correction a correction when the page is closed half way', async () => {
    fate = () => problem(422, 'invalid', { errors: [{ pointer: '/answers/wish', detail: '太长' }] });
    const element = await put();
    await go(element, '开始填写');
    await answer(element, '写得太长的心愿');
    await go(element, '提交', '更正');
    const refused = posted[0]?.body.id;
    await fill(element, '#f-wish', '短的心愿');
    await says(element, '已自动存在');
    element.remove();
    fate = undefined;
    const later = await put();
    await go(later, '接着填');
    await fill(later, '#f-wish', '短的心愿。');
    await go(later, '下一步');
    await go(later, '提交');
    await receiptOf(later);
    expect(posted[posted.length - 1]?.body.predecessor).to.equal(refused);
    expect(waiting()).to.equal(0);
  });

  it('sends a correction as one of what was accepted after all meanwhile', async () => {
    fate = () => problem(403, 'about:blank');
    const element = await put();
    await go(element, '开始填写');
    await answer(element, '夜里太黑');
    await go(element, '提交', '更正');
    await says(element, '上次没有被接收');
    const refused = String(posted[0]?.body.id);
    fate = undefined;
    outbox.sendNow();
    await until(() => outbox.state({ key } as never).sent.some(({ id }) => id === refused), 'accepted');
    await go(element, '更改：您的一个心愿');
    await fill(element, '#f-wish', '夜里太黑，请装路灯');
    await go(element, '回到核对页', '提交');
    await receiptOf(element);
    expect(posted[posted.length - 1]?.body.predecessor).to.equal(refused);
  });

  it('sends what was changed on another page as an edit of what went first', async () => {
    const element = await put();
    await go(element, '开始填写', '36–59', '下一步');
    await fill(element, '#f-wish', '两页同写');
    await says(element, '已自动存在');
    const twin = await put();
    twin.scrollIntoView();
    await go(twin, '接着填', /^\s*日常生活/, '下一步', '提交');
    await receiptOf(twin);
    await fill(element, '#f-wish', '两页同写，后来改了');
    await go(element, /^\s*日常生活/, '下一步', '提交');
    await receiptOf(element);
    const [first, second] = posted.map(({ body }) => body);
    expect(posted.length).to.equal(2);
    expect(second?.predecessor).to.equal(first?.id);
  });

  it('supports a task of the list instead of asking anew', async () => {
    const element = await put();
    await until(() => control(element, '任务清单'));
    await go(element, '任务清单');
    await says(element, '我也需要', 15_000);
    const none = deepAll(element, 'button').find((one) => /我也需要/.test(one.textContent ?? ''));
    none?.click();
    await until(() => element.view === 'form', 'the form');
    await go(element, '开始填写');
    await answer(element, '同样的需要');
    await until(
      () => seek(element, '.offer [aria-pressed=true], .offer input:checked'),
      'the task is chosen',
    );
    await expectAccessible(element);
    await go(element, '提交');
    await receiptOf(element);
    expect(posted[0]?.body.supports).to.have.lengthOf(1);
  });

  it('keeps a refused answer until a person removes it, with a word before', async () => {
    fate = () => problem(409, 'closed');
    const element = await put();
    await go(element, '开始填写');
    await answer(element, '想学国画');
    await go(element, '提交');
    await says(element, '征集已经截止');
    element.remove();
    const later = await put();
    await go(later, '本机有 1 份还没有送到');
    await says(later, '征集已经截止');
    await go(later, /^\s*打印 打印:/);
    await says(later, '想学国画');
    await go(later, '返回', /^\s*删除/);
    await says(later, '删除后找不回来');
    await go(later, '不删');
    expect(waiting()).to.equal(1);
    // It can be corrected too where the page asks another survey.
    later.survey = 'survey-demand';
    await says(later, '社区居民需求征集');
    await go(later, '本机有 1 份还没有送到', /^\s*更正/);
    await says(later, '核对您的回答');
    await says(later, '想学国画');
    later.remove();
    const last = await put();
    await go(last, '本机有 1 份还没有送到');
    await go(last, /^\s*删除/, '确定删除');
    await until(() => !waiting());
  });
});

describe('need-survey: what was begun', () => {
  it('is offered again after the page was closed, and shown only when asked for', async () => {
    const element = await put();
    await go(element, '开始填写', '36–59', '下一步');
    await fill(element, '#f-wish', '写到一半的心愿');
    await says(element, '已自动存在这台设备上');
    element.remove();
    const later = await put();
    await says(later, '上次填到第 2 步');
    expect(textOf(later)).not.to.include('写到一半');
    await expectAccessible(later);
    await go(later, '接着填');
    await until(() => seek(later, '#f-wish'));
    expect(deep<HTMLTextAreaElement>(later, '#f-wish').value).to.equal('写到一半的心愿');
    await go(later, /^\s*日常生活/, '下一步', '提交');
    await receiptOf(later);
    later.remove();
    const last = await put();
    await says(last, '开始填写');
    await new Promise((done) => setTimeout(done, 300));
    expect(textOf(last)).not.to.include('上次填到');
  });

  it('is not lost when its survey is gone', async () => {
    const old = {
      id: newId(),
      surveyId: 'survey-gone',
      version: '1',
      answers: { wish: '问卷撤了' },
      more: { mode: 'self' },
      at: Date.now(),
    };
    await outbox.drafts.save({ key } as never, old);
    const element = await mount<NeedSurvey>(
      '<need-survey backend="/api/" survey="survey-gone"></need-survey>',
    );
    await says(element, '没有找到这份问卷');
    await says(element, '还有 1 份没填完的内容');
    control(element, '保存成文件');
    expect(textOf(element)).not.to.include('问卷撤了');
    await outbox.drafts.drop(old.id);
  });

  it('can be thrown away', async () => {
    const element = await put();
    await go(element, '开始填写', '36–59', '下一步');
    await fill(element, '#f-wish', '不想要了');
    await says(element, '已自动存在');
    element.remove();
    const later = await put();
    await go(later, '重新填');
    await until(() => !textOf(later).includes('上次填到'));
    later.remove();
    const last = await put();
    await says(last, '开始填写');
    await new Promise((done) => setTimeout(done, 300));
    expect(textOf(last)).not.to.include('上次填到');
  });

  it('moves to a changed survey by the names of its questions, and shows what has no place any more', async () => {
    const old = {
      id: newId(),
      surveyId: 'survey-wish',
      version: '0',
      answers: { wish: '换成新题', gone: '旧题的回答' },
      spot: 'wish',
      more: { mode: 'self' },
      at: Date.now(),
    };
    await outbox.drafts.save({ key } as never, old);
    const element = await put();
    await says(element, '问卷后来改过');
    await go(element, '接着填');
    await says(element, '旧题的回答');
    expect(deep<HTMLTextAreaElement>(element, '#f-wish').value).to.equal('换成新题');
    await go(element, '知道了');
    await until(() => !textOf(element).includes('旧题的回答'));
    await outbox.drafts.drop(old.id);
  });
});

const personal: Survey = {
  ...wish,
  id: 'personal',
  version: '1',
  title: '带个人信息的问卷（示例）',
  who: '示例街道',
  why: '安排服务',
  retentionDays: 90,
  minors: { question: 'age', values: ['u14'] },
  pages: [
    {
      name: 'you',
      title: '关于您',
      elements: [
        {
          type: 'single',
          name: 'age',
          title: '您的年龄段',
          isRequired: true,
          choices: [
            { value: 'u14', text: '14 岁以下' },
            { value: 'a14', text: '14 岁及以上' },
          ],
        },
        { type: 'text', name: 'wish', title: '您的心愿' },
      ],
    },
    {
      name: 'call',
      title: '联系方式',
      elements: [{ type: 'phone', name: 'phone', title: '回电号码', purpose: '回电核实' }],
    },
    {
      name: 'health',
      title: '健康',
      elements: [
        { type: 'yesno', name: 'ill', title: '有慢性病吗', sensitive: true, purpose: '安排上门服务' },
      ],
    },
  ],
};

/** A backend object that accepts what it is given. */
function accepting(survey: Survey, takes: Record<string, unknown>[]) {
  const from = backend([survey], (resource) =>
    resource === 'service'
      ? { ...service, capabilities: { classes: ['read', 'write'], write: ['responses'] } }
      : undefined,
  );
  return Object.assign(from, {
    write: async (_name: string, content: { text?: string }, { id }: { id: string }) => {
      takes.push(JSON.parse(content.text ?? '{}') as Record<string, unknown>);
      return { id, receipt: 'ABCD2345', status: 'submitted', receivedAt: '2026-11-23T09:00:00+08:00' };
    },
  });
}

async function with_(survey: Survey, attributes = '', takes: Record<string, unknown>[] = []) {
  const element = await mount<NeedSurvey>(
    `<need-survey survey="${survey.id}" ${attributes}></need-survey>`,
    800,
  );
  element.backend = accepting(survey, takes);
  return { element, takes };
}

describe('need-survey: consent', () => {
  it('asks with two equal answers, does not ask a no again, and leaves its questions out', async () => {
    const { element, takes } = await with_(personal);
    await says(element, '回电号码');
    await go(element, '开始填写', '14 岁及以上', '下一步');
    await says(element, '接下来会问到您个人的信息');
    const buttons = deepAll(element, '.decide');
    const [yes, no] = buttons.map((one) => getComputedStyle(one));
    for (const property of [
      'backgroundColor',
      'color',
      'fontWeight',
      'borderTopColor',
      'height',
      'width',
    ] as const)
      expect(yes?.[property], property).to.equal(no?.[property]);
    expect(buttons.map((one) => one.getAttribute('aria-pressed'))).to.deep.equal(['false', 'false']);
    await expectAccessible(element);
    await go(element, '不同意，跳过');
    await says(element, '请单独确认');
    expect(textOf(element)).not.to.include('回电号码');
    await go(element, '不同意，跳过');
    await says(element, '核对您的回答');
    expect(textOf(element)).to.match(/个人信息 不同意，相关的题已跳过/);
    await go(element, '上一步', '上一步', '上一步', '下一步');
    // A no that was said is shown as said, and the way forward is not another page of asking.
    await until(() => seek(element, '.decide[aria-pressed=true]'));
    await go(element, '不同意，跳过', '不同意，跳过', '提交');
    await says(element, '已送达');
    expect(takes[0]?.consents).to.deep.equal({ personal: false, health: false });
    expect(JSON.stringify(takes[0])).not.to.match(/phone|ill"/);
  });

  it('can be given later from the check page, and then asks what was skipped', async () => {
    const { element, takes } = await with_(personal);
    await go(element, '开始填写', '14 岁及以上', '下一步', '不同意，跳过', '不同意，跳过');
    await go(element, '更改：个人信息', '同意，继续');
    await fill(element, '#f-phone', '138 0000 0000');
    await go(element, '下一步', '不同意，跳过', '提交');
    await says(element, '已送达');
    expect(takes[0]?.consents).to.deep.equal({ personal: true, health: false });
    expect(takes[0]?.answers).to.have.property('phone');
  });

  it('sends a child to the guardian or on without personal data', async () => {
    const { element, takes } = await with_(personal);
    await go(element, '开始填写', '14 岁以下', '下一步');
    await says(element, '请家长（监护人）一起填');
    await expectAccessible(element);
    await go(element, '不留个人信息');
    await says(element, '核对您的回答');
    await go(element, '提交');
    await says(element, '已送达');
    expect(takes[0]?.consents).to.deep.equal({ guardian: false });
    expect(Object.keys((takes[0]?.answers ?? {}) as object)).to.deep.equal(['age']);
  });
});

describe('need-survey: a refused paper sheet', () => {
  const sheet = (more: object = {}) => ({
    ...{ id: newId(), createdAt: '2026-11-23T08:30:00+08:00', channel: 'paper', role: 'worker' },
    ...{ helper: { relation: 'worker' }, surveyId: 'personal', surveyVersion: '0', areaId: 's2' },
    ...{ noticeHash: 'f'.repeat(64), consents: { personal: true, health: false }, sheetId: 'SHEET-1' },
    answers: { age: 'a14', wish: '纸上的心愿', phone: '13800000000', asked: '旧版才问的' },
    ...more,
  });

  async function refused(type: string, body: ReturnType<typeof sheet>) {
    const { element, takes } = await with_(personal);
    const from = element.backend as { write: (...given: unknown[]) => Promise<unknown> };
    const { write } = from;
    from.write = () => Promise.reject(new Failure('refused', { status: 409, problem: type }));
    await says(element, '回电号码');
    await outbox.put(objectBackend(from), { name: 'responses', label: '纸质表', body, shared: true });
    await go(element, '本机有 1 份还没有送到');
    await says(element, '没有被接收，需要处理');
    return { element, takes, mend: () => (from.write = write) };
  }

  it('stays that sheet, under the survey and the notice of today: consents asked anew, nothing lost unseen', async () => {
    const body = sheet();
    const { element, takes, mend } = await refused('invalid', body);
    await go(element, /^\s*更正/);
    await says(element, '旧版才问的');
    mend();
    await go(element, '知道了');
    await says(element, '接下来会问到您个人的信息');
    await go(element, '同意，继续');
    expect(deep<HTMLInputElement>(element, '#f-phone').value.replace(/ /g, '')).to.equal('13800000000');
    await go(element, '下一步', '不同意，跳过', '提交');
    await says(element, '已送达');
    expect(takes.length).to.equal(1);
    const { id, channel, sheetId, areaId, predecessor, createdAt, role } = takes[0] ?? {};
    expect({ channel, sheetId, areaId, predecessor, createdAt, role }).to.deep.equal({
      ...{ channel: 'paper', sheetId: 'SHEET-1', areaId: 's2', predecessor: body.id },
      ...{ createdAt: body.createdAt, role: 'worker' },
    });
    expect(id).not.to.equal(body.id);
    expect(takes[0]?.noticeHash).not.to.equal(body.noticeHash);
    expect(takes[0]?.answers).to.deep.equal({ age: 'a14', wish: '纸上的心愿', phone: '13800000000' });
    // It came on a shared device: no receipt stays.
    const { backend: given } = element;
    expect(outbox.state(objectBackend(given)).sent.map(({ receipt }) => receipt)).to.deep.equal(['']);
  });

  it('that is on the server already can be removed, not sent as one more', async () => {
    const { element } = await refused('conflict', sheet());
    await says(element, '服务器上已有这一份');
    expect(deepAll(element, 'button').some((one) => /^\s*更正/.test(one.textContent ?? ''))).to.equal(false);
    await go(element, /^\s*删除/, '确定删除');
    await until(() => !textOf(element).includes('还没有送到'));
  });

  it('with a photo that the device has lost is not sent without a word', async () => {
    const lost = 'a'.repeat(64);
    const survey: Survey = {
      ...personal,
      id: 'shot',
      minors: undefined,
      pages: [{ name: 'p', elements: [{ type: 'photo', name: 'shot', title: '照片', purpose: '看现场' }] }],
    };
    const { element, takes } = await with_(survey);
    const draft = { id: newId(), surveyId: 'shot', version: '1', answers: { shot: [lost] } };
    const more = { mode: 'self', notice: await noticeHash(survey) };
    const answers = { shot: [lost], '#consent/personal': true };
    await outbox.drafts.save(objectBackend(element.backend), { ...draft, answers, more, at: Date.now() });
    const { backend: given } = element;
    element.remove();
    const later = await mount<NeedSurvey>('<need-survey survey="shot"></need-survey>', 800);
    later.backend = given;
    await go(later, '接着填', '同意，继续', '下一步', '提交');
    await says(later, '照片或录音在本机上已经找不到了');
    expect(takes).to.deep.equal([]);
    deep(later, '.photo button').click();
    await go(later, '回到核对页', '提交');
    await says(later, '已送达');
    expect(takes[0]?.answers).to.deep.equal({});
  });
});

describe('need-survey: for somebody else', () => {
  it('asks who helps, reads the consent out, and sends the role', async () => {
    const { element, takes } = await with_(personal);
    await go(element, '我替别人填', '开始填写');
    await says(element, '请念给对方听');
    await expectAccessible(element);
    await go(element, '对方同意，开始填');
    expect(textOf(element)).to.include('请先选您是对方的什么人');
    await go(element, '家人', '对方同意，开始填', '14 岁及以上', '下一步', '不同意，跳过', '不同意，跳过');
    await says(element, '念给对方听');
    await go(element, '提交');
    await says(element, '已送达');
    expect(takes[0]).to.deep.include({ role: 'family', helper: { relation: 'family' } });
  });

  it('writes nothing when the other does not agree', async () => {
    const { element, takes } = await with_(personal, 'mode="behalf"');
    await go(element, '开始填写', '志愿者', '对方不同意');
    await says(element, '什么也没有保存');
    expect(takes).to.deep.equal([]);
  });
});

describe('need-survey: door to door', () => {
  it('shows the next resident nothing of the last, and counts what is not delivered', async () => {
    fate = offline;
    const element = await put('mode="visit"');
    await says(element, '入户采集');
    await expectAccessible(element);
    await go(element, '下一位居民');
    await says(element, '请把设备交给居民');
    expect(deepAll(element, 'button').length).to.equal(1);
    await expectAccessible(element);
    await go(element, '我是居民', '开始填写');
    await answer(element, '甲家的秘密心愿');
    await go(element, '提交');
    await says(element, '已存在本机');
    await go(element, '交还工作人员');
    await says(element, '请把设备交还工作人员');
    expect(element.shadowRoot?.textContent).not.to.include('甲家');
    expect(textOf(element)).to.include('本机有 1 份还没送到');
    await go(element, '我是工作人员');
    await says(element, '下一位居民');
    expect(element.shadowRoot?.textContent).not.to.include('甲家');
    await go(element, '下一位居民', '我是居民', '开始填写');
    await go(element, '36–59', '下一步');
    expect(deep<HTMLTextAreaElement>(element, '#f-wish').value).to.equal('');
    await fill(element, '#f-wish', '乙家没写完');
    await go(element, '停下，交还');
    await says(element, '请把设备交还');
    expect(element.shadowRoot?.textContent).not.to.include('乙家');
    await go(element, '我是工作人员');
    await says(element, '没填完的 1 份');
    expect(element.shadowRoot?.textContent).not.to.include('乙家');
    // Only the clerk takes it up again.
    await go(element, /^\s*接着填/);
    await until(() => seek(element, '#f-wish'));
    expect(deep<HTMLTextAreaElement>(element, '#f-wish').value).to.equal('乙家没写完');
    fate = undefined;
    await go(element, /^\s*日常生活/, '下一步', '提交');
    const receipt = await receiptOf(element);
    expect(textOf(element)).to.include('只在这里显示一次');
    await go(element, '交还工作人员');
    await until(() => !textOf(element).includes(receipt));
    const ids = posted.map(({ body }) => body.id);
    expect(new Set(ids).size).to.equal(2);
    expect(posted[0]?.body).to.include({ channel: 'home_visit' });
  });

  it('exports what waits as a file, reads it in again, and says what it found', async () => {
    fate = offline;
    const element = await put('mode="visit"');
    await go(element, '下一位居民', '我是居民', '开始填写');
    await answer(element, '丁家的心愿');
    await go(element, '提交', '交还工作人员', '我是工作人员', '结束今天');
    const made: Blob[] = [];
    const real = URL.createObjectURL;
    URL.createObjectURL = (blob: Blob) => {
      made.push(blob);
      return real.call(URL, blob);
    };
    try {
      await go(element, '导出未送达');
      await until(() => made.length === 1, 'a file');
    } finally {
      URL.createObjectURL = real;
    }
    const read = async (blob: Blob, said: string) => {
      const input = deep<HTMLInputElement>(element, 'input[type=file]');
      const files = new DataTransfer();
      files.items.add(new File([blob], 'hehuo.json', { type: 'application/json' }));
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
      await says(element, said);
    };
    const [file = new Blob()] = made;
    expect(JSON.parse(await file.text()).entries.length).to.equal(1);
    await read(file, '导入 0 份，1 份已经有了');
    await read(new Blob(['<html>']), '导入 0 份，1 份读不出来');
    const { id } = outbox.state({ key } as never).entries[0] ?? { id: '' };
    await outbox.drop(id);
    await read(file, '导入 1 份。');
    fate = undefined;
    outbox.sendNow();
    await until(() => !waiting(), 'sent from the file', 10_000);
    expect(new Set(posted.map(({ body }) => body.id)).size).to.equal(1);
  });

  it('sums the day up, and clears the device only when all has arrived', async () => {
    fate = offline;
    const element = await put('mode="visit"');
    await go(element, '下一位居民', '我是居民', '开始填写');
    await answer(element, '丙家的心愿');
    await go(element, '提交', '交还工作人员', '我是工作人员', '结束今天');
    await says(element, '还有没送到的，先不能清除');
    await says(element, '导出未送达');
    await expectAccessible(element);
    fate = undefined;
    await go(element, '现在就送');
    await says(element, '全部已送达', 12_000);
    // Unfinished forms of any survey go too, and are counted before.
    const other = { id: newId(), surveyId: 'survey-demand', version: '1', answers: { a: 1 }, at: Date.now() };
    await outbox.drafts.save({ key } as never, other);
    await go(element, '清除本机记录');
    await says(element, `还有 ${await outbox.drafts.count({ key } as never)} 份没填完的，会一起删掉`);
    await go(element, '确定清除');
    await says(element, '今天还没有收集');
    expect(await outbox.drafts.count({ key } as never)).to.equal(0);
    expect(outbox.state({ key } as never).sent.length).to.equal(0);
  });
});
