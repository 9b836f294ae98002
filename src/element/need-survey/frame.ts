import type { Text } from '../../contract/text';
import { textIn } from '../../contract/text';
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
}
