import type { Survey } from '../../../contract/need';
import { textIn } from '../../../contract/text';
import { dress } from '../../../style/sheet';
import type { FormAround } from '../around';
import fieldCss from '../field/field.css?inline';
import type { Pane } from '../pane';
import { readSheet } from './code';
import paperCss from './paper.css?inline';
import { PageSize } from './page-size';
import type { Head } from './page-size';
import { printScreen } from './print';
import { MOST_COPIES, newSheetIds, sheetIdText } from './sheet';
import { Typing } from './typing';

/** What the paper twin needs of the form around it. */
export interface PaperHooks {
  /** The survey to print or to type in. */
  survey(): Survey | undefined;
  /** Back to the survey's start. */
  close(): void;
}

const nameOf = ({ id, version }: Survey): string => `${id} ${version}`;

/** The paper twin of a survey: its form to print, any number of copies, and what clerks type in from filled ones. */
export class PaperPane implements Pane {
  #mode: 'print' | 'type' = 'print';
  /** Numbers of the sheets on screen; made once, so that what was printed is what was shown. */
  #ids: string[] = [];
  /** The survey and version that these are for. */
  #made = '';
  readonly #typing: Typing;
  readonly #page: PageSize;

  constructor(
    private readonly around: FormAround,
    private readonly hooks: PaperHooks,
  ) {
    dress(around.element, fieldCss, paperCss);
    this.#page = new PageSize(around.element);
    this.#typing = new Typing(around, {
      survey: () => hooks.survey(),
      close: () => this.print(),
    });
  }

  /** Whether something was typed in from paper that is not yet sent: the page must not be left without asking. */
  get unfinished(): boolean {
    return this.#mode === 'type' && this.#typing.unfinished;
  }

  /** Shows the form to print, with new sheet numbers. */
  print(): void {
    this.#mode = 'print';
    this.#ids = [];
    window.addEventListener('afterprint', this.#printed);
    this.#show();
  }

  /** Shows the screen where clerks type in; a page that was opened by a sheet's code knows its number. */
  type(): void {
    const scanned = readSheet(location.search);
    this.#mode = 'type';
    this.#page.want([]);
    this.#typing.start(scanned?.survey === this.hooks.survey()?.id ? sheetIdText(scanned?.sheet ?? '') : '');
    void this.#typing.focus('#sheet-number');
  }

  /** Leaves both; answers half typed in are gone. */
  close(): void {
    window.removeEventListener('afterprint', this.#printed);
    this.#page.want([]);
    this.#ids = [];
    this.#typing.start('');
    this.#mode = 'print';
    this.hooks.close();
  }

  retry(): void {}

  content(): unknown {
    const survey = this.hooks.survey();
    if (!survey) return undefined;
    if (this.#mode === 'type') return this.#typing.content();
    if (this.#made !== nameOf(survey) || !this.#ids.length) this.#renew(survey, this.#ids.length || 1);
    this.#page.want(this.#heads(survey));
    return printScreen(survey, this.#ids, this.around, {
      count: (n) => this.#renew(survey, n, true),
      print: () => window.print(),
      type: this.around.can('responses') ? () => this.type() : undefined,
      close: () => this.close(),
    });
  }

  #heads(survey: Survey): Head[] {
    const { words, lang } = this.around.frame.tongue;
    const title = textIn(survey.title, lang);
    return this.#ids.map((id) => ({ id, title, number: words.sheetNoOf(sheetIdText(id)) }));
  }

  // More copies keep the numbers that are there: the first sheet does not change under the clerk's eyes.
  #renew(survey: Survey, count: number, again = false): void {
    const wanted = Math.min(MOST_COPIES, Math.max(1, Math.floor(count) || 1));
    if (this.#made !== nameOf(survey)) this.#ids = [];
    this.#ids = [...this.#ids, ...newSheetIds(Math.max(0, wanted - this.#ids.length))].slice(0, wanted);
    this.#made = nameOf(survey);
    if (again) void this.around.update();
  }

  // What was printed, by our button or the browser's own, has used up its numbers: the next printing has new ones.
  readonly #printed = (): void => {
    const survey = this.hooks.survey();
    if (!this.around.element.isConnected || this.#mode !== 'print' || !survey) {
      window.removeEventListener('afterprint', this.#printed);
      return;
    }
    const count = this.#ids.length;
    this.#ids = [];
    if (count) this.#renew(survey, count, true);
  };

  #show(): void {
    void this.around.update().then(() => {
      const heading = this.around.root.querySelector<HTMLElement>('.here h1, .here h2, .here h3, .here h4');
      heading?.setAttribute('tabindex', '-1');
      heading?.focus();
    });
  }
}
