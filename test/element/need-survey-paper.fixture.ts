/** A survey with every kind of question, and an element that shows nothing but its paper twin. */
import { html, LitElement } from 'lit';
import type { Survey } from '../../src/contract/need';
import type { EntryInfo, Outgoing, Saved, Sent } from '../../src/source/outbox/entry';
import type { FormAround } from '../../src/element/need-survey/around';
import fieldCss from '../../src/element/need-survey/field/field.css?inline';
import css from '../../src/element/need-survey/need-survey.css?inline';
import { PaperPane } from '../../src/element/need-survey/paper/pane';
import paperCss from '../../src/element/need-survey/paper/paper.css?inline';
import { en, zhHans } from '../../src/element/need-survey/words';
import { baseSheets, sheet } from '../../src/style/sheet';
import { service } from './need-survey.fixture';

const when = (question: string, answer: string | boolean) => ({ question, operator: '=', answer });

export const everyKind: Survey = {
  id: 'every-kind',
  version: '4',
  title: '社区居民需求征集（示例）',
  who: '示例街道新时代文明实践所',
  why: '了解居民需要，列入暖心事任务清单，请合适的合伙人来做。',
  retentionDays: 180,
  minutes: 8,
  anonymous: false,
  closes: '2026-12-31',
  alternative: '到社区服务台交回，或打电话由工作人员代录。',
  minors: {
    question: 'age',
    values: ['u14'],
    guardian: '请父母或其他监护人看过上面的说明，再决定。',
  },
  pages: [
    {
      name: 'about',
      title: '关于您',
      elements: [
        {
          type: 'single',
          name: 'age',
          title: '您的年龄段',
          plain: '您多大年纪',
          isRequired: true,
          choices: [
            { value: 'u14', text: '14 周岁以下' },
            { value: 'a14', text: '14–35 岁' },
            { value: 'a36', text: '36–59 岁' },
            { value: 'a60', text: '60 岁及以上' },
          ],
        },
        {
          type: 'yesno',
          name: 'alone',
          title: '您现在独自居住吗',
          visibleIf: when('age', 'a60'),
        },
        { type: 'community', name: 'community', title: '您住在哪个社区' },
        {
          type: 'repeat',
          name: 'members',
          title: '家里还有谁需要服务',
          itemTitle: '家庭成员',
          max: 6,
          elements: [
            {
              type: 'single',
              name: 'member_age',
              title: '年龄段',
              isRequired: true,
              choices: [
                { value: 'child', text: '孩子' },
                { value: 'adult', text: '大人' },
                { value: 'elder', text: '老人' },
              ],
            },
            { type: 'text', name: 'member_wish', title: '想要什么', visibleIf: when('member_age', 'elder') },
          ],
        },
      ],
    },
    {
      name: 'wish',
      title: '您的需求',
      elements: [
        {
          type: 'note',
          name: 'hello',
          title: '没有对错，想到什么写什么',
          description: '不想回答的题可以空着。',
        },
        {
          type: 'yesno',
          name: 'class',
          title: '想参加课程吗',
          isRequired: true,
        },
        {
          type: 'multiple',
          name: 'subjects',
          title: '想参加哪些课程',
          max: 5,
          hasOther: true,
          hasNone: true,
          visibleIf: when('class', true),
          choices: ['吉他', '葫芦丝', '书法', '国画、绘画', '剪纸', '瑜伽', '拳击', '太极拳', '合唱'].map(
            (text, index) => ({ value: `s${index}`, text }),
          ),
        },
        {
          type: 'decimal',
          name: 'fee',
          title: '一次课愿意付多少元',
          min: 0,
          max: 200,
          hasNone: true,
          visibleIf: when('class', true),
        },
        { type: 'date', name: 'from', title: '希望从哪天开始', visibleIf: when('class', true) },
        { type: 'rating', name: 'rate', title: '您对社区服务满意吗', min: 1, max: 5 },
        { type: 'longtext', name: 'wish', title: '具体说说您的想法', maxLength: 300 },
        { type: 'integer', name: 'people', title: '家里常住几口人', min: 1, max: 20 },
      ],
    },
    {
      name: 'reach',
      title: '怎样找到您',
      elements: [
        { type: 'yesno', name: 'call', title: '要不要给您回电话' },
        {
          type: 'phone',
          name: 'phone',
          title: '回电话打哪个号码',
          purpose: '回电话，告诉您办理结果',
          visibleIf: when('call', true),
        },
        { type: 'location', name: 'place', title: '在哪里', purpose: '找到要修的地方' },
        { type: 'photo', name: 'photo', title: '可以拍一张照片', purpose: '看清要修的地方' },
        { type: 'voice', name: 'voice', title: '也可以说给我们听', purpose: '不方便写字时用' },
      ],
    },
    {
      name: 'hardship',
      title: '需要特别帮助的情况',
      description: '只由社区工作人员查看。',
      elements: [
        {
          type: 'multiple',
          name: 'hard',
          title: '家中有哪些情况',
          sensitive: true,
          purpose: '安排上门帮扶',
          hasNone: true,
          choices: [
            { value: 'disability', text: '残疾' },
            { value: 'illness', text: '长期病' },
            { value: 'income', text: '生活困难' },
          ],
        },
        { type: 'consent', name: 'visit', title: '同意工作人员上门看望吗', visibleIf: when('class', false) },
        { type: 'text', name: 'last', title: '您{age}，还想对我们说什么' },
      ],
    },
  ],
};

/** An outbox in memory that keeps what it is given, and can be told what became of it. */
export class Outbox {
  readonly got: Outgoing[] = [];
  readonly entries = new Map<string, EntryInfo>();
  readonly sentOnes = new Map<string, Sent>();
  /** Holds the next `put` back until it is called. */
  release: (() => void) | undefined;
  hold = false;

  get state() {
    return {
      kept: 'device' as const,
      entries: Array.from(this.entries.values()),
      sent: Array.from(this.sentOnes.values()),
    };
  }
  async put(outgoing: Outgoing): Promise<Saved> {
    if (this.hold) await new Promise<void>((done) => (this.release = done));
    this.got.push(outgoing);
    const { id } = outgoing.body;
    this.entries.set(id, {
      id,
      name: outgoing.name,
      label: outgoing.label,
      state: 'waiting',
      kept: 'device',
      shared: false,
      createdAt: 0,
      attachments: 0,
      tries: 0,
    });
    return { kept: 'device' };
  }
  entry(id: string): EntryInfo | undefined {
    return this.entries.get(id);
  }
  sent(id: string): Sent | undefined {
    return this.sentOnes.get(id);
  }
  async drop(id: string): Promise<void> {
    this.entries.delete(id);
  }
}

/** Stands for the survey's element around its paper. */
export class PaperStage extends LitElement {
  static override styles = [...baseSheets, sheet(css), sheet(fieldCss), sheet(paperCss)];

  survey: Survey = everyKind;
  elder = false;
  english = false;
  theme = 'light';
  readonly outbox = new Outbox();
  readonly said: string[] = [];
  readonly pane = new PaperPane(this.#around(), {
    survey: () => this.survey,
    close: () => this.said.push('closed'),
  });

  #around(): FormAround {
    const root = () => this.renderRoot;
    const frame = () => ({
      tongue: {
        words: this.english ? en : zhHans,
        lang: this.english ? 'en' : 'zh-Hans',
        plain: this.elder,
        areas: service.areas,
      },
      level: 2,
      act: {},
      phone: () => undefined,
    });
    const around = {
      element: this,
      sending: this.outbox,
      service,
      area: '',
      mode: 'self',
      today: '2026-11-23',
      backend: undefined,
      now: () => Date.parse('2026-11-23T01:00:00Z'),
      can: () => true,
      areaName: (id: string) => id,
      say: (text: string) => this.said.push(text),
      update: () => {
        this.requestUpdate();
        return this.updateComplete;
      },
    };
    return Object.defineProperties(around, {
      root: { get: root },
      frame: { get: frame },
    }) as unknown as FormAround;
  }

  override render() {
    return html`<div
      class="root"
      data-theme=${this.theme}
      data-appearance=${this.elder ? 'elder' : 'standard'}
    >
      <div class="survey-root" data-width="wide">${this.pane.content()}</div>
    </div>`;
  }
}
