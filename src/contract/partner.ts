import './setup';
import * as z from 'zod/mini';
import { Amount, BasisPoints } from './money';
import { WeeklySlot } from './place';
import { Id, listOf, maybe, open, Text } from './text';
import { PlainDate } from './time';
import {
  agreementStatuses,
  categories,
  noticeTypes,
  partnerKinds,
  partnerStatuses,
  ruleTypes,
  shareBases,
  spaceKinds,
  tiers,
  zones,
} from './word';

/** An agreement as published. `end` null with `openEnded` true is 长期合作. */
export const Agreement = z.looseObject({
  id: Id,
  areaIds: listOf(Id),
  start: maybe(PlainDate),
  end: maybe(PlainDate),
  openEnded: maybe(z.boolean()),
  reviewOn: maybe(PlainDate),
  status: open(agreementStatuses),
  share: maybe(
    z.looseObject({
      basis: maybe(open(shareBases)),
      /** null is not disclosed: 未公开. */
      bp: maybe(BasisPoints),
      fixedFen: maybe(Amount),
      period: maybe(Text),
      fundId: maybe(Id),
    }),
  ),
  noticeId: maybe(Id),
});
export type Agreement = z.infer<typeof Agreement>;

/** Space received against service hours given. */
export const SpaceUse = z.looseObject({
  partnerId: Id,
  agreementId: maybe(Id),
  m2: maybe(z.number()),
  slots: listOf(WeeklySlot),
  /** Rent in fen; 0 is free, null is not disclosed. */
  rentFen: maybe(Amount),
  fitOutPayer: maybe(Text),
  start: maybe(PlainDate),
  end: maybe(PlainDate),
  hoursOwed: maybe(z.number()),
  hoursDelivered: maybe(z.number()),
});
export type SpaceUse = z.infer<typeof SpaceUse>;

/** A space on offer or in use (空间). */
export const Space = z.looseObject({
  id: Id,
  areaId: Id,
  name: Text,
  kind: open(spaceKinds),
  m2: maybe(z.number()),
  address: maybe(Text),
  streetFront: maybe(z.boolean()),
  stateBefore: maybe(Text),
  zone: maybe(open(zones)),
  /** Free slots on offer. */
  slots: listOf(WeeklySlot),
  uses: listOf(SpaceUse),
  demo: maybe(z.boolean()),
});
export type Space = z.infer<typeof Space>;

export const Partner = z.looseObject({
  id: Id,
  kind: open(partnerKinds),
  name: Text,
  shortName: maybe(Text),
  /** Pinyin, initials and other names from the backend win over what the kit works out. */
  pinyin: maybe(z.string()),
  initials: maybe(z.string()),
  aliases: listOf(Text),
  summary: maybe(Text),
  categories: listOf(open(categories)),
  tiers: listOf(open(tiers)),
  zones: listOf(open(zones)),
  /** Stations where the partner is active. */
  areaIds: listOf(Id),
  supervisingAreaId: maybe(Id),
  status: open(partnerStatuses),
  statusSince: maybe(PlainDate),
  statusReason: maybe(Text),
  qualifications: listOf(z.looseObject({ name: Text, issuer: maybe(Text), validTo: maybe(PlainDate) })),
  verifiedAt: maybe(PlainDate),
  /** The site that checked the record: an area id. */
  verifiedBy: maybe(Id),
  agreements: listOf(Agreement),
  spaceUses: listOf(SpaceUse),
  subjects: listOf(Text),
  /** Whether the partner has given back (已反哺) and agreed that it is shown; no amount, no ranking. */
  contributed: maybe(z.boolean()),
  /** Shown only with n >= 5; `spread` counts one to five stars. */
  rating: maybe(z.looseObject({ mean: z.number(), n: z.int(), spread: listOf(z.int()) })),
  /** The station's line, never a person's. */
  phone: maybe(z.string()),
  website: maybe(z.string()),
  courseCount: maybe(z.int()),
  source: maybe(Text),
  demo: maybe(z.boolean()),
});
export type Partner = z.infer<typeof Partner>;

/** Admission, operating or exit rules, versioned. */
export const Rule = z.looseObject({
  id: Id,
  type: open(ruleTypes),
  title: Text,
  version: z.string(),
  effectiveFrom: maybe(PlainDate),
  scopeAreaId: maybe(Id),
  clauses: z.array(Text),
  requiredDocuments: listOf(Text),
  documentUrl: maybe(z.string()),
  demo: maybe(z.boolean()),
});
export type Rule = z.infer<typeof Rule>;

export const Notice = z.looseObject({
  id: Id,
  type: open(noticeTypes),
  title: Text,
  body: maybe(Text),
  from: maybe(PlainDate),
  to: maybe(PlainDate),
  objectionsTo: maybe(Text),
  partnerIds: listOf(Id),
  documentUrl: maybe(z.string()),
  demo: maybe(z.boolean()),
});
export type Notice = z.infer<typeof Notice>;
