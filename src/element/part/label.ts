import { labelOf } from '../../contract/service';
import type { Service, Vocabulary } from '../../contract/service';
import { textIn } from '../../contract/text';
import { warnOnce } from '../../control/event';
import { languageOf } from '../../control/locale';
import type { Language } from '../../control/locale';

/** Labels of a vocabulary: value -> [Chinese, English]. */
export type Labels = Readonly<Record<string, readonly [string, string]>>;

export const tierLabels: Labels = {
  public_benefit: ['公益', 'Public benefit'],
  low_fee: ['低偿', 'Low-fee'],
  market: ['市场', 'Market rate'],
};
export const kindLabels: Labels = {
  merchant: ['商家', 'Merchant'],
  social_org: ['社会组织', 'Social organisation'],
  co_building_unit: ['共建单位', 'Partner institution'],
  volunteer_team: ['志愿团队', 'Volunteer team'],
  capable_person: ['社区能人', 'Capable resident'],
  resident: ['居民入伙', 'Resident partner'],
};
export const categoryLabels: Labels = {
  elder_child_care: ['养老托幼', 'Elder and child care'],
  culture_leisure: ['文化娱乐', 'Culture and leisure'],
  health: ['医疗健康', 'Health'],
  daily_life: ['日常生活', 'Daily life'],
  employment: ['就业创业', 'Work and business'],
  other: ['其他', 'Other'],
};
export const audienceLabels: Labels = {
  preschool: ['学龄前', 'Preschool'],
  child: ['儿童', 'Children'],
  teen: ['青少年', 'Teenagers'],
  youth: ['青年', 'Young people'],
  adult: ['中年', 'Adults'],
  elder: ['老年', 'Older people'],
  family: ['亲子', 'Families'],
  all_age: ['全龄', 'All ages'],
};
export const targetGroupLabels: Labels = {
  elderly: ['为老', 'The elderly'],
  children: ['为小', 'Children'],
  hardship: ['困难群体', 'People in hardship'],
  emotional: ['心理疏导和情感慰藉', 'Emotional support'],
  public: ['社会公共需要', 'Public needs'],
};
export const zoneLabels: Labels = {
  youth_night_school: ['青年夜校', 'Youth night school'],
  neighbour_clinic: ['比邻医馆', 'Neighbourhood clinic'],
  living_hall: ['社区生活馆', 'Community living hall'],
  micro_business: ['社区微业', 'Community micro-business'],
};
export const brandLabels: Labels = {
  after_work: ['下班后来吧！', 'After work'],
  after_school: ['放学后来吧！', 'After school'],
  leisure: ['休闲时来吧！', 'At leisure'],
  job_seeking: ['想就业来吧！', 'Looking for work'],
  in_need: ['有需求来吧！', 'In need'],
};

/**
 * The label of a value: the backend's, else the kit's, else 其他 with one console note. A value that a newer
 * backend made up is never shown raw and never stops the page.
 */
export function label(
  service: Service | undefined,
  vocabulary: Vocabulary,
  labels: Labels,
  value: string,
  lang: string,
): string {
  const own = textIn(labelOf(service, vocabulary, value), lang);
  if (own) return own;
  const known = Object.prototype.hasOwnProperty.call(labels, value) ? labels[value] : undefined;
  const language: Language = languageOf(lang);
  if (known) return known[language === 'en' ? 1 : 0];
  warnOnce(`unknown ${vocabulary} "${value}": give it a label in service.json under labels.${vocabulary}`);
  return language === 'en' ? 'Other' : '其他';
}
