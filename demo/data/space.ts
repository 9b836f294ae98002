import { addDays } from '../../src/contract';
import type { Space, SpaceUse } from '../../src/contract';
import type { Places } from './area';
import type { Frame } from './frame';
import type { PartnerDraft } from './partner';
import { markedBoth, three } from './phrase';
import { randomOf, type Random } from './random';
import type { Scale } from './scale';

const kinds = [
  { kind: 'idle_asset', zh: '闲置办公用房', en: 'Unused office', before: '闲置两年，原为物业办公室' },
  { kind: 'vacant_venue', zh: '架空层活动角', en: 'Open ground floor', before: '空置架空层，堆放杂物' },
  { kind: 'street_front', zh: '沿街门面', en: 'Street-front room', before: '沿街空铺，租约到期' },
] as const;
const payers = ['合伙人出资', '社区出资', '双方各半'];

/** Spaces on offer and in use, at invented stations only: rent and hours are never invented of a real one. */
export function makeSpaces(
  frame: Frame,
  places: Places,
  partners: readonly PartnerDraft[],
  scale: Scale,
): Space[] {
  const random = randomOf('spaces');
  const able = partners.filter(({ partner }) => {
    const agreement = partner.agreements?.[0];
    return partner.demo && partner.status === 'active' && agreement?.status === 'in_force';
  });
  return Array.from({ length: scale.spaces }, (_, i) => {
    const kind = kinds[i % kinds.length] ?? kinds[0];
    const areaId = places.invented[i % places.invented.length] ?? '';
    const m2 = random.int(24, 180);
    const draft =
      i % 3 === 2
        ? undefined
        : able.find(({ partner }) => partner.areaIds?.includes(areaId) && !partner.spaceUses);
    const use = draft && useOf(draft, m2, frame, random);
    if (draft && use) draft.partner.spaceUses = [use];
    return {
      id: `space-${three(i + 1)}`,
      areaId,
      name: markedBoth(`${kind.zh}${i + 1}号`, `${kind.en} ${i + 1}`),
      kind: kind.kind,
      m2,
      streetFront: kind.kind === 'street_front',
      stateBefore: kind.before,
      zone: random.pick(['youth_night_school', 'neighbour_clinic', 'living_hall', 'micro_business'] as const),
      slots: freeSlots(random, Boolean(use)),
      uses: use ? [use] : [],
      demo: true,
    };
  });
}

function freeSlots(random: Random, used: boolean) {
  const days = random.shuffle([1, 2, 3, 4, 5, 6, 7]).slice(0, used ? 2 : 4);
  return days
    .sort((a, b) => a - b)
    .map((weekday) => ({ weekday, from: weekday > 5 ? '09:00' : '13:00', to: '17:00' }));
}

function useOf({ partner }: PartnerDraft, m2: number, frame: Frame, random: Random): SpaceUse {
  const agreement = partner.agreements?.[0];
  const owed = random.pick([24, 36, 48, 60, 96]);
  return {
    partnerId: partner.id,
    ...(agreement && { agreementId: agreement.id }),
    m2: Math.round(m2 * (0.4 + random.next() * 0.6)),
    slots: [2, 4].map((weekday) => ({ weekday, from: '18:30', to: '20:30' })),
    rentFen: random.chance(0.12) ? null : random.chance(0.8) ? 0 : random.int(3, 12) * 10_000,
    fitOutPayer: random.pick(payers),
    start: agreement?.start ?? addDays(frame.today, -200),
    end: agreement?.end ?? null,
    hoursOwed: owed,
    hoursDelivered: Math.round(owed * (0.2 + random.next() * 0.9)),
  };
}
