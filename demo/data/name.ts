import { marked } from './phrase';
import type { Random } from './random';
import { formalGivens, givens, skills, surnames, type Trade } from './table/partner';

/** A name that no other partner has, with a reading where the commonest reading would be wrong. */
export interface PartnerTitle {
  name: string;
  shortName: string;
  pinyin?: string;
  initials?: string;
}

const initialsOf = (pinyin: string): string =>
  pinyin
    .split(' ')
    .map((syllable) => syllable.charAt(0))
    .join('');

/** A maker of unique names; when pairs run out it counts on: 悦木书画院二店. */
export function nameMaker(random: Random) {
  const taken = new Set<string>();
  const forms = new Map<string, number>();
  const numerals = ['', '二', '三', '四', '五', '六', '七', '八'];

  function organisation(trade: Trade): PartnerTitle {
    const form = nextForm(trade);
    for (;;) {
      const given = random.pick(trade.kind === 'merchant' ? givens : formalGivens);
      const [zh, reading] = typeof given === 'string' ? [given, undefined] : given;
      for (const numeral of numerals) {
        const full = `${zh}${form[0]}${numeral && `${numeral}部`}`;
        if (taken.has(full)) continue;
        taken.add(full);
        if (!reading || numeral) return { name: marked(full), shortName: marked(zh) };
        const pinyin = `${reading} ${form[1]}`;
        return { name: marked(full), shortName: marked(zh), pinyin, initials: initialsOf(pinyin) };
      }
    }
  }

  /** Forms take turns, so that no trade falls silent. */
  function nextForm(trade: Trade): readonly [string, string] {
    const key = trade.forms[0]?.[0] ?? '';
    const turn = forms.get(key) ?? 0;
    forms.set(key, turn + 1);
    return trade.forms[turn % trade.forms.length] ?? ['', ''];
  }

  /** A person by family name and skill only: 吕老师·国画. Given names are never made up. */
  function person(kind: 'capable_person' | 'resident') {
    const title = kind === 'capable_person' ? ['老师', 'lao shi'] : ['邻居', 'lin ju'];
    for (;;) {
      const [surname, reading] = random.pick(surnames);
      const skill = random.pick(skills);
      for (const numeral of numerals) {
        const full = `${surname}${title[0]}·${skill[0]}${numeral && `（${numeral}）`}`;
        if (taken.has(full)) continue;
        taken.add(full);
        const pinyin = `${reading} ${title[1]} ${skill[1]}`;
        return {
          title: {
            name: marked(full),
            shortName: marked(`${surname}${title[0]}`),
            pinyin,
            initials: initialsOf(pinyin),
          },
          skill,
        };
      }
    }
  }

  return { organisation, person };
}
