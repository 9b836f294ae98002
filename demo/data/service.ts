import type { Figure, Partner, Service, Venue } from '../../src/contract';
import type { Places } from './area';
import type { Frame } from './frame';
import { both, markedBoth, PUBLICATION } from './phrase';
import { brandRows } from './table/brand';

interface Counts {
  partners: readonly Partner[];
  venues: readonly Venue[];
  funds: number;
}

const counts = (partners: readonly Partner[], kind: string): number =>
  partners.filter((p) => p.kind === kind && (p.status === 'active' || p.status === 'suspended')).length;

/** A figure of the publication: dated and sourced by our own count where both agree, else undated as published. */
function figure(
  published: number,
  own: number,
  today: string,
  rest: Pick<Figure, 'key' | 'label' | 'definition' | 'breakdown'>,
): Figure {
  const agrees = published === own;
  return { value: own, qualifier: 'exact', asOf: today, ...(agrees && { source: PUBLICATION }), ...rest };
}

function figuresOf(frame: Frame, { partners, venues, funds }: Counts): Figure[] {
  const kinds = [
    { label: both('商家', 'Merchants'), value: counts(partners, 'merchant') },
    { label: both('社会组织', 'Social organisations'), value: counts(partners, 'social_org') },
    { label: both('共建单位', 'Partner institutions'), value: counts(partners, 'co_building_unit') },
  ];
  const scenes = venues.filter((venue) => venue.scene === true).length;
  return [
    figure(
      174,
      kinds.reduce((sum, { value }) => sum + value, 0),
      frame.today,
      {
        key: 'partners',
        label: both('社区合伙人', 'Community partners'),
        definition: both(
          '商家、社会组织、共建单位三类中合作中和暂停的合伙人；志愿团队、社区能人、入伙居民不计在内。分类数为演示数据（示例）。',
          'Merchants, social organisations and co-building units that are active or suspended; teams and individuals are not counted. The split by kind is demonstration data.',
        ),
        breakdown: kinds,
      },
    ),
    figure(25, scenes, frame.today, {
      key: 'scenes',
      label: both('全龄公共文化服务场景', 'All-age culture scenes'),
      definition: both(
        '面向各年龄居民开放的公共文化服务场景，不含功能室。',
        'Public culture scenes open to all ages; rooms are not counted.',
      ),
    }),
    {
      key: 'projects',
      value: 20,
      qualifier: 'at_least',
      asOf: null,
      label: both('合伙项目', 'Partner projects'),
      definition: both(
        '吉他、拳击、葫芦丝、国画等实践项目，报道称“20余个”，未给出统计时点。',
        'Practice projects such as guitar, boxing, hulusi and Chinese painting; published as "more than 20" without a date.',
      ),
      source: PUBLICATION,
    },
    figure(9, funds, frame.today, {
      key: 'funds',
      label: both('社区公益基金', 'Community funds'),
      definition: both(
        '设在社区、由慈善组织代管的公益基金；本页各基金均为示例。',
        'Community funds kept by a host charity; those shown here are all invented.',
      ),
    }),
  ];
}

const privacy = both(
  '本页只收集办理所需的最少信息，由济阳区社区合伙人演示服务台（示例）保管，用于登记、办理、回访和统计，不作他用。还没送出的内容加密保存在您的设备上，送达后即从设备上删除；网页连接未加密时不在设备上保存。已送达的内容最长保存180天，到期删除。不收集身份证号和出生日期；未满14周岁的个人信息须经监护人同意。您可以凭回执号随时撤回，撤回后填写的内容立即删除；也可以打电话或到服务台要求查询、更正。演示环境，请勿填写真实信息。',
  'This page collects the least that is needed, kept by the Jiyang community-partner demonstration desk (demo), to register and handle your request, to call back and to count; for nothing else. What is not sent yet is kept encrypted on your device and removed from it once it has arrived; without an encrypted connection nothing is kept on the device. What has arrived is kept for 180 days at most, then deleted. No identity number or birth date is asked; personal details of children under 14 need the consent of a guardian. With your receipt number you may withdraw at any time: what you wrote is then deleted at once. By phone or at the desk you may ask to look it up or correct it. This is a demonstration: do not enter real details.',
);

/** The capability document. */
export function makeService(frame: Frame, places: Places, all: Counts): Service {
  return {
    contractVersion: '1.0',
    name: both('济阳区“社区合伙人”', 'Jiyang community partners'),
    operator: {
      name: markedBoth('济阳区社区合伙人演示服务台', 'Jiyang community-partner demonstration desk'),
      phone: '0531-0000-0001',
      hours: both('周一至周五 08:30–17:30', 'Monday to Friday 08:30–17:30'),
    },
    timeZone: 'Asia/Shanghai',
    languages: ['zh-Hans', 'en'],
    areas: places.areas,
    brands: brandRows.map(({ key, name, timeBands, audiences, topics }) => ({
      key,
      name: both(...name),
      timeBands: timeBands.map((band) => ({ ...band })),
      audiences: [...audiences],
      topics: topics.map((topic) => both(...topic)),
    })),
    labels: {
      zone: {
        youth_night_school: both('青年夜校', 'Youth night school'),
        neighbour_clinic: both('比邻医馆', 'Neighbourhood clinic'),
        living_hall: both('社区生活馆', 'Community living hall'),
        micro_business: both('社区微业', 'Community micro-business'),
      },
      activityCategory: {
        our_festivals: both('我们的节日', 'Our Festivals'),
        hardship_help: both('困难群体帮扶', 'Hardship help'),
        minors_culture_sport: both('未成年人文体公益', "Minors' culture and sport"),
        civility: both('文明宣传', 'Civility promotion'),
        volunteer_training: both('志愿者培训', 'Volunteer training'),
      },
      category: {
        elder_child_care: both('养老托幼', 'Elder and child care'),
        culture_leisure: both('文化娱乐', 'Culture and leisure'),
        health: both('医疗健康', 'Health'),
        daily_life: both('日常生活', 'Daily life'),
        employment: both('就业创业', 'Employment'),
        other: both('其他', 'Other'),
      },
    },
    capabilities: { classes: ['static-read', 'read', 'seats', 'ledger'], write: [] },
    privacyNotice: { version: '2026-11', text: privacy },
    figures: figuresOf(frame, all),
    serverTime: frame.now,
    demo: {
      note: both(
        '演示数据：带“（示例）”的名称、时间、金额均为虚构',
        'Demonstration data: names, times and amounts marked “(demo)” or “（示例）” are invented',
      ),
    },
  };
}
