import './setup';
import * as z from 'zod/mini';
import { Amount, BasisPoints, Fen } from './money';
import { Id, listOf, maybe, open, Text } from './text';
import { Instant, PlainDate, PlainMonth } from './time';
import {
  disclosureStatuses,
  disclosureTypes,
  fundStatuses,
  ledgerKinds,
  shareBases,
  shareStatuses,
} from './word';

/** Totals of a stretch of time in fen: openingFen + inFen − outFen = closingFen (invariant 8). */
export const Totals = z.looseObject({
  from: PlainDate,
  to: PlainDate,
  openingFen: Fen,
  inFen: Amount,
  outFen: Amount,
  closingFen: Fen,
});
export type Totals = z.infer<typeof Totals>;

export const MonthTotals = z.looseObject({
  month: PlainMonth,
  inFen: Amount,
  outFen: Amount,
  closingFen: Fen,
});
export type MonthTotals = z.infer<typeof MonthTotals>;

/** A community fund is not a legal person: its money lies with a host charity, which is always shown. */
export const Fund = z.looseObject({
  id: Id,
  name: Text,
  areaId: Id,
  host: z.looseObject({
    name: Text,
    /** Unified social credit code. */
    creditCode: maybe(z.string()),
    publicFundraising: maybe(z.boolean()),
    filingNo: maybe(z.string()),
    url: maybe(z.string()),
  }),
  foundedOn: maybe(PlainDate),
  committee: maybe(z.looseObject({ size: z.int(), residents: maybe(z.int()) })),
  supervisors: maybe(z.int()),
  status: open(fundStatuses),
  statusNote: maybe(Text),
  purpose: listOf(Text),
  disclosureCycle: maybe(Text),
  totals: Totals,
  /** Newest month last; absent where the page works it out from the entries. */
  months: listOf(MonthTotals),
  /** Value of gifts in kind over the same period; never part of the cash balance (invariant 15). */
  inKindFen: maybe(Amount),
  entryCount: maybe(z.int()),
  asOf: Instant,
  demo: maybe(z.boolean()),
});
export type Fund = z.infer<typeof Fund>;

/** A line of the ledger: append-only, by seq without gaps; a mistake is mended by a correction pair. */
export const Entry = z.looseObject({
  id: Id,
  fundId: Id,
  /** 1, 2, 3 … within the fund. */
  seq: z.int().check(z.positive()),
  postedOn: PlainDate,
  occurredOn: maybe(PlainDate),
  kind: open(ledgerKinds),
  direction: z.enum(['in', 'out']),
  /** Cash in fen; 0 for gifts in kind. */
  amountFen: Amount,
  inKind: maybe(z.looseObject({ description: Text, valuationFen: maybe(Amount) })),
  counterparty: maybe(z.looseObject({ label: Text, type: maybe(z.string()), masked: maybe(z.boolean()) })),
  partnerId: maybe(Id),
  taskId: maybe(Id),
  useCategory: maybe(Text),
  summary: Text,
  receiptNo: maybe(z.string()),
  attachments: listOf(z.looseObject({ name: Text, url: z.string() })),
  relatedParty: maybe(z.boolean()),
  /** Id of the entry that this one takes back or replaces. */
  corrects: maybe(Id),
  /** Id of the entry that takes this one back. */
  correctedBy: maybe(Id),
  correctionReason: maybe(Text),
  balanceAfterFen: Fen,
  demo: maybe(z.boolean()),
});
export type Entry = z.infer<typeof Entry>;

/** Agreed, due and paid of a partner for a period. */
export const Share = z.looseObject({
  id: Id,
  fundId: Id,
  partnerId: Id,
  partnerName: Text,
  agreementId: maybe(Id),
  from: PlainDate,
  to: PlainDate,
  basis: maybe(open(shareBases)),
  baseFen: maybe(Amount),
  /** null is not disclosed: 未公开, never 0 % (invariant 12). */
  bp: maybe(BasisPoints),
  /** shareOf(baseFen, bp) once a statement (invariant 10); null where not disclosed. */
  dueFen: maybe(Amount),
  paidFen: maybe(Amount),
  dueOn: maybe(PlainDate),
  status: open(shareStatuses),
  statusNote: maybe(Text),
  entryIds: listOf(Id),
  courseIds: listOf(Id),
  demo: maybe(z.boolean()),
});
export type Share = z.infer<typeof Share>;

export const Disclosure = z.looseObject({
  id: Id,
  fundId: Id,
  type: open(disclosureTypes),
  title: maybe(Text),
  from: maybe(PlainDate),
  to: maybe(PlainDate),
  dueOn: PlainDate,
  publishedOn: maybe(PlainDate),
  status: maybe(open(disclosureStatuses)),
  documentUrl: maybe(z.string()),
  correctsId: maybe(Id),
  demo: maybe(z.boolean()),
});
export type Disclosure = z.infer<typeof Disclosure>;
