import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { everything, filterLines, pageOf, pageWith } from './ledger';
import type { Filter, Line, Page } from './ledger';

/** What the reader does with the ledger: filter, page, the row with the focus. */
export class DeskController implements ReactiveController {
  filter: Filter = everything;
  page = 0;
  /** Seq of the row that takes the tab stop; 0 is the first of the page. */
  row = 0;
  /** Seq of the row that was jumped to. */
  marked = 0;
  #found: { lines: readonly Line[]; filter: Filter; result: readonly Line[] } | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {}

  /** The lines that the filter lets through. */
  found(lines: readonly Line[]): readonly Line[] {
    if (this.#found?.lines !== lines || this.#found.filter !== this.filter) {
      this.#found = { lines, filter: this.filter, result: filterLines(lines, this.filter) };
    }
    return this.#found.result;
  }

  /** The page on screen. */
  pageOf(lines: readonly Line[], size: number): Page {
    return pageOf(this.found(lines), this.page, size);
  }

  set(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    this.turn(0);
  }

  /** Forgets filter, page and row. */
  clear(): void {
    this.filter = everything;
    this.turn(0);
  }

  turn(page: number): void {
    this.page = page;
    this.row = 0;
    this.marked = 0;
    this.host.requestUpdate();
  }

  /** Turns to the line, dropping the filter if it hides it. False when no line has that seq. */
  jump(lines: readonly Line[], seq: number, size: number): boolean {
    let page = pageWith(this.found(lines), seq, size);
    if (page === undefined) {
      page = pageWith(lines, seq, size);
      if (page === undefined) return false;
      this.filter = everything;
    }
    this.turn(page);
    this.row = seq;
    this.marked = seq;
    return true;
  }

  /** Gives the tab stop to a row. */
  stand(seq: number): void {
    if (this.row === seq) return;
    this.row = seq;
    this.host.requestUpdate();
  }
}
