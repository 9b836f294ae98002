import type { Service } from '../../contract/service';
import { formatFen } from '../../contract/money';
import type { PlainDate } from '../../contract/time';
import type { Width } from '../../control/width';
import type { PartWords } from '../part/words';
import type { Words } from './words';

/** What every template of the element goes by. */
export interface Scene {
  words: Words;
  common: PartWords;
  lang: string;
  today: PlainDate;
  service: Service | undefined;
  width: Width;
  elder: boolean;
  /** Level of the element's main heading. */
  level: number;
  /** Whether the page is being printed: then nothing is paged. */
  printing: boolean;
}

export { formatFen as fen };

/** A whole number with thousands separators. */
export const whole = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');
