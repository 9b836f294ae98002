import type { LitElement } from 'lit';
import type { Operator } from '../../contract/service';
import type { Text } from '../../contract/text';
import type { DraftController } from '../../control/draft';
import type { Around } from './pane';

/** Who fills in: the resident, someone for a resident (代填), or one resident after the other at the door (入户). */
export type Mode = 'self' | 'behalf' | 'visit';

/** What the form sees of the element beyond what every view sees. */
export interface FormAround extends Around {
  readonly element: LitElement;
  /** Id of the survey that the page asked for; empty leaves the choice to the resident. */
  readonly survey: string;
  readonly mode: Mode;
  readonly elder: boolean;
  readonly drafts: DraftController;
  readonly operator: Operator | undefined;
  /** Whether the service has answered or failed: before that neither today nor the area tree is known. */
  readonly settled: boolean;
  text(text: Text | null | undefined): string;
}

/** What changes from one rendering to the next; the rest stays for the life of the element. */
type Changing =
  | 'root'
  | 'frame'
  | 'common'
  | 'backend'
  | 'service'
  | 'operator'
  | 'area'
  | 'areaIds'
  | 'partner'
  | 'limit'
  | 'today'
  | 'width'
  | 'syncUrl'
  | 'survey'
  | 'mode'
  | 'elder'
  | 'settled';

/** Makes what the views see: `asked` is asked anew at each use. */
export function aroundOf(
  fixed: Omit<FormAround, Changing>,
  asked: { readonly [K in Changing]: () => FormAround[K] },
): FormAround {
  const around = { ...fixed };
  for (const name of Object.keys(asked) as Changing[]) {
    Object.defineProperty(around, name, { get: asked[name], enumerable: true });
  }
  return around as FormAround;
}
