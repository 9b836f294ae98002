import type { IntentActs } from '../intent/show';
import type { Around } from '../pane';
import type { CodeFault } from './code';
import type { Action } from './view';
import type { TrackWords } from './words';

/** What the person has typed, looked up and opened. */
export interface TrackState {
  typed: string;
  /** The receipt that is looked up; empty when none is. */
  asked: string;
  fault: CodeFault | undefined;
  open: '' | 'withdraw' | 'not_solved' | 'forget';
  note: string;
}

export interface TrackActs extends IntentActs {
  type: (text: string) => void;
  look: (typed: string) => void;
  another: () => void;
  open: (what: TrackState['open']) => void;
  note: (text: string) => void;
  ask: (action: Action) => void;
  /** Takes the receipts that this device keeps off it. */
  forget: () => void;
  sendNow: () => void;
  task: (id: string) => void;
}

/** What every template of the view goes by. */
export interface TrackScene {
  around: Around;
  words: TrackWords;
  acts: TrackActs;
  state: TrackState;
}
