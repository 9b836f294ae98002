/* The words of the contract that some attributes take, as the elements name them; a test holds both together. */
import { english, nameOf } from './words.js';

/** By attribute: value -> [Chinese, English]. */
export const vocabulary = {
  tiers: {
    public_benefit: ['公益', 'Public benefit'],
    low_fee: ['低偿', 'Low-fee'],
    market: ['市场', 'Market rate'],
  },
  kind: {
    merchant: ['商家', 'Merchant'],
    social_org: ['社会组织', 'Social organisation'],
    co_building_unit: ['共建单位', 'Partner institution'],
    volunteer_team: ['志愿团队', 'Volunteer team'],
    capable_person: ['社区能人', 'Capable resident'],
    resident: ['居民入伙', 'Resident partner'],
  },
  category: {
    elder_child_care: ['养老托幼', 'Elder and child care'],
    culture_leisure: ['文化娱乐', 'Culture and leisure'],
    health: ['医疗健康', 'Health'],
    daily_life: ['日常生活', 'Daily life'],
    employment: ['就业创业', 'Work and business'],
    other: ['其他', 'Other'],
  },
  audience: {
    preschool: ['学龄前', 'Preschool'],
    child: ['儿童', 'Children'],
    teen: ['青少年', 'Teenagers'],
    youth: ['青年', 'Young people'],
    adult: ['中年', 'Adults'],
    elder: ['老年', 'Older people'],
    family: ['亲子', 'Families'],
    all_age: ['全龄', 'All ages'],
  },
  brand: {
    after_work: ['下班后来吧！', 'After work'],
    after_school: ['放学后来吧！', 'After school'],
    leisure: ['休闲时来吧！', 'At leisure'],
    job_seeking: ['想就业来吧！', 'Looking for work'],
    in_need: ['有需求来吧！', 'In need'],
  },
};

/** Attributes that take several words of a vocabulary, apart by spaces. */
export const SEVERAL = ['tiers', 'kind', 'category'];
/** By attribute: where service.json may word the values itself. */
const LABELS = { tiers: 'tier', kind: 'partnerKind', category: 'category', audience: 'audience' };

/** Values of an attribute with their names: `[value, name]`. */
export const wordsOf = (name) =>
  Object.entries(vocabulary[name] ?? {}).map(([value, names]) => [value, names[english ? 1 : 0]]);

/** Puts the backend's own names in the place of the kit's. */
export function rename(labels) {
  for (const [name, table] of Object.entries(LABELS))
    for (const [value, label] of Object.entries(labels?.[table] ?? {})) {
      const word = nameOf(label);
      const choice = document.querySelector(`#a-${name} [value="${CSS.escape(value)}"]`);
      if (!choice || !word) continue;
      if (choice.localName === 'option') choice.textContent = word;
      else choice.nextSibling.textContent = word;
    }
}
