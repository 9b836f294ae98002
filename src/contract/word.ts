/** The vocabularies of domain.md §4.2. Every list is open on the wire: see `open` in text.ts. */
export const siteLevels = ['center', 'institute', 'station', 'point'] as const;
export const partnerKinds = [
  'merchant',
  'social_org',
  'co_building_unit',
  'volunteer_team',
  'capable_person',
  'resident',
] as const;
/** The three kinds that make up the published number of partners (174). */
export const countedKinds: readonly string[] = ['merchant', 'social_org', 'co_building_unit'];
export const tiers = ['public_benefit', 'low_fee', 'market'] as const;
export const categories = [
  'elder_child_care',
  'culture_leisure',
  'health',
  'daily_life',
  'employment',
  'other',
] as const;
export const targetGroups = ['elderly', 'children', 'hardship', 'emotional', 'public'] as const;
export const needNatures = ['subsistence', 'spiritual'] as const;
export const channels = [
  'web',
  'wechat',
  'phone',
  'window',
  'home_visit',
  'meeting',
  'wish_wall',
  'paper',
  'hotline',
  'import',
] as const;
export const submitterRoles = ['self', 'family', 'worker', 'volunteer'] as const;
export const audiences = [
  'preschool',
  'child',
  'teen',
  'youth',
  'adult',
  'elder',
  'family',
  'all_age',
] as const;
export const zones = ['youth_night_school', 'neighbour_clinic', 'living_hall', 'micro_business'] as const;
export const brands = ['after_work', 'after_school', 'leisure', 'job_seeking', 'in_need'] as const;
export const activityCategories = [
  'our_festivals',
  'hardship_help',
  'minors_culture_sport',
  'civility',
  'volunteer_training',
] as const;
export const courseKinds = ['course', 'activity', 'service', 'consult'] as const;
export const spaceKinds = ['idle_asset', 'vacant_venue', 'street_front'] as const;
export const enrolModes = ['first_come', 'lottery', 'review', 'walk_in', 'offline_only', 'external'] as const;
export const ledgerKinds = [
  'share_in',
  'donation_in',
  'in_kind_in',
  'allocation_in',
  'interest_in',
  'project_out',
  'aid_out',
  'activity_out',
  'facility_out',
  'fee_out',
  'refund_out',
  'transfer',
  'correction',
] as const;
export const shareBases = ['gross', 'net', 'fixed', 'voluntary'] as const;
export const needReasons = [
  'duplicate',
  'outside_scope',
  'no_resource',
  'unclear',
  'withdrawn',
  'unlawful',
] as const;
export const partnerStatuses = [
  'applied',
  'under_review',
  'notice',
  'active',
  'suspended',
  'exiting',
  'exited',
  'rejected',
  'expired',
] as const;
export const needStatuses = [
  'submitted',
  'reviewing',
  'accepted',
  'listed',
  'resolved',
  'rated',
  'merged',
  'rejected',
  'withdrawn',
  'reopened',
] as const;
export const taskStatuses = [
  'open',
  'dispatched',
  'claimed',
  'in_progress',
  'delivered',
  'closed',
  'rated',
  'returned',
  'cancelled',
] as const;
/** Of an enrolment (domain.md §4.3): asked for, by lot, in the queue, and how it ended. */
export const enrolmentStatuses = [
  'pending',
  'applied',
  'won',
  'lost',
  'waitlisted',
  'offered',
  'confirmed',
  'lapsed',
  'refused',
  'cancelled',
  'attended',
  'no_show',
  'declined',
] as const;
export const courseStatuses = ['draft', 'published', 'finished', 'cancelled'] as const;
export const sessionStatuses = ['scheduled', 'changed', 'held', 'not_held', 'cancelled'] as const;
export const agreementStatuses = ['notice', 'in_force', 'renewed', 'ended', 'terminated'] as const;
export const shareStatuses = [
  'accruing',
  'due',
  'part_paid',
  'paid',
  'overdue',
  'disputed',
  'waived',
  'undisclosed',
] as const;
export const fundStatuses = ['preparing', 'active', 'rectifying', 'closing', 'closed'] as const;
export const disclosureTypes = [
  'quarter',
  'project',
  'major',
  'related_party',
  'correction',
  'annual',
  'closing',
] as const;
export const disclosureStatuses = ['upcoming', 'due', 'published', 'late', 'corrected'] as const;
export const noticeTypes = ['call', 'public_notice', 'result', 'change', 'exit'] as const;
export const ruleTypes = ['admission', 'operation', 'exit'] as const;
export const dayKinds = ['work', 'rest', 'make_up_work'] as const;
export const offerUnits = ['session', 'term', 'month'] as const;
export const qualifiers = ['exact', 'at_least', 'about'] as const;
export const conformanceClasses = ['static-read', 'read', 'seats', 'write', 'ledger'] as const;
/** What may be sent: `followups` say what a receipt's holder wants; `attachments` go by PUT, by content. */
export const writeNames = [
  'responses',
  'enrolments',
  'applications',
  'reports',
  'claims',
  'followups',
  'attachments',
] as const;
export type WriteName = (typeof writeNames)[number];
/**
 * What the holder of a receipt may do. Of a need: take it back, say that it was not solved or that it was, each once. Of
 * an enrolment: take it back, or take the seat that was offered from the queue.
 */
export const followupActions = ['withdraw', 'not_solved', 'solved', 'claim'] as const;
export const reportKinds = ['wrong', 'outdated', 'complaint', 'suggestion'] as const;
