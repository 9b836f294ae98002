import './setup';
import * as z from 'zod/mini';
import { own } from './own';
import { Area, WeeklySlot } from './place';
import { listOf, maybe, open, Text } from './text';
import { Instant, PlainDate } from './time';
import { audiences, brands, conformanceClasses, qualifiers, writeNames } from './word';

/** A published figure: always with its qualifier and the day it was true (domain.md §0.11, invariant 31). */
export const Figure = z.looseObject({
  key: z.string(),
  value: z.number(),
  qualifier: open(qualifiers),
  asOf: maybe(PlainDate),
  label: Text,
  definition: maybe(Text),
  breakdown: listOf(z.looseObject({ label: Text, value: z.number() })),
  /** Where the figure was published, when it does not come from the backend's own records. */
  source: maybe(Text),
});
export type Figure = z.infer<typeof Figure>;

/** One of the off-peak, extended-hours service brands (下班后来吧！ …). */
export const Brand = z.looseObject({
  key: open(brands),
  name: Text,
  timeBands: listOf(WeeklySlot),
  audiences: listOf(open(audiences)),
  topics: listOf(Text),
});
export type Brand = z.infer<typeof Brand>;

/** Who answers for the service: shown wherever a reader is stuck. */
export const Operator = z.looseObject({
  name: Text,
  /** Office line, dialled as it stands. */
  phone: maybe(z.string()),
  hours: maybe(Text),
  address: maybe(Text),
  url: maybe(z.string()),
});
export type Operator = z.infer<typeof Operator>;

/** `service.json`: the capability document of a backend. */
export const Service = z.looseObject({
  contractVersion: z.string(),
  name: maybe(Text),
  operator: Operator,
  /** IANA name of the programme's zone; "today" is decided there. */
  timeZone: z.string(),
  languages: listOf(z.string()),
  areas: z.array(Area),
  brands: listOf(Brand),
  /** Labels by vocabulary (see Vocabulary) and value, for values that the kit does not know or that a district words itself. */
  labels: maybe(z.record(z.string(), z.record(z.string(), Text))),
  capabilities: z.looseObject({
    classes: z.array(open(conformanceClasses)),
    write: listOf(open(writeNames)),
  }),
  privacyNotice: maybe(z.looseObject({ version: z.string(), text: Text, url: maybe(z.string()) })),
  figures: listOf(Figure),
  /** The server's clock at the moment of the answer; a folder of static files leaves it out. */
  serverTime: maybe(Instant),
  /** URI templates (RFC 6570 level 1 and {?query}) by resource name, where they differ from the defaults. */
  links: maybe(z.record(z.string(), z.string())),
  /** Whether the data are a demonstration; then `note` is shown with them for ever. */
  demo: maybe(z.looseObject({ note: Text })),
});
export type Service = z.infer<typeof Service>;

/** Names under which `labels` words the values of a vocabulary. */
export type Vocabulary =
  | 'tier'
  | 'category'
  | 'targetGroup'
  | 'audience'
  | 'zone'
  | 'brand'
  | 'activityCategory'
  | 'partnerKind'
  | 'partnerStatus'
  | 'ledgerKind'
  | 'fundStatus'
  | 'shareBasis'
  | 'shareStatus';

/** The named vocabulary's label from the service for a value, or undefined. */
export function labelOf(
  service: Service | undefined,
  vocabulary: Vocabulary,
  value: string,
): Text | undefined {
  return own(own(service?.labels, vocabulary), value);
}

/**
 * A calendar to subscribe to, for whoever keeps one: iCalendar, not JSON, and never at a default address; `links.calendar`
 * in service.json names it, with the variables that it knows. This is the reference backend's.
 */
export const calendarLink = 'calendar.ics{?area,partner,brand,tiers,audience,lang}';
