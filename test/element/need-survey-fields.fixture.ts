/** Questions of every kind on a bare element, and the devices that they ask, made to order. */
import { html, LitElement } from 'lit';
import type { Answers } from '../../src/contract';
import { visible } from '../../src/contract/answer';
import type { Area } from '../../src/contract/place';
import type { AnswerValue, Question, Survey } from '../../src/contract/need';
import type { Asking } from '../../src/element/need-survey/field/asking';
import { Attachments } from '../../src/element/need-survey/field/attach';
import fieldCss from '../../src/element/need-survey/field/field.css?inline';
import { questionTemplate } from '../../src/element/need-survey/field/field';
import { FieldRoom } from '../../src/element/need-survey/field/room';
import css from '../../src/element/need-survey/need-survey.css?inline';
import { en, zhHans } from '../../src/element/need-survey/words';
import { defineOnce } from '../../src/guard';
import { baseSheets, sheet } from '../../src/style/sheet';

/** The fields alone, with answers as the survey keeps them: what the flow around them does is tested elsewhere. */
export class FieldBench extends LitElement {
  static override styles = [...baseSheets, sheet(css), sheet(fieldCss)];
  questions: Question[] = [];
  areas: Area[] = [];
  errors = new Map<string, string>();
  elder = false;
  language: 'zh' | 'en' = 'zh';
  dark = false;
  draft: Answers = {};
  attachments = new Attachments();
  said: string[] = [];
  base = '';
  shared = false;
  silent = false;
  readonly room = new FieldRoom(this, {
    attachments: () => this.attachments,
    say: (text) => this.said.push(text),
    root: () => this.renderRoot,
    backend: () => ({ key: this.base }) as never,
  });

  get survey(): Survey {
    return { id: 'bench', version: '1', title: 'Bench', pages: [{ name: 'one', elements: this.questions }] };
  }

  get asking(): Asking {
    const [draft, answers] = [
      () => this.draft,
      () => visible({ ...this.survey, basis: 'duty' }, this.draft).answers,
    ];
    return {
      tongue: {
        words: this.language === 'en' ? en : zhHans,
        lang: this.language === 'en' ? 'en' : 'zh-Hans',
        plain: this.elder,
        areas: this.areas,
      } as Asking['tongue'],
      get draft() {
        return draft();
      },
      get answers() {
        return answers();
      },
      errors: this.errors,
      area: '',
      set: (name: string, value: AnswerValue | undefined) => {
        this.draft = { ...this.draft, [name]: value };
        this.requestUpdate();
      },
      phone: () => html`<a class="button" href="tel:053100000000">0531-0000-0000</a>`,
      room: this.room,
      shared: this.shared,
      silent: this.silent,
    };
  }

  protected override render(): unknown {
    return html`<div
      class="root"
      lang=${this.language === 'en' ? 'en' : 'zh-Hans'}
      data-appearance=${this.elder ? 'elder' : 'standard'}
      data-theme=${this.dark ? 'dark' : 'light'}
    >
      <div class="survey-root">${this.questions.map((one) => questionTemplate(one, this.asking))}</div>
    </div>`;
  }
}
defineOnce('field-bench', FieldBench as never);

/** Replaces properties of an object until the test is over. */
const undone: (() => void)[] = [];
export function stub(object: object, name: string, value: unknown): void {
  const own = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { value, configurable: true, writable: true });
  undone.push(() => {
    if (own) Object.defineProperty(object, name, own);
    else delete (object as Record<string, unknown>)[name];
  });
}
afterEach(() => {
  while (undone.length) undone.pop()?.();
});

/** A canvas of this size as a JPEG: top left red, top right green, bottom left blue, bottom right white. */
export async function quarters(width: number, height: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  const colours = ['#f00', '#0f0', '#00f', '#fff'];
  colours.forEach((colour, index) => {
    context.fillStyle = colour;
    context.fillRect(((index % 2) * width) / 2, (index >> 1) * (height / 2), width / 2, height / 2);
  });
  return jpegOf(canvas, 0.95);
}

export function jpegOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no blob'))), 'image/jpeg', quality),
  );
}

/** What stands in the place name of the GPS block. */
export const SECRET = 'SECRET-PLACE';

const bytesOf = (text: string): number[] => Array.from(text, (one) => one.charCodeAt(0));
const two = (n: number, little: boolean): number[] => (little ? [n & 255, n >> 8] : [n >> 8, n & 255]);
const four = (n: number, little: boolean): number[] =>
  little
    ? [...two(n & 0xffff, true), ...two(n >>> 16, true)]
    : [...two(n >>> 16, false), ...two(n & 0xffff, false)];

/** The JPEG with an EXIF block: how it is to be turned (1 to 8), and where it was taken. */
export async function withExif(jpeg: Blob, turn: number, little = false): Promise<Blob> {
  const entry = (tag: number, type: number, count: number, value: number[]) => [
    ...two(tag, little),
    ...two(type, little),
    ...four(count, little),
    ...value,
  ];
  const tiff = [
    ...bytesOf(little ? 'II' : 'MM'),
    ...two(42, little),
    ...four(8, little),
    ...two(2, little),
    ...entry(0x0112, 3, 1, [...two(turn, little), 0, 0]),
    ...entry(0x8825, 4, 1, four(38, little)),
    ...four(0, little),
    // The GPS directory: the name of the area, as text.
    ...two(1, little),
    ...entry(0x001c, 2, SECRET.length + 1, four(56, little)),
    ...four(0, little),
    ...bytesOf(`${SECRET}\0`),
  ];
  const exif = [...bytesOf('Exif\0\0'), ...tiff];
  const block = new Uint8Array([0xff, 0xe1, ...two(exif.length + 2, false), ...exif]);
  // One piece, as a file on a disk is.
  const whole = new Blob([jpeg.slice(0, 2), block, jpeg.slice(2)]);
  return new Blob([await new Response(whole).arrayBuffer()], { type: 'image/jpeg' });
}

/** The colours at the four corners: r, g, b or w, in the order of `quarters`. */
export async function cornersOf(
  picture: Blob | ImageBitmap,
): Promise<{ corners: string; width: number; height: number }> {
  const bitmap = picture instanceof Blob ? await createImageBitmap(picture) : picture;
  const { width, height } = bitmap;
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0);
  const name = (x: number, y: number): string => {
    const [r = 0, g = 0, b = 0] = context.getImageData(x, y, 1, 1).data;
    if (r > 150 && g > 150 && b > 150) return 'w';
    return r > 150 ? 'r' : g > 150 ? 'g' : b > 150 ? 'b' : '?';
  };
  const [l, r, t, b] = [
    Math.floor(width / 8),
    Math.ceil((width * 7) / 8) - 1,
    Math.floor(height / 8),
    Math.ceil((height * 7) / 8) - 1,
  ];
  return { corners: name(l, t) + name(r, t) + name(l, b) + name(r, b), width, height };
}

/** Puts files into a file field, as its dialog does. */
export function choose(field: HTMLInputElement, ...files: File[]): void {
  const transfer = new DataTransfer();
  files.forEach((file) => transfer.items.add(file));
  field.files = transfer.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}
