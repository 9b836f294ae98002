import { dayOf, spending, split, type Draft, type Writing } from './ledger-line';
import { both, marked } from './phrase';

const WRONG_FEN = 123_000;
const RIGHT_FEN = 120_300;

/** A payment posted with two figures swapped, taken back and posted again (invariant 9). */
function correctionCase(writing: Writing): Draft[] {
  const [first = '', second = ''] = writing.months.slice(-3);
  const words = { summary: '邻里节舞台租赁', useCategory: '社区文体活动' };
  const correctionReason = both(
    '凭证金额1,203.00元误录为1,230.00元，冲销后重新登记。',
    'The receipt says 1,203.00 but 1,230.00 was entered; taken back and posted again.',
  );
  const postedOn = dayOf(writing, second, 0.6);
  return [
    {
      id: 'entry-original',
      postedOn: dayOf(writing, first, 0.4),
      kind: 'activity_out',
      direction: 'out',
      amountFen: WRONG_FEN,
      ...words,
      correctedBy: 'entry-reversal',
    },
    {
      id: 'entry-reversal',
      postedOn,
      kind: 'correction',
      direction: 'in',
      amountFen: WRONG_FEN,
      summary: '冲销：邻里节舞台租赁',
      corrects: 'entry-original',
      correctionReason,
    },
    {
      id: 'entry-reposting',
      postedOn,
      kind: 'activity_out',
      direction: 'out',
      amountFen: RIGHT_FEN,
      ...words,
      corrects: 'entry-original',
      correctionReason,
    },
  ];
}

/** The lines of a fund's case, if it shows one. */
export function specialLines(writing: Writing): Draft[] {
  const [first = '', second = ''] = writing.months.slice(-3);
  if (writing.plan.special === 'correction') return correctionCase(writing);
  if (writing.plan.special === 'related') {
    const label = marked('管委会委员亲属经营的图文店');
    const counterparty = { label, type: 'organisation' };
    return [
      {
        id: 'entry-related',
        postedOn: dayOf(writing, second, 0.5),
        kind: 'activity_out',
        direction: 'out',
        amountFen: 86_000,
        counterparty,
        useCategory: '社区文体活动',
        summary: '宣传展板制作（关联方，已回避表决）',
        relatedParty: true,
      },
    ];
  }
  if (writing.plan.special === 'in-kind') {
    const inKind = {
      description: both('大米50袋，每袋10公斤', '50 bags of rice, 10 kg each'),
      valuationFen: 325_000,
    };
    const counterparty = { label: '爱心企业（已隐名）', type: 'organisation', masked: true };
    return [
      {
        id: 'entry-rice',
        postedOn: dayOf(writing, first, 0.7),
        kind: 'in_kind_in',
        direction: 'in',
        amountFen: 0,
        inKind,
        counterparty,
        summary: '物资捐赠，已发放登记',
      },
    ];
  }
  return [];
}

/** A fund that winds up: small gifts, then what is left goes to the host charity's like project. */
export function closingLines(writing: Writing): Draft[] {
  const { plan, random, months } = writing;
  const early = months.slice(0, Math.max(1, Math.min(Math.ceil(months.length / 2), months.length - 2)));
  const ins = split(plan.inFen, early.length, random).map((amountFen, i) => ({
    postedOn: dayOf(writing, early[i] ?? '', random.next()),
    kind: 'donation_in',
    direction: 'in' as const,
    amountFen,
    counterparty: { label: '居民（已隐名）', type: 'resident', masked: true },
    summary: '小区爱心捐款箱',
  }));
  const leftFen = 860_000;
  const uses = spending({ ...writing, months: early }, plan.outFen - leftFen, early.length * 2);
  const month = months[months.length - 2] ?? months[0] ?? '';
  const counterparty = { label: marked('济阳区暖邻慈善协会'), type: 'host' };
  const rest: Draft = {
    id: 'entry-leftover',
    postedOn: dayOf(writing, month, 0.5),
    kind: 'transfer',
    direction: 'out',
    amountFen: leftFen,
    counterparty,
    summary: '清算剩余财产转入同类项目',
  };
  return [...ins, ...uses, rest];
}
