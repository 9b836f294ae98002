/** The first control of a block that takes the focus; of radio buttons the chosen one. */
export function focusIn(block: HTMLElement | null | undefined): void {
  const controls = 'input:not([type="file"]):not([disabled]), select, textarea, button';
  const chosen = block?.querySelector<HTMLElement>('input[type="radio"]:checked');
  const target = block?.matches('.numbered') ? (chosen ?? block.querySelector<HTMLElement>(controls)) : block;
  target?.focus();
  (block ?? target)?.scrollIntoView({ block: 'nearest' });
}
