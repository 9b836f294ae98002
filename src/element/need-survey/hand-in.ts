import { newId } from '../../source/uuid';
import type { FormAround } from './around';
import { outgoingOf } from './body';
import type { Form } from './form';
import type { Keeper } from './keeper';

/** Puts a finished form into the outbox; false when not even memory took it. */
export async function handIn(form: Form, around: FormAround, keeper: Keeper): Promise<boolean> {
  const { drafts, sending } = around;
  try {
    // A saving of the draft that is still to come would bring it back after it was sent.
    await drafts.flush();
    const { replaces } = form;
    // What was refused may have been accepted since, or be on its way: then this is a correction of that.
    if (replaces && (sending.sent(replaces) || sending.entry(replaces)?.state === 'sending'))
      form.predecessor = replaces;
    form.saved = await sending.put(await outgoingOf(form, around));
    keeper.forget(form.id);
    if (!form.saved.other) return true;
    // The same draft was sent from another page meanwhile, with other answers: these are an edit of those. They are
    // kept under their own id before the old draft goes.
    const before = form.id;
    form.follow(newId());
    keeper.save(form);
    await drafts.flush();
    keeper.drop(before);
    form.saved = await sending.put(await outgoingOf(form, around));
    keeper.forget(form.id);
    return true;
  } catch {
    return false;
  }
}
