import { executeServerCommand } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { Question } from '../../src/contract/need';
import { isPhone } from '../../src/contract/tidy';
import { ATTACHMENT_LIMIT, Attachments, NoRoom } from '../../src/element/need-survey/field/attach';
import { geoUri } from '../../src/element/need-survey/field/location';
import { spaced } from '../../src/element/need-survey/field/phone';
import { PictureFault, shrink } from '../../src/element/need-survey/field/picture';
import { levelOf } from '../../src/element/need-survey/field/record';
import {
  click,
  control,
  deep,
  deepAll,
  expectAccessible,
  focused,
  mount,
  press,
  seek,
  skipIn,
  textOf,
  type,
  until,
  updated,
} from '../aid/mount';
import {
  choose,
  cornersOf,
  FieldBench,
  jpegOf,
  quarters,
  SECRET,
  stub,
  withExif,
} from './need-survey-fields.fixture';

/** A bench with these questions. */
async function bench(
  questions: Question[],
  change: Partial<FieldBench> = {},
  width = 600,
): Promise<FieldBench> {
  const element = await mount<FieldBench>('<field-bench></field-bench>', width);
  Object.assign(element, { questions, ...change });
  element.requestUpdate();
  await updated(element);
  return element;
}

const says = (element: Element, text: string) =>
  until(() => textOf(element).includes(text), `says ${text}: ${textOf(element).slice(0, 400)}`);

const fileField = (element: Element) => deep<HTMLInputElement>(element, 'input[type=file]');

async function shas(element: FieldBench, name: string, count: number): Promise<string[]> {
  await until(
    () => ((element.draft[name] as string[] | undefined) ?? []).length === count,
    `${count} in ${name}`,
    15_000,
  );
  return (element.draft[name] as string[] | undefined) ?? [];
}

const fault = async (file: Blob): Promise<string> => {
  try {
    await shrink(file);
    return 'none';
  } catch (error) {
    return error instanceof PictureFault ? error.trouble : String(error);
  }
};

const photoQuestion: Question = {
  type: 'photo',
  name: 'pic',
  title: '拍一张照片',
  max: 2,
  purpose: '便于找到地方',
};

describe('need-survey fields: photo', () => {
  it('sends nothing of the file but its pixels: no place, no EXIF', async () => {
    const given = await withExif(await quarters(320, 200), 6);
    expect(await given.text()).to.include(SECRET);
    const sent = await shrink(given);
    const bytes = await sent.text();
    expect(bytes).not.to.include(SECRET);
    expect(bytes).not.to.include('Exif');
    expect(sent.type).to.equal('image/jpeg');
  });

  for (const turn of [1, 2, 3, 4, 5, 6, 7, 8]) {
    it(`turns a photo of orientation ${turn} upright, in either byte order`, async () => {
      // The pixels, in reading order of the upright picture; colours of `quarters` are rgbw when not turned.
      const upright = ['', 'rgbw', 'grwb', 'wbgr', 'bwrg', 'rbgw', 'brwg', 'wgbr', 'gwrb'][turn];
      for (const little of [false, true]) {
        const { corners, width, height } = await cornersOf(
          await shrink(await withExif(await quarters(320, 200), turn, little)),
        );
        expect(corners).to.equal(upright);
        expect([width, height]).to.deep.equal(turn >= 5 ? [200, 320] : [320, 200]);
      }
    });
  }

  skipIn(
    ['firefox', 'webkit'],
    'its own turning is not asked here',
    'turns as the browser itself would',
    async () => {
      for (const turn of [2, 3, 4, 5, 6, 7, 8]) {
        const file = await withExif(await quarters(64, 32), turn);
        const own = await cornersOf(await createImageBitmap(file, { imageOrientation: 'from-image' }));
        expect((await cornersOf(await shrink(file))).corners, `orientation ${turn}`).to.equal(own.corners);
      }
    },
  );

  it('makes the largest photo small: no side over 1600 px, at most 400 KB', async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [2600, 1900];
    const context = canvas.getContext('2d');
    const tile = context?.createImageData(2600, 190);
    for (let row = 0; tile && row < 10; row++) {
      for (let at = 0; at < tile.data.length; at++)
        tile.data[at] = at % 4 === 3 ? 255 : (Math.random() * 256) | 0;
      context?.putImageData(tile, 0, row * 190);
    }
    const noisy = await jpegOf(canvas, 1);
    expect(noisy.size).to.be.greaterThan(2_000_000);
    const sent = await shrink(noisy);
    const { width, height } = await cornersOf(sent);
    expect(Math.max(width, height)).to.be.at.most(1600);
    expect(sent.size).to.be.at.most(400 * 1024);
    expect(width / height).to.be.closeTo(2600 / 1900, 0.01);
  });

  it('takes a file of 40 MB', async () => {
    const large = new Blob([await quarters(300, 200), new Uint8Array(40 * 1024 * 1024)], {
      type: 'image/jpeg',
    });
    expect((await shrink(large)).size).to.be.below(50_000);
  });

  it('tells an empty file, no picture, a broken picture and HEIC apart', async () => {
    expect(await fault(new Blob([]))).to.equal('empty');
    expect(await fault(new Blob(['%PDF-1.7 ...'], { type: 'image/jpeg' }))).to.equal('not-image');
    expect(await fault((await quarters(40, 40)).slice(0, 60))).to.equal('unreadable');
    const heic = new Blob([new Uint8Array([0, 0, 0, 24]), 'ftypheic', new Uint8Array(60)]);
    expect(await fault(heic)).to.equal('heic');
    const wild = new Blob([
      new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff]),
      'Exif\0\0MM',
      new Uint8Array(9),
    ]);
    expect(await fault(wild)).to.equal('unreadable');
  });

  it('is added, shown, removed and brought back, each told and with the focus led', async () => {
    const element = await bench([photoQuestion]);
    await says(element, '为什么问：便于找到地方');
    choose(
      fileField(element),
      new File([await quarters(400, 300)], 'a.jpg'),
      new File([await quarters(300, 400)], 'b.jpg'),
    );
    const [first = '', second = ''] = await shas(element, 'pic', 2);
    expect(element.attachments.get(first)?.size).to.be.greaterThan(100);
    await until(
      () => deepAll<HTMLCanvasElement>(element, 'canvas').every((one) => one.width > 100),
      'thumbnails drawn',
    );
    await says(element, '已有 2 张，不能再加了');
    expect(element.said.join()).to.include('现在有 2 张');
    await expectAccessible(element);
    control(element, '移除第 1 张照片').click();
    await until(() => focused()?.textContent?.includes('撤销'), 'focus on undo');
    expect(element.draft.pic).to.deep.equal([second]);
    expect(element.attachments.get(first)).to.equal(undefined);
    control(element, '撤销').click();
    await until(() => (element.draft.pic as string[])[0] === first, 'back in its place');
    expect(element.attachments.get(first)).not.to.equal(undefined);
  });

  it('says of each file that is not taken which and why, and keeps the good ones', async () => {
    const element = await bench([{ ...photoQuestion, max: 3 }]);
    choose(
      fileField(element),
      new File([''], 'leer.jpg'),
      new File([await quarters(40, 30)], 'gut.jpg'),
      new File(['text'], 'brief.docx'),
      new File([await quarters(60, 30)], 'vier.jpg'),
    );
    await shas(element, 'pic', 1);
    await says(element, '“leer.jpg”是空文件');
    await says(element, '“brief.docx”不是照片');
    await says(element, '最多 3 张，多出来的没有加上');
    expect(fileField(element).value).to.equal('');
  });

  it('is waited for before the answers count as complete', async () => {
    const element = await bench([photoQuestion]);
    choose(fileField(element), new File([await quarters(2000, 1500)], 'a.jpg'));
    expect(element.draft.pic).to.equal(undefined);
    await element.attachments.settled();
    expect(element.draft.pic).to.have.length(1);
    await element.attachments.settled();
  });

  it('says that a photo of an old draft is gone instead of showing nothing', async () => {
    const element = await bench([photoQuestion], { draft: { pic: ['a'.repeat(64)] } });
    await says(element, '已经找不到了');
    control(element, '移除第 1 张照片').click();
    await until(() => element.draft.pic === undefined);
  });
});

describe('need-survey fields: attachments', () => {
  it('keeps no more than 10 MB, and only what the answers name is sent', async () => {
    const kept = new Attachments();
    const half = await kept.add(new Blob([new Uint8Array(ATTACHMENT_LIMIT / 2)]));
    const small = await kept.add(new Blob(['klein']));
    expect(await kept.add(new Blob(['klein']))).to.equal(small);
    let error: unknown;
    await kept
      .add(new Blob([new Uint8Array(ATTACHMENT_LIMIT / 2 + 1)]))
      .catch((reason: unknown) => (error = reason));
    expect(error).to.be.instanceOf(NoRoom);
    const used = kept.used({ a: [half], b: [{ c: [small] }, { d: 'x' }], e: 'f'.repeat(64) });
    expect(Array.from(used.keys())).to.deep.equal([half, small]);
    expect(kept.used({ b: 3 }).size).to.equal(0);
  });
});

/** A recorder that gives bytes at once and ends when told. */
class FakeRecorder extends EventTarget {
  static made: FakeRecorder[] = [];
  static isTypeSupported = (one: string) => one.includes('webm');
  state = 'inactive';
  mimeType = 'audio/webm;codecs=opus';
  ondataavailable: ((event: { data: Blob }) => void) | undefined;
  onstop: (() => void) | undefined;
  onerror: (() => void) | undefined;
  constructor(readonly stream: MediaStream) {
    super();
    FakeRecorder.made.push(this);
  }
  start(): void {
    this.state = 'recording';
  }
  stop(): void {
    this.state = 'inactive';
    this.ondataavailable?.({ data: new Blob([`ton ${FakeRecorder.made.length}`]) });
    this.onstop?.();
  }
}

const stopped: string[] = [];

function microphone(
  answer: () => Promise<unknown> = async () => ({ getTracks: () => [{ stop: () => stopped.push('track') }] }),
): void {
  stopped.length = 0;
  FakeRecorder.made.length = 0;
  stub(window, 'isSecureContext', true);
  stub(navigator, 'mediaDevices', { getUserMedia: answer });
  stub(window, 'MediaRecorder', FakeRecorder);
}

const voiceQuestion: Question = { type: 'voice', name: 'talk', title: '说给我们听' };

describe('need-survey fields: voice', () => {
  it('records, tells the time left, stops, keeps it under its hash, and gives the microphone back', async () => {
    microphone();
    const element = await bench([voiceQuestion]);
    await expectAccessible(element);
    control(element, '开始录音').click();
    await says(element, '正在录音，还可以说 60 秒');
    await until(() => focused()?.textContent?.includes('录完了'), 'focus on the way to end it');
    await expectAccessible(element);
    await says(element, '还可以说 59 秒');
    control(element, '录完了').click();
    const [sha = ''] = await shas(element, 'talk', 1);
    expect(element.attachments.get(sha)?.type).to.equal('audio/webm');
    await says(element, '已录 1 秒');
    expect(stopped).to.deep.equal(['track']);
    await expectAccessible(element);
  });

  it('replaces a recording only when the new one is there, and brings a removed one back', async () => {
    microphone();
    const element = await bench([voiceQuestion]);
    control(element, '开始录音').click();
    await says(element, '录完了');
    control(element, '录完了').click();
    const [first = ''] = await shas(element, 'talk', 1);
    await says(element, '重新录');
    control(element, '重新录').click();
    await says(element, '不录了');
    control(element, '不录了').click();
    await says(element, '重新录');
    expect(element.draft.talk).to.deep.equal([first]);
    expect(element.attachments.get(first)).not.to.equal(undefined);
    control(element, '移除录音').click();
    await says(element, '撤销');
    expect(element.draft.talk).to.equal(undefined);
    expect(element.attachments.size).to.equal(0);
    control(element, '撤销').click();
    await until(() => (element.draft.talk as string[] | undefined)?.[0] === first);
    expect(element.attachments.get(first)).not.to.equal(undefined);
  });

  it('keeps what was said when the question leaves the screen, and throws it away when another person begins', async () => {
    microphone();
    const element = await bench([voiceQuestion]);
    control(element, '开始录音').click();
    await says(element, '正在录音');
    element.questions = [];
    element.requestUpdate();
    await shas(element, 'talk', 1);
    element.questions = [voiceQuestion];
    element.draft = {};
    element.requestUpdate();
    await says(element, '开始录音');
    control(element, '开始录音').click();
    await says(element, '正在录音');
    element.attachments = new Attachments();
    element.requestUpdate();
    await until(() => FakeRecorder.made[1]?.state === 'inactive', 'the microphone is off');
    await says(element, '开始录音');
    expect(element.draft.talk).to.equal(undefined);
    expect(element.attachments.size).to.equal(0);
  });

  for (const [name, words] of [
    ['NotAllowedError', '没有得到使用话筒的许可'],
    ['NotFoundError', '没有找到话筒'],
    ['NotReadableError', '话筒正被别的程序占用'],
  ] as const) {
    it(`says what to do after ${name}, with the phone`, async () => {
      microphone(() => Promise.reject(new DOMException('no', name)));
      const element = await bench([voiceQuestion]);
      control(element, '开始录音').click();
      await says(element, words);
      expect(textOf(element)).to.include('0531-0000-0000');
      expect(control(element, '开始录音')).not.to.equal(undefined);
      await expectAccessible(element);
    });
  }

  it('says so on plain http and where there is no recorder, without asking', async () => {
    let asked = 0;
    microphone(async () => (asked += 1));
    stub(window, 'MediaRecorder', undefined);
    const element = await bench([voiceQuestion]);
    control(element, '开始录音').click();
    await says(element, '这个浏览器不能录音');
    stub(window, 'isSecureContext', false);
    control(element, '开始录音').click();
    await says(element, '不是 https 开头');
    expect(asked).to.equal(0);
  });

  it('tells silence, a low voice, a good one and a shout apart', () => {
    expect(
      [
        [0, 1],
        [0, 5, 0],
        [60, 0, 0],
        [9, 127],
      ].map(levelOf),
    ).to.deep.equal(['silent', 'quiet', 'good', 'loud']);
  });
});

const placeQuestion: Question = { type: 'location', name: 'where', title: '在什么地方' };

type Found = (position: { coords: object }) => void;
type Failed = (error: { code: number }) => void;

describe('need-survey fields: location', () => {
  const device = (getCurrentPosition: (found: Found, failed: Failed) => void) => {
    stub(window, 'isSecureContext', true);
    stub(navigator, 'geolocation', { getCurrentPosition });
  };

  it('asks the device only when pressed, says where in words, and can be taken back', async () => {
    let asked = 0;
    device((found) => {
      asked += 1;
      found({ coords: { latitude: 36.976543, longitude: 117.174321, accuracy: 19.6 } });
    });
    const element = await bench([placeQuestion]);
    await expectAccessible(element);
    expect(asked).to.equal(0);
    control(element, '用手机定位').click();
    await says(element, '北纬 36.97654°，东经 117.17432°，误差约 20 米');
    expect(element.draft.where).to.equal('geo:36.97654,117.17432;u=20');
    expect(element.said.join()).to.include('北纬');
    control(element, '不用这个位置').click();
    await until(() => element.draft.where === undefined);
    await until(() => focused()?.textContent?.includes('用手机定位'), 'focus on the button');
    expect(asked).to.equal(1);
  });

  it('writes a geo URI for the south and west too', () => {
    expect(geoUri({ latitude: -1.5, longitude: -0.000001, accuracy: undefined })).to.equal(
      'geo:-1.50000,-0.00000',
    );
  });

  for (const [code, words] of [
    [1, '没有得到定位许可'],
    [2, '现在测不到位置'],
    [3, '等了很久'],
  ] as const) {
    it(`has its own words for the device's error ${code}, and another way`, async () => {
      device((_, failed) => failed({ code }));
      const element = await bench([placeQuestion]);
      control(element, '用手机定位').click();
      await says(element, words);
      await says(element, '也可以不定位');
      expect(element.draft.where).to.equal(undefined);
    });
  }

  it('says so on plain http without asking', async () => {
    device(() => expect.fail('asked'));
    stub(window, 'isSecureContext', false);
    const element = await bench([placeQuestion]);
    control(element, '用手机定位').click();
    await says(element, '不是 https 开头');
  });

  it('gives no position to the next person when it comes late', async () => {
    let give: Found = () => undefined;
    device((found) => (give = found));
    const element = await bench([placeQuestion]);
    control(element, '用手机定位').click();
    await says(element, '正在定位');
    element.attachments = new Attachments();
    element.requestUpdate();
    await updated(element);
    give({ coords: { latitude: 1, longitude: 2, accuracy: 3 } });
    await new Promise((next) => setTimeout(next, 20));
    expect(element.draft.where).to.equal(undefined);
  });
});

describe('need-survey fields: phone', () => {
  it('groups a number as it is said, and leaves alone what is none', () => {
    for (const [typed, grouped] of [
      ['13800138000', '138 0013 8000'],
      ['+86 138-0013-8000', '138 0013 8000'],
      ['１３８００１３８０００', '138 0013 8000'],
      ['01088886666', '010 8888 6666'],
      ['053188886666', '0531 8888 6666'],
      ['1380013', '1380013'],
      ['不想说', '不想说'],
    ] as const) {
      expect(spaced(typed)).to.equal(grouped);
      if (isPhone(typed)) expect(spaced(grouped)).to.equal(grouped);
    }
  });

  it('does not move the digits while they are typed, only when the field is left', async () => {
    const element = await bench([{ type: 'phone', name: 'tel', title: '电话' }]);
    const field = deep<HTMLInputElement>(element, 'input[type=tel]');
    expect([field.inputMode, field.autocomplete]).to.deep.equal(['tel', 'tel']);
    field.focus();
    await type('13812345678');
    expect(field.value).to.equal('13812345678');
    await press('Tab');
    // WebKit's driver leaves the focus where it is when there is nothing else to focus.
    field.blur();
    await until(() => field.value === '138 1234 5678', 'grouped');
    await expectAccessible(element);
  });
});

const members: Question = {
  type: 'repeat',
  name: 'members',
  title: '家里还有谁',
  itemTitle: '家庭成员',
  max: 3,
  elements: [
    {
      type: 'single',
      name: 'age',
      title: '年龄段',
      choices: [
        { value: 'a', text: '60 岁以下' },
        { value: 'b', text: '60 岁以上' },
      ],
      hasOther: true,
    },
    {
      type: 'text',
      name: 'help',
      title: '需要什么帮助',
      visibleIf: { question: 'age', operator: '=', answer: 'b' },
    },
  ],
};

describe('need-survey fields: a device of many hands', () => {
  it('offers nothing that the browser remembers of another person, and reads nothing to a clerk', async () => {
    stub(window, 'speechSynthesis', {
      getVoices: () => [{ lang: 'zh-CN', localService: true }],
      cancel: () => undefined,
    });
    const question: Question = { type: 'phone', name: 'tel', title: '电话' };
    const own = await bench([question]);
    expect(seek(own, '.read')).not.to.equal(undefined);
    const many = await bench([question], { shared: true, silent: true });
    expect(deep<HTMLInputElement>(many, 'input').autocomplete).to.equal('off');
    expect(seek(many, '.read')).to.equal(undefined);
  });
});

describe('need-survey fields: repeat', () => {
  it('adds and removes items, keeps each one its own answers, and leads the focus', async () => {
    const element = await bench([members]);
    control(element, '添加一位家庭成员').click();
    await until(() => focused()?.textContent?.includes('第 1 位家庭成员'), 'focus on the new item');
    control(element, '添加一位家庭成员').click();
    await says(element, '第 2 位家庭成员');
    const options = () => deepAll<HTMLInputElement>(element, '.item input[type=radio]');
    options()[4]?.click();
    await until(
      () => seek(element, '#f-members-1-help'),
      'the question that depends on it, in its item alone',
    );
    expect(seek(element, '#f-members-0-help')).to.equal(undefined);
    options()[0]?.click();
    await updated(element);
    expect(element.draft.members).to.deep.equal([{ age: 'a' }, { age: 'b' }]);
    await expectAccessible(element);
    control(element, '移除第 1 位家庭成员').click();
    await until(() => focused()?.textContent?.includes('撤销'));
    expect(element.draft.members).to.deep.equal([{ age: 'b' }]);
    control(element, '撤销').click();
    await until(() => (element.draft.members as unknown[]).length === 2);
    expect(element.draft.members).to.deep.equal([{ age: 'a' }, { age: 'b' }]);
    control(element, '添加一位家庭成员').click();
    await says(element, '已有 3 项，不能再加了');
  });

  it('begins with as many items as must be filled in, and shows an error in its item', async () => {
    const errors = new Map([['members/1/age', '请选择：年龄段']]);
    const element = await bench([{ ...members, min: 2 }], { errors });
    expect(deepAll(element, '.item')).to.have.length(2);
    expect(seek(element, '[data-name="members/0/age"] .error')).to.equal(undefined);
    expect(textOf(deep(element, '[data-name="members/1/age"] .error'))).to.include('请选择：年龄段');
    expect(deepAll(element, 'button').some((one) => textOf(one).includes('移除'))).to.equal(false);
    // "Other" of one item is not the other's.
    deepAll<HTMLInputElement>(element, '[data-name="members/1/age"] input')[2]?.click();
    const other = await until(() => seek<HTMLInputElement>(element, '#o-members-1-age'));
    other.value = '说不清';
    other.dispatchEvent(new InputEvent('input'));
    expect(element.draft.members).to.deep.equal([{}, { age: '#other', 'age#other': '说不清' }]);
    await updated(element);
    await expectAccessible(element);
  });
});

describe('need-survey fields: community in a large district', () => {
  const areas = [
    ...[1, 2].map((n) => ({ id: `s${n}`, level: 'institute', name: `第${n}街道` })),
    ...Array.from({ length: 80 }, (_, n) => ({
      id: `c${n}`,
      level: 'station',
      name: `${n % 2 ? '柳' : '杨'}园${n}社区`,
      parentId: n < 50 ? 's1' : 's2',
    })),
  ] as FieldBench['areas'];
  const question: Question = { type: 'community', name: 'home', title: '住在哪个社区' };

  it('is found by a part of its name or by its street, and stays chosen', async () => {
    const element = await bench([question], { areas });
    const offered = () => deepAll<HTMLOptionElement>(element, '#f-home option').length - 1;
    expect(offered()).to.equal(80);
    await expectAccessible(element);
    const search = deep<HTMLInputElement>(element, 'input[type=search]');
    await click(search);
    await type('柳园1');
    await says(element, '找到 6 个');
    const list = deep<HTMLSelectElement>(element, '#f-home');
    list.value = 'c1';
    list.dispatchEvent(new Event('change'));
    search.value = '没有的';
    search.dispatchEvent(new InputEvent('input'));
    await says(element, '没有找到');
    expect(list.value).to.equal('c1');
    expect(element.draft.home).to.equal('c1');
    search.value = '';
    search.dispatchEvent(new InputEvent('input'));
    const street = deep<HTMLSelectElement>(element, '#f-home-street');
    street.value = 's2';
    street.dispatchEvent(new Event('change'));
    await says(element, '找到 30 个');
    expect(offered()).to.equal(31);
  });

  it("shows nothing of a choice that was given up, or was another person's", async () => {
    for (const few of [areas.slice(0, 12), areas]) {
      const element = await bench([{ ...question, hasNone: true }], { areas: few });
      const list = deep<HTMLSelectElement>(element, '#f-home');
      const pick = (id: string) => {
        list.value = id;
        list.dispatchEvent(new Event('change'));
      };
      pick('c1');
      await updated(element);
      deep<HTMLInputElement>(element, '.alone input').click();
      await updated(element);
      expect([element.draft.home, list.value]).to.deep.equal(['#none', '']);
      pick('c2');
      await updated(element);
      element.draft = {};
      element.requestUpdate();
      await updated(element);
      expect(list.value).to.equal('');
    }
  });
});

describe('need-survey fields: input methods', () => {
  const kinds: [Question, string][] = [
    [{ type: 'text', name: 'word', title: '写几个字' }, '#f-word'],
    [{ type: 'longtext', name: 'long', title: '多写几个字' }, '#f-long'],
    [{ type: 'phone', name: 'tel', title: '电话' }, '#f-tel'],
  ];

  for (const [question, selector] of kinds) {
    it(`writes nothing into a ${question.type} field while a word is being composed`, async () => {
      const element = await bench([question]);
      const field = deep<HTMLInputElement>(element, selector);
      field.focus();
      field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      field.value = "ni'h";
      field.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
      // Something else changes the answer and renders meanwhile.
      element.draft = { ...element.draft, [question.name]: '别的' };
      element.requestUpdate();
      await updated(element);
      expect(field.value).to.equal("ni'h");
      field.value = '你好';
      field.dispatchEvent(new CompositionEvent('compositionend', { data: '你好', bubbles: true }));
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await updated(element);
      expect([field.value, element.draft[question.name]]).to.deep.equal(['你好', '你好']);
    });
  }

  it('does not take apart a date that is being composed', async () => {
    const element = await bench([{ type: 'date', name: 'day', title: '哪天' }], { elder: true });
    const field = deep<HTMLInputElement>(element, '#f-day');
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    field.value = '2 0';
    field.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
    element.requestUpdate();
    await updated(element);
    expect(field.value).to.equal('2 0');
    field.value = '2026';
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    await updated(element);
    expect(element.draft.day).to.equal('2026--');
  });

  skipIn(
    ['firefox', 'webkit'],
    'only Chromium lets a test drive its input method',
    'keeps what a real input method writes',
    async () => {
      const element = await bench([{ type: 'longtext', name: 'long', title: '写几个字' }]);
      const field = deep<HTMLTextAreaElement>(element, '#f-long');
      await click(field);
      const cdp = (method: string, params: object) =>
        executeServerCommand('cdp', { method, params } as never);
      for (const text of ['x', 'xu', 'xuq', 'xuqiu']) {
        await cdp('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
        element.requestUpdate();
        await updated(element);
        expect(field.value).to.equal(text);
      }
      await cdp('Input.insertText', { text: '需求' });
      await until(() => element.draft.long === '需求', 'the word is the answer');
      expect(field.value).to.equal('需求');
    },
  );
});

describe('need-survey fields: read aloud', () => {
  class FakeUtterance extends EventTarget {
    voice: unknown;
    lang = '';
    rate = 1;
    onstart: (() => void) | undefined;
    onend: (() => void) | undefined;
    onerror: ((event: { error: string }) => void) | undefined;
    constructor(readonly text: string) {
      super();
    }
  }
  const spoken: FakeUtterance[] = [];
  const voices = (...langs: string[]) => {
    spoken.length = 0;
    stub(window, 'SpeechSynthesisUtterance', FakeUtterance);
    stub(window, 'speechSynthesis', {
      getVoices: () => langs.map((lang) => ({ lang, localService: true, name: lang })),
      speak: (one: FakeUtterance) => void spoken.push(one),
      cancel: () => spoken.forEach((one) => one.onerror?.({ error: 'canceled' })),
      addEventListener: () => undefined,
    });
  };
  const question: Question = {
    type: 'single',
    name: 'age',
    title: '您多大年纪',
    description: '只问年龄段',
    choices: [
      { value: 'a', text: '六十岁以下' },
      { value: 'b', text: '六十岁以上' },
    ],
  };
  const reading = (element: Element) => deepAll(element, '.reading').map(textOf).join('|');

  it('is not offered where nothing can be read, and not with a Cantonese voice for Mandarin', async () => {
    voices('en-US', 'zh-HK');
    const element = await bench([question]);
    expect(seek(element, '.read')).to.equal(undefined);
  });

  it('reads title, hint and choices in turn when asked, shows which, stops, and begins anew', async () => {
    voices('zh-TW', 'zh-CN');
    const element = await bench([question], { elder: true });
    expect(spoken).to.have.length(0);
    control(element, '朗读：您多大年纪').click();
    await until(() => spoken.length === 1);
    expect([spoken[0]?.text, spoken[0]?.lang]).to.deep.equal(['您多大年纪', 'zh-CN']);
    await until(() => reading(element) === '您多大年纪');
    await expectAccessible(element);
    spoken[0]?.onend?.();
    await until(() => reading(element) === '只问年龄段');
    spoken[1]?.onend?.();
    await until(() => reading(element) === '六十岁以下');
    control(element, '停止朗读').click();
    await until(() => reading(element) === '');
    control(element, '朗读：').click();
    await until(() => spoken.length === 4 && reading(element) === '您多大年纪');
  });

  it('falls silent when the question leaves the screen', async () => {
    voices('zh-CN');
    const element = await bench([question]);
    control(element, '朗读：').click();
    await until(() => reading(element) !== '');
    element.questions = [{ type: 'text', name: 'other', title: '别的' }];
    element.requestUpdate();
    await until(() => element.room.speaker.name === '');
    expect(spoken).to.have.length(1);
  });

  skipIn(
    ['firefox'],
    'it has no sound device here',
    'plays the recording of the definition, from under the backend, before any voice',
    async () => {
      voices('zh-CN');
      const asked: string[] = [];
      stub(window, 'fetch', (url: string) => {
        asked.push(url);
        return Promise.resolve(new Response(wave(0.05)));
      });
      const recorded = {
        ...question,
        description: undefined,
        audio: { 'zh-Hans': 'audio/age.wav' },
        choices: [],
      };
      const element = await bench([recorded], { base: 'https://example.org/api/' });
      await click(control(element, '朗读：'));
      await until(() => asked.length === 1);
      expect(asked).to.deep.equal(['https://example.org/api/audio/age.wav']);
      await until(() => element.room.speaker.name === '', 'came to its end', 8000);
      expect(element.room.speaker.failed).to.equal('');
      expect(spoken).to.have.length(0);
    },
  );

  it('takes the voice where the recording cannot be got, and never an address that is no web address', async () => {
    voices('zh-CN');
    stub(window, 'fetch', () => Promise.reject(new TypeError('blocked')));
    const element = await bench([{ ...question, audio: 'age.mp3' }], { base: 'https://example.org/api/' });
    control(element, '朗读：').click();
    await until(() => spoken[0]?.text === '您多大年纪');
    voices();
    const bad = await bench([{ ...question, name: 'x', audio: 'javascript:alert(1)' }]);
    expect(seek(bad, '.read')).to.equal(undefined);
  });
});

/** A second's part of silence as a WAV file. */
function wave(seconds: number): ArrayBuffer {
  const samples = Math.round(8000 * seconds);
  const view = new DataView(new ArrayBuffer(44 + samples * 2));
  const text = (at: number, said: string) =>
    Array.from(said).forEach((one, i) => view.setUint8(at + i, one.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, 36 + samples * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, 8000, true);
  view.setUint32(28, 16000, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples * 2, true);
  return view.buffer;
}

describe('need-survey fields: looks', () => {
  const all: Question[] = [
    { type: 'phone', name: 'tel', title: '站点怎么给您回电' },
    placeQuestion,
    photoQuestion,
    voiceQuestion,
    { ...members, min: 1 },
  ];

  for (const elder of [false, true]) {
    it(`has large enough targets and no sideways scrolling at 320 px, ${elder ? 'elder' : 'standard'}`, async () => {
      const element = await bench(all, { elder }, 320);
      const least = elder ? 60 : 44;
      const small = deepAll(element, 'button, label.button, label.option, input[type=tel]').filter(
        (one) => one.getBoundingClientRect().height < least - 0.5,
      );
      expect(small.map((one) => one.outerHTML)).to.deep.equal([]);
      expect(deep(element, '.root').scrollWidth).to.be.at.most(320);
      await expectAccessible(element);
    });
  }

  it('is accessible in the dark and in English', async () => {
    const element = await bench(all, { dark: true, language: 'en' });
    await says(element, 'Take or choose a photo');
    await expectAccessible(element);
  });
});
