import type { Text } from '../../contract/text';
import { textIn } from '../../contract/text';
import type { Draft } from '../../source/outbox/entry';
import type { Relation } from './form';
import type { Tongue } from './view';

/** What every screen needs: words, level of the element's heading, and the operator's phone button. */
export interface Frame {
  tongue: Tongue;
  act: Actions;
  level: number;
  /** The button that dials the operator, or lit's `nothing`; with CSS classes other than "button". */
  phone: (cls?: string) => unknown;
}

/** A text of the backend in the language of the frame. */
export const textOf = ({ tongue }: Frame, text: Text | null | undefined): string => textIn(text, tongue.lang);

/** What the controls of the screens do. */
export interface Actions {
  pick: (id: string) => void;
  begin: () => void;
  paper: (on: boolean) => void;
  next: () => void;
  back: () => void;
  change: (name: string) => void;
  finish: () => void;
  again: () => void;
  print: () => void;
  save: () => void;
  copy: () => void;
  /** Leads the focus to the control of a question. */
  focus: (name: string) => void;
  /** Says yes or no at a gate, and goes on. */
  decide: (gate: string, agreed: boolean) => void;
  /** Fills in for somebody else, or no longer. */
  behalf: (on: boolean) => void;
  /** What the helper is to the one who answers. */
  relate: (relation: Relation) => void;
  /** Whether the one who is helped agrees. */
  helped: (agreed: boolean) => void;
  /** Takes up what was begun earlier. */
  resume: (draft: Draft) => void;
  /** Removes what was begun earlier. */
  discard: (draft: Draft) => void;
  /** Supports a task of the list, or no longer. */
  support: (task: string) => void;
  /** Puts the note on lost answers away. */
  seen: () => void;
  /** To the view that tells what became of it. */
  track: (receipt: string) => void;
}
