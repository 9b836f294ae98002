import type { Day, SeatCount } from '../../contract/course';
import { NO_AREA } from '../../contract/place';
import type { Area } from '../../contract/place';
import type { Service, Vocabulary } from '../../contract/service';
import type { PlainDate } from '../../contract/time';
import type { Width } from '../../control/width';
import { label } from '../part/label';
import type { Labels } from '../part/label';
import type { Phase } from './phase';
import type { Voice } from './tell';
import type { Row } from './view';

/** Everything that the templates of the calendar share. */
export interface Scene extends Voice {
  service: Service | undefined;
  /** Epoch milliseconds on the server's clock. */
  now: number;
  elder: boolean;
  width: Width;
  /** Heading level of the element; parts go below it. */
  level: number;
  days: ReadonlyMap<PlainDate, Day>;
  areas: ReadonlyMap<string, Area>;
  seatsOf(row: Row): SeatCount | undefined;
  /** 晚上7:00–8:30, in the large-print appearance as it is said: 晚上七点到八点半. */
  times(row: Row): string;
  /** The button that reads a session aloud; nothing where that cannot be. */
  read?(row: Row): unknown;
  /** The button to enrol; nothing where one cannot. */
  enrol?(row: Row, phase: Phase | undefined): unknown;
  /** The button to take a session along into one's own calendar. */
  keep?(row: Row): unknown;
  /** A session's title with what was searched for marked; undefined before the code of the filters is there. */
  title?(row: Row): unknown;
  /** Opens a session's detail. */
  open(row: Row): void;
}

/** A value of a vocabulary in the reader's words. */
export const labelIn = (scene: Scene, vocabulary: Vocabulary, labels: Labels, value: string): string =>
  label(scene.service, vocabulary, labels, value, scene.lang);

/** Name of an area; its id where the tree does not know it. */
export function areaNameIn(scene: Scene, id: string): string {
  const area = scene.areas.get(id);
  return area ? scene.text(area.name) : id === NO_AREA ? '' : id;
}
