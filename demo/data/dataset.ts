import type {
  Course,
  Day,
  Disclosure,
  Draw,
  Entry,
  Fund,
  Need,
  Notice,
  Partner,
  Rule,
  Service,
  Session,
  Share,
  Space,
  Survey,
  Task,
  Venue,
} from '../../src/contract';

/** The demonstration profiles: tiny for tests, jiyang to look at, district for size, hostile for bad records. */
export const profiles = ['tiny', 'jiyang', 'district', 'hostile'] as const;
export type Profile = (typeof profiles)[number];

/**
 * Everything that a backend serves, as records of the contract. The hostile profile holds records that break the
 * contract on purpose: they are typed as if they did not.
 */
export interface Dataset {
  profile: Profile;
  /** The moment around which everything was laid out. */
  now: string;
  service: Service;
  venues: Venue[];
  courses: Course[];
  sessions: Session[];
  /** Years with an announced public calendar; a year that is missing is "not announced yet". */
  days: Record<string, Day[]>;
  partners: Partner[];
  spaces: Space[];
  rules: Rule[];
  notices: Notice[];
  surveys: Survey[];
  tasks: Task[];
  needs: Need[];
  funds: Fund[];
  entries: Entry[];
  shares: Share[];
  disclosures: Disclosure[];
  /** Draws that were made before now. */
  draws?: Draw[];
}
