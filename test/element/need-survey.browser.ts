import { expect } from 'chai';
import type { Survey } from '../../src/contract';
import { NeedSurvey } from '../../src/element/need-survey/need-survey';
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
  type,
  until,
} from '../aid/mount';
import { backend, broken, early, needs, over, wish } from './need-survey.fixture';
import type { Answering } from './need-survey.fixture';

defineOnce('need-survey', NeedSurvey);

/** The element on the page with a backend of these surveys. */
async function put(
  attributes = '',
  list: Survey[] = [needs],
  answer?: Answering,
  width = 800,
): Promise<NeedSurvey> {
  return serve(attributes, backend(list, answer), width);
}

async function serve(attributes: string, from: Backend, width = 800): Promise<NeedSurvey> {
  const element = await mount<NeedSurvey>(`<need-survey ${attributes}><p>Fallback</p></need-survey>`, width);
  element.backend = from;
  return element;
}

const says = (element: Element, text: string | RegExp) =>
  until(
    () => (typeof text === 'string' ? textOf(element).includes(text) : text.test(textOf(element))),
    `says ${text}: ${textOf(element).slice(0, 400)}`,
  );

/** Presses what says so, once it is there. */
async function go(element: Element, ...said: (string | RegExp)[]): Promise<void> {
  for (const one of said) {
    await until(() => control(element, one), `there is ${one}`);
    control(element, one).click();
    await new Promise((next) => setTimeout(next));
  }
}

/** Types into the field of a question. */
async function fill(element: NeedSurvey, selector: string, text: string): Promise<void> {
  const field = await until(() => seek<HTMLInputElement>(element, selector), `there is ${selector}`);
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await element.updateComplete;
}

/** The chosen option's row. */
const option = (element: Element, text: string): HTMLElement => {
  const found = deepAll(element, 'label.option').find((one) => textOf(one).includes(text));
  if (!found) throw new Error(`no option ${text}`);
  return found;
};

const heading = (element: Element): string => textOf(deep(element, '.here h1, .here h2, .here h3, .here h4'));

describe('need-survey: which survey', () => {
  it('begins the only open survey of the area, with the notice before any question', async () => {
    const element = await put('area="d"', [needs, wish]);
    await says(element, '社区居民需求征集');
    for (const fact of [
      '示例街道新时代文明实践所',
      '保存 1 年',
      '不记名',
      '6 分钟',
      '2026年12月31日',
      '上门代填',
    ]) {
      expect(textOf(element)).to.include(fact);
    }
    expect(textOf(element)).to.include('还不能在网上提交');
    expect(seek(element, '.question')).to.equal(undefined);
    expect(control<HTMLAnchorElement>(element, '0531-0000-0000').href).to.equal('tel:053100000000');
    await expectAccessible(element);
  });

  it('lets the resident choose among several, and back', async () => {
    const element = await put('', [needs, wish]);
    const heard = listen(element);
    await says(element, '请选择一份问卷');
    await expectAccessible(element);
    // The one that closes first comes first.
    expect(deepAll(element, '.survey').map((one) => textOf(one).slice(0, 5))).to.deep.equal([
      '一分钟心愿',
      '社区居民需',
    ]);
    // Before anything is begun, each says that it cannot be sent and what to do instead.
    for (const card of deepAll(element, '.survey'))
      expect(textOf(card)).to.match(/不能在网上提交.*打印.*电话.*代录.*开始填写/);
    await go(element, '开始填写：一分钟心愿');
    await says(element, '打印空白问卷');
    expect(heard.find((one) => one.type === 'hehuo-select')?.detail).to.deep.equal({
      resource: 'surveys',
      id: 'wish',
    });
    await go(element, '其他问卷');
    await says(element, '请选择一份问卷');
  });

  it('follows the attributes survey and area', async () => {
    const element = await put('survey="wish"', [needs, wish]);
    await says(element, '一分钟心愿');
    element.survey = 'needs';
    await says(element, '社区居民需求征集');
    element.survey = '';
    await says(element, '请选择一份问卷');
    element.area = 's2';
    await says(element, '示例街道新时代文明实践所');
  });

  it('says of an unknown, an early and a closed survey what it is, and offers the open ones', async () => {
    for (const [id, words] of [
      ['nope', '没有找到这份问卷'],
      [early.id, '2027年1月1日 起'],
      [over.id, '2025年12月31日'],
    ] as const) {
      const element = await put(`survey="${id}"`, [needs]);
      await says(element, words);
      await until(() => control(element, '开始填写：社区居民需求征集'));
      expect(seek(element, '.go')).to.equal(undefined);
      await expectAccessible(element);
      await go(element, '开始填写：');
      element.remove();
    }
  });

  it('tells the resident one sentence and the author every mistake of a faulty definition', async () => {
    const heard: unknown[] = [];
    const hear = (event: CustomEvent<{ records: readonly unknown[] }>) => heard.push(...event.detail.records);
    document.addEventListener('hehuo-invalid', hear as unknown as EventListener, { once: true });
    const warn = console.warn;
    const warned: string[] = [];
    console.warn = (text: string) => warned.push(text);
    const element = await put('survey="broken"', [broken]);
    await says(element, '暂时不能显示');
    console.warn = warn;
    expect(textOf(element)).not.to.include('<b>');
    control(element, '0531-0000-0000');
    expect(heard.length, JSON.stringify(heard)).to.be.at.least(5);
    expect(warned.join('\n')).to.match(
      /survey "broken" at \/pages\/0\/elements\/2\/requiredIf: expected one of the keys/,
    );
  });

  it('has words for no survey at all, for failures, and shows the fallback under them', async () => {
    const none = await put('', []);
    await says(none, '现在没有正在征集的问卷');
    const busy = await put('', [needs], (resource) => {
      if (resource !== 'service') throw new Failure('busy', { retryAfter: 7 });
      return undefined;
    });
    await says(busy, '访问的人太多');
    expect(textOf(busy)).to.include('7 秒');
    expect(textOf(busy)).to.include('Fallback');
    const shape = await put('survey="needs"', [needs], (resource) =>
      resource === 'survey' ? { id: 'needs' } : undefined,
    );
    await says(shape, '暂时不能显示');
    for (const element of [none, busy, shape]) await expectAccessible(element);
  });

  it('shows a skeleton while it waits, and works when the service document alone fails', async () => {
    let answer: ((value: unknown) => void) | undefined;
    const element = await put('survey="needs"', [needs], (resource) =>
      resource === 'survey' ? new Promise((done) => (answer = done)) : undefined,
    );
    await until(() => answer && seek(element, '[aria-busy=true] .skeleton'));
    answer?.(needs);
    await says(element, '开始填写');
    const alone = await put('survey="needs"', [needs], (resource) => {
      if (resource === 'service') throw new Failure('server');
      return undefined;
    });
    await says(alone, '开始填写');
  });
});

describe('need-survey: filling in', () => {
  it('goes from start to end by keyboard alone, shows what conditions bring up, and hands in nothing', async () => {
    const element = await put();
    const heard = listen(element);
    await until(() => seek(element, '.go'));
    deep(element, '.go').focus();
    await press('Enter');
    await says(element, '第 1 步，共 5 步');
    await until(() => focused()?.tagName === 'H3', 'the heading of the page has the focus');
    // The fourth of the radios, by arrow keys.
    await press('Tab');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowDown');
    await until(() => option(element, '60 岁').dataset.on === 'true');
    await says(element, '共 6 步');
    deep(element, '#f-people').focus();
    await type('3');
    await press('Enter');
    await says(element, '您的需求');
    deep(element, '#f-kinds').focus();
    await press('Tab');
    await press(' ');
    await says(element, '一次课您愿意付多少元');
    await go(element, '下一步', /^\s*不同意/, '下一步');
    await says(element, '接下来会问到您个人的信息');
    await until(() => focused()?.textContent?.includes('第 4 步，共 6 步'), 'the step is in the heading');
    await go(element, '不同意，跳过', '下一步');
    await says(element, '核对您的回答');
    expect(textOf(element)).to.match(/家里常住几口人 3 .*文化娱乐.*不同意/);
    expect(textOf(element)).not.to.include('一个人住');
    await expectAccessible(element);
    await go(element, '填好了');
    await says(element, '没有送给任何人');
    expect(textOf(element)).to.include('可以交到：示例街道服务台 示例路 1 号');
    await expectAccessible(element);
    const sent = heard.filter((one) => one.type === 'hehuo-submit');
    expect(sent.length).to.equal(1);
    expect(JSON.stringify(sent[0]?.detail)).to.match(
      /^\{"resource":"responses","id":"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"\}$/,
    );
  });

  it('sums up what is wrong, takes the focus there, leads to the field and keeps what was typed', async () => {
    const element = await put();
    await go(element, '开始填写');
    await until(() => seek(element, '#f-people'));
    await fill(element, '#f-people', '很多');
    await go(element, '下一步');
    await until(() => focused()?.classList.contains('summary'), 'the summary has the focus');
    const lines = deepAll(element, '.summary li button').map((one) => textOf(one));
    expect(lines).to.deep.equal(['请选择：您的年龄段', '家里常住几口人：请写一个整数，例如 3']);
    // The sentence beside the field is the same, and the field is described by it.
    const field = deep<HTMLInputElement>(element, '#f-people');
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    const described = (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => textOf(deep(element, `#${id}`)));
    expect(described.join(' '))
      .to.include('1 到 20 之间')
      .and.to.include(lines[1] ?? '');
    expect(deep(element, '[role=radiogroup]').getAttribute('aria-invalid')).to.equal('true');
    expect(field.value).to.equal('很多');
    await expectAccessible(element);
    control(element, '家里常住几口人：').click();
    expect(focused()).to.equal(field);
    control(element, '请选择：您的年龄段').click();
    expect((focused() as HTMLInputElement).type).to.equal('radio');
    // Full-width digits from an input method count.
    await fill(element, '#f-people', '３');
    option(element, '14 至 35').click();
    await go(element, '下一步');
    await says(element, '您的需求');
  });

  it('asks which, when "other" is chosen, and never keeps "not known" beside a choice', async () => {
    const element = await put();
    await go(element, '开始填写');
    await until(() => seek(element, '#f-people'));
    option(element, '36 至 59').click();
    await go(element, '下一步');
    await says(element, '您的需求');
    option(element, '日常生活').click();
    option(element, '不清楚').click();
    await element.updateComplete;
    expect(deepAll(element, '.option[data-on=true]').map((one) => textOf(one))).to.deep.equal([
      '不清楚，或不想说',
    ]);
    expect(seek(element, '#f-detail')).to.equal(undefined);
    option(element, '其他').click();
    await element.updateComplete;
    expect(deepAll(element, '.option[data-on=true]').length).to.equal(1);
    await go(element, '下一步', '请写明是什么');
    expect((focused() as HTMLElement).dataset.other).to.equal('kinds');
    await fill(element, '#o-kinds', '遛狗的地方');
    await go(element, '下一步', '不同意，跳过', '下一步');
    await says(element, '其他：遛狗的地方');
  });

  it('comes back to the check page after a change, by way of what the change brings up', async () => {
    const element = await put();
    await go(element, '开始填写');
    await until(() => seek(element, '#f-people'));
    option(element, '14 至 35').click();
    await go(element, '下一步');
    await says(element, '您的需求');
    option(element, '养老托幼').click();
    await go(element, '下一步', '不同意，跳过', '下一步');
    await says(element, '核对您的回答');
    await go(element, '更改：您的年龄段');
    await until(() => focused()?.id === 'f-age', 'the changed question has the focus');
    option(element, '60 岁').click();
    await go(element, '回到核对页');
    await says(element, '同意回答健康方面的问题吗');
    expect(seek(element, '.summary')).to.equal(undefined);
    option(element, '不同意').click();
    await go(element, '回到核对页');
    await says(element, '核对您的回答');
    // A change that is thought better of leads back as well.
    await go(element, '更改：您最需要哪些服务', '上一步');
    await says(element, '核对您的回答');
    await go(element, '上一步');
    expect(heading(element)).to.include('最后两题');
  });

  it('does not go on at the Enter that ends a word of an input method', async () => {
    const element = await put('survey="wish"', [wish]);
    await go(element, '开始填写');
    await until(() => seek(element, '#f-wish'));
    await fill(element, '#f-wish', 'xin yuan');
    const field = deep(element, '#f-wish');
    const enter = (init: KeyboardEventInit) =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true, ...init }),
      );
    enter({ isComposing: true });
    enter({ keyCode: 229 } as KeyboardEventInit);
    await element.updateComplete;
    expect(seek(element, '#f-wish')).to.equal(field);
    enter({});
    await says(element, '核对您的回答');
  });

  it('keeps the answers when data are renewed, the language or the appearance changes, or the service goes', async () => {
    let gone = false;
    const element = await put('survey="wish"', [wish], () => {
      if (gone) throw new Failure('not-found');
      return undefined;
    });
    await go(element, '开始填写');
    await until(() => seek(element, '#f-wish'));
    await fill(element, '#f-wish', '多一盏路灯');
    gone = true;
    element.refresh();
    await new Promise((done) => setTimeout(done, 50));
    expect(deep<HTMLInputElement>(element, '#f-wish').value).to.equal('多一盏路灯');
    element.lang = 'en';
    await says(element, 'Your wish');
    await says(element, 'Step 1 of 2');
    element.appearance = 'elder';
    await says(element, 'Step 1 of 3');
    expect(deep<HTMLInputElement>(element, '#f-wish').value).to.equal('多一盏路灯');
    expect(textOf(element)).not.to.match(/[步题填写]/);
  });

  it('leaves nothing in the live region that was said in another language', async () => {
    const element = await put('survey="wish"', [wish]);
    await go(element, '开始填写');
    await fill(element, '#f-wish', '多一盏路灯');
    await go(element, '下一步', '填好了', '复制文字');
    const live = () => textOf(deep(element, '[part=announcer]'));
    await until(() => /复制/.test(live()));
    element.lang = 'en';
    await until(() => live() === '');
  });

  it('has the browser ask before answers are lost, and only then', async () => {
    const asks = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const element = await put('survey="wish"', [wish]);
    await go(element, '开始填写');
    await until(() => seek(element, '#f-wish'));
    expect(asks()).to.equal(false);
    await fill(element, '#f-wish', '多一盏路灯');
    expect(asks()).to.equal(true);
    const place = element.parentNode;
    element.remove();
    expect(asks()).to.equal(false);
    place?.append(element);
    expect(asks()).to.equal(true);
    // Dialling is no leaving, though some browsers ask then too.
    document.addEventListener('click', (event) => event.preventDefault(), { once: true });
    seek(element, 'a[href^="tel:"]')?.click();
    expect(asks()).to.equal(false);
    await until(asks);
    await go(element, '下一步', '填好了');
    await says(element, '没有送给任何人');
    expect(asks()).to.equal(false);
    await go(element, '返回修改');
    await until(asks);
    await go(element, '填好了', '重新填一份');
    await until(() => seek(element, '.start'));
    expect(asks()).to.equal(false);
  });

  it('hints at a phone or ID number in a text without standing in the way', async () => {
    const element = await put('survey="wish"', [wish, needs]);
    await go(element, '开始填写');
    await until(() => seek(element, '#f-wish'));
    const said = () => {
      const ids = (deep(element, '#f-wish').getAttribute('aria-describedby') ?? '').split(' ');
      return ids.map((id) => textOf(deep(element, `#${id}`))).join(' ');
    };
    await fill(element, '#f-wish', '修路灯，打 0531-0000-0000 或 20261130 都行');
    expect(said()).not.to.include('好像有');
    for (const number of ['138 0000 0000', '110101194901010015']) {
      await fill(element, '#f-wish', `找我：${number}`);
      expect(said()).to.include('好像有电话或身份证号，这里不用写。');
    }
    expect(deep(element, '#f-wish').getAttribute('aria-invalid')).to.equal(null);
    await expectAccessible(element);
    await go(element, '下一步');
    await says(element, '核对您的回答');
  });

  it('takes single words of the host instead of its own', async () => {
    const element = await put();
    element.words = { start: '我要说' };
    await until(() => control(element, '我要说'));
    expect(textOf(element)).to.include('打印空白问卷');
  });

  it('starts a new response with a new id and nothing of the last person', async () => {
    const element = await put('survey="wish"', [wish]);
    const ids: unknown[] = [];
    element.addEventListener('hehuo-submit', (event) => ids.push(event.detail.id));
    for (const text of ['甲的心愿', '乙的心愿']) {
      await go(element, '开始填写');
      await until(() => seek(element, '#f-wish'));
      expect(deep<HTMLInputElement>(element, '#f-wish').value).to.equal('');
      await fill(element, '#f-wish', text);
      await go(element, '下一步', '填好了');
      await says(element, text);
      await go(element, '重新填一份');
      expect(textOf(element)).not.to.include(text);
    }
    expect(new Set(ids).size).to.equal(2);
  });

  it('will not take a day half typed for no answer', async () => {
    const element = await put('survey="wish" appearance="elder"', [wish]);
    await go(element, '开始填写');
    await until(() => seek(element, '#f-wish'));
    await fill(element, '#f-wish', '唱歌');
    await go(element, '下一步');
    await until(() => seek(element, '#f-day-1'));
    await fill(element, '#f-day-1', '２');
    await go(element, '下一步');
    await says(element, '没有这一天');
    await fill(element, '#f-day', '2026');
    await fill(element, '#f-day-2', '30');
    await go(element, '下一步');
    await says(element, '没有这一天');
    await fill(element, '#f-day-1', '12');
    await go(element, '下一步');
    await says(element, '2026年12月30日');
  });
});

describe('need-survey: how it looks', () => {
  it('in the elder appearance asks one thing a screen in plain words, large, phone first', async () => {
    const element = await put('appearance="elder"', [needs], undefined, 360);
    await says(element, '也可以打电话说');
    await expectAccessible(element);
    await go(element, '开始填写');
    await says(element, '您多大年纪？');
    expect(deepAll(element, '.question').length).to.equal(1);
    expect(parseFloat(getComputedStyle(deep(element, '.option .text')).fontSize)).to.be.at.least(20);
    for (const target of deepAll(element, '.option, button, .button')) {
      if (target.getClientRects().length)
        expect(target.getBoundingClientRect().height, textOf(target)).to.be.at.least(60);
    }
    await expectAccessible(element);
  });

  it('offers the call first at the end in the elder appearance, elsewhere printing', async () => {
    for (const [appearance, first] of [
      ['elder', '0531-0000-0000'],
      ['standard', '打印'],
    ] as const) {
      const element = await put(`survey="wish" appearance="${appearance}"`, [wish], undefined, 360);
      await go(element, '开始填写');
      await until(() => seek(element, '#f-wish'));
      await fill(element, '#f-wish', '唱歌');
      while (!seek(element, '.checking')) await go(element, '下一步');
      await go(element, '填好了');
      await until(() => seek(element, '.done'));
      const primary = deepAll(element, '.primary');
      expect(primary.map((one) => textOf(one)).join('|')).to.include(first);
      expect(primary.length).to.equal(1);
      expect(deepAll(element, '.done a[href^="tel:"]').length).to.equal(1);
      await expectAccessible(element);
      element.remove();
    }
  });

  it('never scrolls sideways from 320 to 1600 px, in no screen', async () => {
    for (const width of [320, 700, 1600]) {
      for (const appearance of ['standard', 'elder']) {
        const element = await put(`appearance="${appearance}"`, [needs], undefined, width);
        await until(() => seek(element, '.go'));
        const fits = () => {
          const root = deep(element, '.root');
          expect(root.scrollWidth, `${width} ${appearance} ${heading(element)}`).to.be.at.most(
            root.clientWidth,
          );
        };
        fits();
        await go(element, '打印空白问卷');
        await says(element, 'A4 纸');
        fits();
        await go(element, '返回说明', '开始填写');
        await until(() => seek(element, '.question'));
        fits();
        element.remove();
      }
    }
  });

  it('prints a blank form with every question, its number, and in words when to leave it out', async () => {
    const element = await put();
    await go(element, '打印空白问卷');
    await says(element, 'A4 纸');
    for (const { elements } of needs.pages) {
      for (const { title } of elements) {
        expect(textOf(element)).to.include(typeof title === 'string' ? title : title['zh-Hans']);
      }
    }
    expect(textOf(element)).to.match(/第 1 题选了“60 岁及以上”/);
    await expectAccessible(element);
  });

  it('is accessible in dark, with every kind of question', async () => {
    const element = await put('theme="dark" lang="en"');
    document.body.style.background = '#121817';
    await go(element, 'Start');
    await says(element, 'About you');
    await expectAccessible(element);
    option(element, '60 or over').click();
    await go(element, 'Continue');
    option(element, 'Culture').click();
    option(element, 'Other').click();
    await element.updateComplete;
    await expectAccessible(element);
    await go(element, 'Continue', 'Say which');
    option(element, 'Other').click();
    await go(element, 'Continue');
    await says(element, 'Do you agree');
    option(element, 'I agree').click();
    await go(element, 'Continue');
    await says(element, 'is sensitive');
    await expectAccessible(element);
    await go(element, 'I agree, continue');
    await says(element, 'Your last check-up');
    await expectAccessible(element);
    await go(element, 'Continue', 'I agree, continue');
    await says(element, 'How content');
    await expectAccessible(element);
    document.body.style.background = '';
  });
});

describe('need-survey on the reference backend', () => {
  it('shows the demonstration surveys, each of which can be asked', async () => {
    const element = await mount<NeedSurvey>('<need-survey backend="/api/"></need-survey>', 900);
    const faults: unknown[] = [];
    element.addEventListener('hehuo-invalid', (event) => faults.push(...event.detail.records));
    await until(() => deepAll(element, '.survey').length >= 2, 'two surveys', 15_000);
    const titles = deepAll(element, '.survey button').map((one) => one.getAttribute('aria-label') ?? '');
    for (const title of titles) {
      await go(element, title);
      await says(element, '打印空白问卷');
      await go(element, '开始填写');
      await until(() => seek(element, '.question'));
      await expectAccessible(element);
      await go(element, '返回说明', '其他问卷');
      await says(element, '请选择一份问卷');
    }
    expect(faults).to.deep.equal([]);
    await click(control(element, titles[0] ?? ''));
    await says(element, '演示');
  });
});
