import { addDays } from '../../src/contract';
import type { Notice, Partner, Rule } from '../../src/contract';
import type { Frame } from './frame';
import { both, markedBoth } from './phrase';

/** Admission, operating and exit rules; invented, for the publication names none. */
export function makeRules(frame: Frame): Rule[] {
  const common = {
    version: '2.1',
    effectiveFrom: addDays(frame.termStart, -75),
    scopeAreaId: 'jy',
    demo: true,
  };
  return [
    {
      id: 'rule-admission',
      type: 'admission',
      title: markedBoth('社区合伙人准入规则', 'Admission rules'),
      ...common,
      clauses: [
        both(
          '商家、社会组织、共建单位、志愿团队和居民个人均可申请，自愿加入。',
          'Merchants, social organisations, units, teams and residents may apply; joining is voluntary.',
        ),
        both(
          '证照齐全、近两年无严重失信和安全事故。',
          'Licences in order; no grave breach of trust or accident in two years.',
        ),
        both(
          '涉及医疗、食品、未成年人培训的，须出示对应许可。',
          'Health, food and training of minors need the matching permit.',
        ),
        both('未满18周岁的居民由监护人共同申请。', 'Residents under 18 apply together with a guardian.'),
        both(
          '实践站走访核验后公示5个工作日，无异议签订协议。',
          'After a visit, a public notice of five working days; then the agreement is signed.',
        ),
      ],
      requiredDocuments: [
        both('营业执照或登记证书', 'Licence or registration'),
        both('相关资质证书', 'Certificates'),
        both('拟提供服务清单', 'List of services'),
        both('安全责任承诺书', 'Safety undertaking'),
      ],
    },
    {
      id: 'rule-operation',
      type: 'operation',
      title: markedBoth('社区合伙人运行规则', 'Operating rules'),
      ...common,
      clauses: [
        both(
          '平等合作、互利共赢，服务分公益、低偿、市场三档并公示价格。',
          'Equal partners; services are public-benefit, low-fee or market, with prices shown.',
        ),
        both(
          '低偿课程每课时不超过50元，材料费另列。',
          'A low-fee class costs no more than 50 yuan; materials are shown apart.',
        ),
        both(
          '以空间换服务的，按协议完成服务时长，每季度公布。',
          'Space is repaid with hours as agreed, published each quarter.',
        ),
        both(
          '约定反哺的款项进入依托慈善组织账户，按季度公开。',
          "Agreed shares go to the host charity's account and are published each quarter.",
        ),
        both(
          '不得在服务现场推销药品、保健品和预付卡。',
          'No selling of medicines, supplements or prepaid cards at services.',
        ),
      ],
    },
    {
      id: 'rule-exit',
      type: 'exit',
      title: markedBoth('社区合伙人退出规则', 'Exit rules'),
      ...common,
      clauses: [
        both(
          '任何一方提前30天书面提出即可退出，已开课程应教完或退费。',
          'Either side may leave with 30 days of notice; running courses are finished or refunded.',
        ),
        both(
          '未完成的服务时长和应缴款项结清后公示退出。',
          'Hours and money owed are settled, then the exit is published.',
        ),
        both(
          '弄虚作假、侵害居民权益的，立即终止合作并公示。',
          'Fraud or harm to residents ends the agreement at once.',
        ),
      ],
    },
  ];
}

const idsOf = (partners: readonly Partner[], status: string, most = 6): string[] =>
  partners
    .filter((partner) => partner.status === status)
    .slice(0, most)
    .map(({ id }) => id);

/** Public notices around now. */
export function makeNotices(frame: Frame, partners: readonly Partner[]): Notice[] {
  const day = (n: number) => addDays(frame.today, n);
  const objectionsTo = both(
    '济阳区社区合伙人演示服务台（示例），电话 0531-0000-0001',
    'Jiyang community-partner demonstration desk (demo), 0531-0000-0001',
  );
  return [
    {
      id: 'notice-call',
      type: 'call',
      title: markedBoth('下学期社区合伙人征集公告', 'Call for partners for the next term'),
      body: both(
        '面向商家、社会组织和居民征集公益、低偿服务项目，重点为老、为小和技能培训。',
        'Services for elders, children and skills are most welcome.',
      ),
      from: day(-6),
      to: day(24),
      demo: true,
    },
    {
      id: 'notice-public',
      type: 'public_notice',
      title: markedBoth('拟准入合伙人公示', 'Partners to be admitted'),
      body: both(
        '经走访核验，下列单位拟列为社区合伙人，公示5个工作日。',
        'After a visit these are to be admitted; five working days for objections.',
      ),
      from: day(-3),
      to: day(4),
      objectionsTo,
      partnerIds: idsOf(partners, 'notice'),
      demo: true,
    },
    {
      id: 'notice-result',
      type: 'result',
      title: markedBoth('上期合伙人准入结果', 'Result of the last admission'),
      body: both('公示期内未收到异议，协议已签订。', 'No objection was received; the agreements are signed.'),
      from: day(-48),
      to: day(-18),
      partnerIds: idsOf(partners, 'active', 4).slice(1),
      demo: true,
    },
    {
      id: 'notice-change',
      type: 'change',
      title: markedBoth('部分合伙人暂停服务的说明', 'Some partners are suspended'),
      body: both(
        '换证、装修期间暂停服务，恢复后另行通知。',
        'Suspended while licences are renewed or rooms rebuilt.',
      ),
      from: day(-9),
      to: day(21),
      partnerIds: idsOf(partners, 'suspended'),
      demo: true,
    },
    {
      id: 'notice-exit',
      type: 'exit',
      title: markedBoth('合伙人退出公示', 'Partners that leave'),
      body: both('服务时长和应缴款项已结清。', 'Hours and money owed are settled.'),
      from: day(-15),
      to: day(15),
      objectionsTo,
      partnerIds: idsOf(partners, 'exited'),
      demo: true,
    },
    {
      id: 'notice-draw',
      type: 'result',
      title: markedBoth('春联书写班摇号结果已产生', 'Result of the draw for Spring couplets'),
      body: both(
        '中签编号已在站点张贴，请在48小时内确认。名单不在网上公布。',
        'The drawn numbers are posted at the station; please confirm within 48 hours. Names are not published online.',
      ),
      from: day(-1),
      to: day(2),
      demo: true,
    },
  ];
}
