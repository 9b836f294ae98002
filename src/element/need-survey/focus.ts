/* Where the focus goes: to the heading of a new screen, to what is wrong, to a question. */
import { fieldId } from './field/id';
import type { Form } from './form';

/** The heading says where one is; it takes the focus, so that those who read by ear begin there. */
export function focusHeading(root: ParentNode): void {
  const found = root.querySelector<HTMLElement>(
    '.ask h1.page,.ask h2.page,.ask h3.page,.ask h4.page,.ask h5.page,.ask h6.page,.ask .checking,.here h1,.here h2,.here h3,.here h4,.here h5,.here h6',
  );
  if (!found) return;
  found.tabIndex = -1;
  found.focus();
}

export function focusErrors(root: ParentNode): void {
  root.querySelector<HTMLElement>('.summary')?.focus();
}

/** Leads to the control of a question (`members/0/age` inside a repeat); of a gate, to its heading. */
export function focusField(root: ParentNode, name: string, form: Form | undefined): void {
  if (name.charAt(0) === '#') {
    focusHeading(root);
    return;
  }
  const other = !!form?.errors.some((error) => error.name === name && error.code === 'other');
  const control = root.querySelector<HTMLElement>(other ? `[data-other="${name}"]` : `#${fieldId(name)}`);
  control?.focus();
  control?.closest('.question')?.scrollIntoView({ block: 'nearest' });
}

/** A date field half filled in says nothing by itself; it must not pass for "not answered". */
export function takeDates(root: ParentNode, form: Form | undefined): void {
  root.querySelectorAll<HTMLInputElement>('input[data-date]').forEach((input) => {
    const name = input.dataset.date ?? '';
    if (input.validity.badInput) form?.set(name, '?');
    else if (form?.draft[name] === '?') form.set(name, input.value || undefined);
  });
}
