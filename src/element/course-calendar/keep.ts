/* Taking a session along into one's own calendar. Loaded when somebody asks for it. */
import { calendarFile } from '../../source/ics/file';
import { sessionEvent } from '../../source/ics/session';
import { hostOf } from '../../source/url';
import { saveText } from '../part/csv';
import { isInside } from './inside';
import type { Scene } from './scene';
import { titleOf } from './tell';
import type { Row } from './view';

/** A session as the text of a calendar file. `key` names the backend: ids are its own. */
export const fileOf = (row: Row, scene: Scene, key: string | undefined): string =>
  calendarFile({
    name: titleOf(row, scene),
    zone: scene.zone,
    events: [
      sessionEvent(
        {
          session: row.session,
          course: row.course,
          venue: row.venue,
          station: scene.areas.get(row.session.areaId),
        },
        {
          host: hostOf(key),
          now: new Date(scene.now).toISOString(),
          text: scene.text,
          unnamed: scene.words.unnamed,
        },
      ),
    ],
  });

/** Offers the file; false where the program around the page takes none. */
export function keepSession(row: Row, scene: Scene, key: string | undefined): boolean {
  if (isInside()) return false;
  saveText(fileOf(row, scene, key), `${titleOf(row, scene)}_${row.date}.ics`, 'text/calendar');
  return true;
}
