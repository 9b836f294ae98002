import type { ReactiveControllerHost } from 'lit';
import type { Service } from '../../contract/service';
import type { PlainDate, WallTime } from '../../contract/time';
import type { WriteName } from '../../contract/word';
import type { Ask, ReadingController } from '../../control/reading';
import type { Answer } from '../../control/reading';
import type { SendingController } from '../../control/sending';
import type { Width } from '../../control/width';
import type { Backend } from '../../source/backend';
import type { ReadingView } from '../part/reading';
import type { PartWords } from '../part/words';
import type { Frame } from './frame';

/** The views of the element. */
export type ViewName = 'form' | 'track' | 'tasks' | 'summary';

/** One of the views: its readings and its state live in it, for as long as the element does. */
export interface Pane {
  /** What it shows now. */
  content(): unknown;
  /** Reads its data again, past every cache. */
  retry(): void;
  /** Takes what the view was opened with: a receipt, the id of a task. */
  take?(argument: string): void;
  /** Forgets what belongs to one person: another may come to the screen. */
  forget?(): void;
}

/** What a view sees of the element around it. Everything is asked anew at each rendering. */
export interface Around {
  /** The element: for events, to observe, to live with. */
  readonly element: HTMLElement & ReactiveControllerHost;
  readonly root: ParentNode;
  readonly frame: Frame;
  readonly common: PartWords;
  readonly backend: Backend | undefined;
  readonly service: Service | undefined;
  readonly area: string;
  /** Ids that `area` stands for; undefined means everywhere. */
  readonly areaIds: Set<string> | undefined;
  readonly partner: string;
  readonly limit: number;
  readonly today: PlainDate;
  /** How much room there is: a table where it is wide, cards where it is not. */
  readonly width: Width;
  readonly syncUrl: boolean;
  readonly sending: SendingController;
  /** Whether this view is the one shown: only then does it read. */
  shows(view: ViewName): boolean;
  /** Whether the backend says that it takes this. */
  can(name: WriteName): boolean;
  /** Name of an area in the reader's language. */
  areaName(id: string): string;
  wall(instant: string | number): WallTime;
  /** Now by the server's clock, in ms since the epoch. */
  now(): number;
  /** A moment as people say it. */
  moment(instant: string | number): string;
  reading<T extends Answer>(
    resource: string,
    make: (backend: Backend) => Ask<T> | undefined,
  ): ReadingController<T>;
  renderReading<T extends Answer>(
    controller: ReadingController<T>,
    view: Pick<ReadingView<T>, 'ready' | 'skeleton' | 'empty' | 'failed'>,
  ): unknown;
  /** Says it to those who read by ear. */
  say(text: string): void;
  /** Renders again; resolves when that is done. */
  update(): Promise<unknown>;
  /** Goes to another view; `track` with a receipt, `tasks` with the id of one, `form` with the id of one to support. */
  open(view: ViewName, argument?: string): void;
}
