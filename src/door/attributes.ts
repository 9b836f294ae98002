import type { Tag } from './address';

/** What the base class of all four observes. */
const COMMON = 'lang backend area partner appearance theme heading-level limit sync-url';
const OWN: Readonly<Record<Tag, string>> = {
  'course-calendar': 'view month group-by brand tiers audience zone category activity',
  'partner-directory': 'kind category tiers record no-outbound',
  'need-survey': 'survey view mode no-nav',
  'fund-tracker': 'fund view from to',
};

/** Names of the attributes that an element observes, before its code is there. A test compares them with the code. */
export const attributesNamed = (tag: Tag): readonly string[] => `${COMMON} ${OWN[tag]}`.split(' ');
