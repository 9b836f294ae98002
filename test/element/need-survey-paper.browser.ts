import { expect } from 'chai';
import { correction, generate } from 'lean-qr/nano';
import { executeServerCommand } from '@web/test-runner-commands';
import { newSheetIds, sheetIdText } from '../../src/element/need-survey/paper/sheet';
import { readSheet, sheetAddress } from '../../src/element/need-survey/paper/code';
import {
  control,
  deep,
  deepAll,
  engine,
  expectAccessible,
  focused,
  mount,
  press,
  seek,
  skipIn,
  textOf,
  type,
  until,
} from '../aid/mount';
import { everyKind, PaperStage } from './need-survey-paper.fixture';

customElements.define('paper-stage', PaperStage);

async function put(set: Partial<PaperStage> = {}, width = 800): Promise<PaperStage> {
  const stage = await mount<PaperStage>('<paper-stage></paper-stage>', width);
  Object.assign(stage, set);
  stage.pane.print();
  await stage.updateComplete;
  return stage;
}

/** Types with real keys; WebKit's driver loses some of a fast row, as no scanner does. */
async function enter(text: string): Promise<void> {
  const field = focused();
  if (engine !== 'webkit' || !(field instanceof HTMLInputElement)) return type(text);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** The stage where a sheet with this number is being typed in. */
async function typing(number = newSheetIds(1)[0] ?? '', stage?: PaperStage): Promise<PaperStage> {
  const at = stage ?? (await put());
  if (!stage) at.pane.type();
  await until(() => focused()?.id === 'sheet-number', 'the number has the focus');
  await enter(number);
  await press('Enter');
  return at;
}

const present = (stage: PaperStage): string[] =>
  deepAll(stage, '.numbered').map((one) => `${textOf(deep(one, '.no'))} ${one.dataset.step ?? ''}`);
const step = (stage: PaperStage, name: string) => deep(stage, `[data-step="${name}"]`);
const inStep = (name: string) => () => focused()?.closest<HTMLElement>('.numbered')?.dataset.step === name;

/** A call of Chromium's protocol, with its answer. */
const cdp = (method: string, params: object): Promise<unknown> =>
  executeServerCommand('cdp', { method, params } as never);

describe('need-survey on paper: the form', () => {
  for (const elder of [false, true]) {
    it(`prints every question, option and gate of every kind, ${elder ? 'elder' : 'standard'}`, async () => {
      const stage = await put({ elder });
      const text = textOf(stage);
      for (const page of everyKind.pages) {
        for (const { title, plain, choices, elements } of page.elements) {
          const shown = String((elder && plain) || title).replace('{age}', '（第 1 题的回答）');
          expect(text).to.include(shown);
          for (const choice of choices ?? []) expect(text).to.include(String(choice.text));
          for (const inner of elements ?? [])
            expect(
              deepAll(stage, '.member').filter((one) => textOf(one).includes(String(inner.title))),
            ).to.have.length(3);
        }
      }
      for (const words of [
        '可另附照片',
        '可口述，由工作人员记录',
        '不够可另附纸',
        '不用写门牌号',
        '社区名称',
        '第 14 题，用于：回电话',
      ])
        expect(text).to.include(words);
      // Consent: a box for yes and one for no, alike.
      const gates = deepAll(stage, '.gate');
      expect(gates).to.have.length(2);
      for (const gate of gates) {
        const [yes, no, more] = deepAll(gate, '.pair li');
        expect([yes, no, more].map((one) => one && textOf(one).replace(/\s/g, ''))).to.deep.equal([
          '□1.同意',
          '□2.不同意',
          undefined,
        ]);
        expect(yes?.offsetWidth).to.equal(no?.offsetWidth);
      }
      // The notice comes before the first question.
      const order = deepAll(stage, '.facts, .question').map((one) => one.className.split(' ')[0]);
      expect(order.indexOf('facts')).to.equal(0);
      await expectAccessible(stage);
    });
  }

  it('loses nothing at 320 px', async () => {
    const stage = await put({}, 320);
    const paper = deep(stage, '.paper');
    expect(paper.scrollWidth).to.be.at.most(paper.clientWidth + 1);
  });

  it('gives each copy a number of its own, keeps the first, and has new ones after printing', async () => {
    const stage = await put();
    const ids = () => deepAll(stage, '.paper').map((one) => one.dataset.sheet ?? '');
    const [first] = ids();
    const count = deep<HTMLInputElement>(stage, '#copies');
    const set = async (value: string) => {
      count.value = value;
      count.dispatchEvent(new Event('change'));
      await stage.updateComplete;
    };
    await set('50');
    expect(new Set(ids()).size).to.equal(50);
    expect(ids()[0]).to.equal(first);
    await set('5000');
    expect(ids()).to.have.length(50);
    await set('-3');
    expect(ids()).to.deep.equal([first]);
    expect(count.value).to.equal('1');
    await set('-3');
    expect(count.value).to.equal('1');
    await set('3');
    window.dispatchEvent(new Event('afterprint'));
    await stage.updateComplete;
    expect(ids()).to.have.length(3);
    expect(ids()).not.to.include(first);
  });

  it('has the page’s print rules only while the paper is shown', async () => {
    const before = document.adoptedStyleSheets.length;
    const stage = await put();
    const rules = () =>
      document.adoptedStyleSheets
        .flatMap((sheet) => Array.from(sheet.cssRules, (rule) => rule.cssText))
        .join(' ');
    expect(document.adoptedStyleSheets).to.have.length(before + 1);
    expect(rules()).to.match(/@page/);
    stage.pane.type();
    await stage.updateComplete;
    expect(document.adoptedStyleSheets).to.have.length(before);
    stage.pane.print();
    await stage.updateComplete;
    stage.remove();
    expect(document.adoptedStyleSheets).to.have.length(before);
  });

  it('draws a code that says survey, version and sheet, large enough to scan', async () => {
    const stage = await put();
    const image = deep<SVGSVGElement>(stage, 'svg.code');
    const id = deep(stage, '.paper').dataset.sheet ?? '';
    expect(textOf(deep(stage, '.tag'))).to.include(sheetIdText(id));
    const text = image.dataset.text ?? '';
    expect(readSheet(text)).to.deep.equal({ survey: 'every-kind', version: '4', sheet: id });
    expect(text).to.equal(sheetAddress({ survey: 'every-kind', version: '4', sheet: id }, location.href));
    // What is drawn, cell by cell, is the code of that text with four modules of white around it.
    const side = image.viewBox.baseVal.width;
    const path = deep<SVGPathElement>(image, 'path');
    const point = image.createSVGPoint();
    const drawn = (x: number, y: number) => {
      point.x = x + 0.5;
      point.y = y + 0.5;
      return path.isPointInFill(point);
    };
    const code = generate(text, { minCorrectionLevel: correction.M });
    expect(side).to.equal(code.size + 8);
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        if (drawn(x, y) !== code.get(x - 4, y - 4)) throw new Error(`module ${x}, ${y} is wrong`);
      }
    }
    const mm = 96 / 25.4;
    expect((image.getBoundingClientRect().width * code.size) / side / mm).to.be.at.least(25);
  });

  /** Every text of a sheet is seen, within the margins, and no smaller than the least size (px). */
  function expectWhole(paper: HTMLElement, least: number): void {
    const { left, right } = paper.getBoundingClientRect();
    for (const one of deepAll(paper, '*')) {
      if (!Array.from(one.childNodes).some((node) => node instanceof Text && node.data.trim())) continue;
      const box = one.getBoundingClientRect();
      const told = textOf(one).slice(0, 20);
      expect(box.width * box.height, `“${told}” is on paper`).to.be.greaterThan(0);
      expect(box.left, `“${told}” within the margins`).to.be.at.least(left - 1);
      expect(box.right, `“${told}” within the margins`).to.be.at.most(right + 1);
      if (!one.closest('.tag'))
        expect(parseFloat(getComputedStyle(one).fontSize), told).to.be.at.least(least);
    }
  }

  /** Prints the page as it is: sizes of its pages in points. */
  async function printed(): Promise<number[][]> {
    const { data } = (await cdp('Page.printToPDF', { preferCSSPageSize: true })) as { data: string };
    const boxes = atob(data).match(/\/MediaBox\s*\[[^\]]*\]/g) ?? [];
    return boxes.map((box) => (box.match(/[\d.]+/g) ?? []).slice(2).map((one) => Math.round(Number(one))));
  }

  skipIn(
    ['firefox', 'webkit'],
    'only Chromium prints here',
    'prints on A4 in large type, nothing cut off',
    async () => {
      await executeServerCommand('resize', { width: 680, height: 900, frame: [0, 0] } as never);
      try {
        for (const elder of [false, true]) {
          const stage = await put({ elder }, 660);
          // Printing ends the emulation.
          await executeServerCommand('media', 'print' as never);
          expectWhole(deep(stage, '.paper'), elder ? 24 : 18.6); // 18 pt, 14 pt
          expect(getComputedStyle(deep(stage, '.no-print')).display).to.equal('none');
          const pages = await printed();
          expect(pages.length).to.be.within(5, 12);
          for (const page of pages) expect(page).to.deep.equal([595, 842]);
          stage.remove();
        }
      } finally {
        await executeServerCommand('media', 'screen' as never);
      }
    },
  );
});

describe('need-survey on paper: typing in', () => {
  it('takes a number as typed and as scanned, and says what is wrong with one', async () => {
    const stage = await put();
    const [id = ''] = newSheetIds(1);
    await expectTrouble(stage, '', '请输入编号');
    await expectTrouble(stage, `${id.slice(0, 10)}${id.endsWith('2') ? '3' : '2'}`, '编号不对');
    const other = sheetAddress({ survey: 'other', version: '1', sheet: id }, 'https://a.example/');
    await expectTrouble(stage, other, '另一份问卷');
    stage.pane.type();
    await typing(
      sheetAddress({ survey: 'every-kind', version: '3', sheet: id }, 'https://a.example/'),
      stage,
    );
    await until(inStep('age'));
    expect(textOf(stage))
      .to.include(`录入：编号 ${sheetIdText(id)}`)
      .and.include('第 3 版印的');
    await expectAccessible(stage);
  });

  async function expectTrouble(stage: PaperStage, number: string, words: string): Promise<void> {
    stage.pane.type();
    await typing(number, stage);
    await until(() => textOf(stage).includes(words), words);
    await until(() => focused()?.id === 'sheet-number');
  }

  it('is keyed like the sheet: digits choose, Enter goes on, what the paper skips is skipped', async () => {
    const [id = ''] = newSheetIds(1);
    const stage = await typing(id);
    await until(inStep('age'));
    expect(present(stage)).to.not.include('2 alone');
    await press('4'); // 60 and over: question 2 comes up
    await until(inStep('alone'));
    await press('2');
    await until(inStep('community'));
    await press('Enter');
    await until(inStep('members'));
    (focused() as HTMLElement)
      .closest<HTMLElement>('.numbered')
      ?.querySelector<HTMLElement>('input, select, textarea')
      ?.focus();
    deep(step(stage, 'class'), 'input').focus();
    await press('1');
    await until(inStep('subjects'));
    await press('1');
    await press('3');
    await press('a'); // the tenth: other, say which
    await until(() => (focused() as HTMLElement).dataset.other === 'subjects');
    await type('2 胡琴');
    await press('Enter');
    await until(inStep('fee'));
    await type('12.5');
    await press('Enter');
    await until(inStep('from'));
    deep(step(stage, 'rate'), 'input').focus();
    await press('5');
    await until(inStep('wish'));
    await type('第一行');
    await press('Enter');
    await until(inStep('people'));
    await type('3');
    await press('Enter');
    await until(inStep('call'));
    await press('1');
    await until(inStep('#consent/either'));
    expect(present(stage)).to.not.include('14 phone');
    await press('1');
    await until(inStep('phone'));
    await enter('13800000000');
    await press('Enter');
    expect(present(stage).join()).to.include('18 #consent/hardship').and.not.include('19 hard');
    deep(step(stage, '#consent/hardship'), 'input').focus();
    await press('2');
    await until(inStep('last'));
    await press('Enter');
    await until(() => focused()?.classList.contains('save'));
    await press('Enter');
    await until(
      () => stage.outbox.got.length === 1,
      `saved: ${textOf(stage).slice(0, 200)} ${focused()?.className}`,
    );
    const { body, label } = stage.outbox.got[0] ?? { body: {}, label: '' };
    expect(body).to.deep.include({
      channel: 'paper',
      role: 'worker',
      sheetId: id,
      surveyId: 'every-kind',
      surveyVersion: '4',
      consents: { personal: true, hardship: false },
    });
    expect((body as { answers: object }).answers).to.deep.equal({
      age: 'a60',
      alone: false,
      class: true,
      subjects: ['s0', 's2', '#other'],
      'subjects#other': '2 胡琴',
      fee: 12.5,
      rate: 5,
      wish: '第一行',
      people: 3,
      call: true,
      phone: '13800000000',
    });
    expect(label).to.include(sheetIdText(id));
    // And the next sheet at once.
    await until(() => focused()?.id === 'sheet-number');
    expect(deep<HTMLInputElement>(stage, '#sheet-number').value).to.equal('');
    expect(textOf(stage)).to.include('这次已录入 1 张');
  });

  it('asks a child’s guardian where the paper has one question for both', async () => {
    const stage = await typing();
    await until(inStep('age'));
    await press('1');
    await until(() => seek(stage, '[data-step="#consent/either"]'));
    expect(present(stage).join()).to.not.include('#consent/hardship');
    deep(step(stage, '#consent/either'), 'input').focus();
    await press('1');
    await until(() => present(stage).join().includes('#consent/hardship'));
    deep(step(stage, 'class'), 'input').focus();
    await press('2');
    control(stage, '录完').click();
    await until(() => stage.outbox.got.length === 1);
    expect(stage.outbox.got[0]?.body.consents).to.deep.equal({ guardian: true });
  });

  /** Types in the least that may be handed in. */
  async function least(stage: PaperStage): Promise<void> {
    await until(inStep('age'));
    await press('2');
    deep(step(stage, 'class'), 'input').focus();
    await press('2');
  }

  it('sends a sheet once, however often it is typed in or saved', async () => {
    const [id = ''] = newSheetIds(1);
    const stage = await typing(id);
    await least(stage);
    stage.outbox.hold = true;
    const save = control(stage, '录完');
    save.click();
    save.click();
    await until(() => stage.outbox.release);
    expect(textOf(stage)).to.include('正在保存').and.not.include('已保存');
    stage.outbox.release?.();
    await until(() => focused()?.id === 'sheet-number');
    expect(stage.outbox.got).to.have.length(1);
    // A clerk types the next number when the last sheet is said to be saved.
    await until(() => textOf(stage).includes('已保存'));
    await until(() => focused()?.id === 'sheet-number', 'the next number');
    await enter(sheetIdText(id).toLowerCase());
    (focused() as HTMLInputElement | null)?.form?.requestSubmit();
    await until(() => textOf(stage).includes('这张表已经录入过'), 'known');
    // After a reload the outbox still knows the sheet by its label.
    const again = await put();
    stage.outbox.entries.forEach((entry, key) => again.outbox.entries.set(key, entry));
    again.pane.type();
    await typing(id, again);
    await until(() => textOf(again).includes('这张表已经录入过'));
    expect(stage.outbox.got).to.have.length(1);
  });

  it('says that the server has the sheet already, and lets the second one go', async () => {
    const [id = ''] = newSheetIds(1);
    const stage = await typing(id);
    await least(stage);
    control(stage, '录完').click();
    await until(() => focused()?.id === 'sheet-number');
    const [key, entry] = Array.from(stage.outbox.entries)[0] ?? [];
    if (!key || !entry) throw new Error('nothing waits');
    stage.outbox.entries.set(key, {
      ...entry,
      state: 'attention',
      failure: { reason: 'refused', status: 409, type: 'conflict' },
    });
    stage.requestUpdate();
    await until(() => textOf(stage).includes('服务器上已有一份'));
    control(stage, '去掉重复').click();
    await until(() => !textOf(stage).includes('服务器上已有一份'));
    expect(stage.outbox.entries.size).to.equal(0);
  });

  it('types in a sheet without a number, and asks before half a sheet is thrown away', async () => {
    const stage = await put();
    stage.pane.type();
    await stage.updateComplete;
    control(stage, '没有编号').click();
    await least(stage);
    expect(stage.pane.unfinished).to.equal(true);
    control(stage, '不录这张').click();
    await until(() => textOf(stage).includes('还没有录完'));
    control(stage, '继续录入').click();
    await stage.updateComplete;
    control(stage, '录完').click();
    await until(() => stage.outbox.got.length === 1);
    expect(stage.outbox.got[0]?.body).to.not.have.property('sheetId');
    expect(stage.pane.unfinished).to.equal(false);
  });

  it('does not guess what the paper leaves out: required questions are named, and led to', async () => {
    const stage = await typing();
    await until(inStep('age'));
    control(stage, '录完').click();
    await until(() => focused()?.classList.contains('summary'));
    expect(textOf(stage)).to.include('请打电话补问');
    expect(stage.outbox.got).to.have.length(0);
    await expectAccessible(stage);
    deep(stage, '.summary .link').click();
    await until(inStep('age'));
  });

  it('leaves the Enter of an input method, and the browser’s own keys, alone', async () => {
    const stage = await typing();
    await until(inStep('age'));
    const field = deep<HTMLTextAreaElement>(step(stage, 'wish'), 'textarea');
    field.focus();
    const key = (init: KeyboardEventInit) =>
      field.dispatchEvent(
        new KeyboardEvent('keydown', { bubbles: true, composed: true, cancelable: true, ...init }),
      );
    expect(key({ key: 'Enter', isComposing: true })).to.equal(true);
    expect(key({ key: 'Enter', shiftKey: true })).to.equal(true);
    expect(key({ key: '1' })).to.equal(true);
    expect(focused()).to.equal(field);
    const radio = deep<HTMLInputElement>(step(stage, 'age'), 'input');
    radio.focus();
    radio.dispatchEvent(
      new KeyboardEvent('keydown', { key: '1', ctrlKey: true, bubbles: true, composed: true }),
    );
    expect(radio.checked).to.equal(false);
    expect(engine).to.be.a('string');
  });
});
