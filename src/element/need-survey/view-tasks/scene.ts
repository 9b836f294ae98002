import type { Task } from '../../../contract/need';
import type { Text } from '../../../contract/text';
import { textIn } from '../../../contract/text';
import { languageOf } from '../../../control/locale';
import { categoryLabels, label, targetGroupLabels } from '../../part/label';
import type { Intent } from '../intent/intent';
import type { IntentActs } from '../intent/show';
import type { Around } from '../pane';
import type { Choice, FacetName } from './find';
import { taskStatusLabels } from './words';
import type { TaskWords } from './words';

/** What the reader chose and opened. */
export interface TaskState {
  choice: Choice;
  /** How many rows are shown. */
  shown: number;
  /** Id of the task whose details are open. */
  open: string;
  /** Whether the claim of the open task is being written. */
  claiming: boolean;
  note: string;
  /** Id of a task that the view was opened with and that is still to be led to. */
  wanted: string;
  /** That task is not in the list. */
  missing: boolean;
}

export interface TaskActs extends IntentActs {
  choose: (change: Partial<Choice>) => void;
  clear: () => void;
  more: () => void;
  toggle: (id: string) => void;
  partner: (id: string) => void;
  support: (id: string) => void;
  claiming: (on: boolean) => void;
  note: (text: string) => void;
  claim: (task: Task) => void;
}

/** What every template of the view goes by. */
export interface TaskScene {
  around: Around;
  words: TaskWords;
  state: TaskState;
  acts: TaskActs;
  /** What this partner sent about a task from this device. */
  claims: (taskId: string) => readonly Intent[];
}

/** A text of the backend in the reader's language. */
export const say = ({ around }: Pick<TaskScene, 'around'>, text: Text | null | undefined): string =>
  textIn(text, around.frame.tongue.lang);

/** The state of a task in words; one of a later version is 其他. */
export function statusName(status: string, lang: string): string {
  const known = Object.prototype.hasOwnProperty.call(taskStatusLabels, status)
    ? taskStatusLabels[status]
    : undefined;
  const english = languageOf(lang) === 'en';
  return known ? known[english ? 1 : 0] : english ? 'Other' : '其他';
}

/** The words for a value of a facet. */
export function valueName(name: FacetName, value: string, around: Around): string {
  const { service, frame } = around;
  const { lang } = frame.tongue;
  if (name === 'category') return label(service, 'category', categoryLabels, value, lang);
  if (name === 'group') return label(service, 'targetGroup', targetGroupLabels, value, lang);
  return name === 'area' ? around.areaName(value) : statusName(value, lang);
}
