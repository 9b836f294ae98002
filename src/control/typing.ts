/** What a reader types into a field, told when it is text: what an input method is composing is the reader's alone. */
export class Typing {
  #composing = false;

  constructor(private readonly take: (text: string) => void) {}

  readonly onInput = (event: Event): void => {
    if (this.#composing || (event as InputEvent).isComposing) return;
    this.take((event.target as HTMLInputElement).value);
  };

  readonly onCompose = (event: CompositionEvent): void => {
    this.#composing = event.type === 'compositionstart';
    // Engines differ in whether an input event follows the end of a composition.
    if (!this.#composing) this.take((event.target as HTMLInputElement).value);
  };

  /** A field that left the page in the middle of a composition is never told of its end. */
  reset(): void {
    this.#composing = false;
  }
}
