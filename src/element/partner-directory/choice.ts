import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readAddress, writeAddress } from '../../control/address';
import { Typing } from '../../control/typing';
import { facetNames, noChoice } from './find';
import type { Choice, FacetName } from './find';

/** The prefix of this element's parameters in the page's address. */
const PREFIX = 'partners';

/** What the reader has asked for, from the search field and the filters, and its place in the page's address. */
export class ChoiceController implements ReactiveController {
  value: Choice = noChoice;
  readonly typing = new Typing((text) => this.set('q', text));

  /** `synced` tells whether the address follows; `changed` is called after each change by the reader. */
  constructor(
    private readonly host: ReactiveControllerHost & { readonly renderRoot: ParentNode },
    private readonly synced: () => boolean,
    private readonly changed: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.typing.reset();
  }

  /** Whether anything narrows the list; the order does not. */
  get any(): boolean {
    return this.value.q.trim() !== '' || facetNames.some((name) => this.value[name] !== '');
  }

  readonly set = (name: FacetName | 'sort' | 'q', value: string): void => {
    if (this.value[name] === value) return;
    this.value = { ...this.value, [name]: value };
    this.write();
    this.changed();
    this.host.requestUpdate();
  };

  /** Takes every condition away and leaves the order. */
  readonly clear = (): void => {
    this.value = { ...noChoice, sort: this.value.sort };
    this.#empty();
    this.write();
    this.changed();
    this.host.requestUpdate();
  };

  readonly clearSearch = (): void => {
    this.#empty();
    this.set('q', '');
    this.#field()?.focus();
  };

  /** Takes the conditions out of the page's address; returns the record that it names. */
  read(): string {
    const found = readAddress(PREFIX);
    const value: Record<string, string> = { ...noChoice };
    for (const name of [...facetNames, 'q']) value[name] = found[name] ?? '';
    this.value = { ...(value as Choice), sort: found.sort === 'fresh' ? 'fresh' : 'name' };
    return found.record ?? '';
  }

  /** Puts the conditions, and the open record, into the page's address where that is wished. */
  write(record?: string): void {
    if (!this.synced()) return;
    const { sort, ...rest } = this.value;
    writeAddress(PREFIX, { ...rest, sort: sort === 'name' ? '' : sort, record });
  }

  #field(): HTMLInputElement | null {
    return this.host.renderRoot.querySelector('input[type="search"]');
  }

  // The template writes the field only when the query changes, so text that never became a query is emptied here.
  #empty(): void {
    const field = this.#field();
    if (field) field.value = '';
  }
}
