/* The keyboard of the typing-in screen: a digit or letter picks an option, Enter goes on. */
import { listOf } from '../../../contract/list';
import { keyAt } from './blank';
import { focusIn } from './focus';
import type { Typing } from './typing';

/** Whether the element takes text: there a digit is a digit. */
const takesText = (one: EventTarget | null | undefined): boolean =>
  (one instanceof HTMLInputElement && one.type !== 'radio' && one.type !== 'checkbox') ||
  one instanceof HTMLTextAreaElement ||
  one instanceof HTMLSelectElement;

export function onKey(event: KeyboardEvent, typing: Typing): void {
  // Never the Enter that ends an input method's word, never a browser's own combination.
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = event.composedPath()[0];
  const block = target instanceof Element ? target.closest<HTMLElement>('.numbered') : null;
  if (!block) return;
  if (event.key === 'Enter') {
    // A button does its own work; Shift is a new line in a long text.
    if (event.shiftKey || target instanceof HTMLButtonElement) return;
    event.preventDefault();
    goOn(block);
  } else if (!takesText(target)) pick(event, block, typing);
}

/** To the block after this one, or to the button that saves. */
function goOn(block: HTMLElement): void {
  const blocks = listOf(block.parentElement?.querySelectorAll<HTMLElement>('.numbered') ?? []);
  const next = blocks[blocks.indexOf(block) + 1];
  if (next) focusIn(next);
  else block.closest('.typing')?.querySelector<HTMLElement>('.save')?.focus();
}

function pick(event: KeyboardEvent, block: HTMLElement, typing: Typing): void {
  if (event.key.length !== 1) return;
  const options = listOf(block.querySelectorAll<HTMLLabelElement>('label.option'));
  const scale = !!block.querySelector('.options.scale');
  const option = scale
    ? options.find((one) => parseInt(one.textContent.trim(), 10) === Number(event.key))
    : options.find((_, index) => keyAt(index) === event.key.toUpperCase());
  const input = option?.querySelector('input');
  if (!option || !input) return;
  event.preventDefault();
  input.focus();
  input.click();
  void typing.around.update().then(() => {
    const other = option.nextElementSibling?.matches('.other') ? option.nextElementSibling : undefined;
    const field = other?.querySelector('input');
    if (field) field.focus();
    // What was chosen may hide or bring up what follows: only now it is known what is next.
    else if (input.type === 'radio') goOn(block);
  });
}
