import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SolarDay } from 'tyme4ts';
import { addDays } from '../../src/contract';
import { festivalOf, lunarName, termName } from '../../src/element/course-calendar/festival';
import { lunarDay, solarTerm } from '../../src/element/course-calendar/lunar';
import * as table from '../../src/element/course-calendar/lunar-table';
import { makeTables } from './lunar-table';

const zhName = (date: string): string => lunarName(lunarDay(date), 'zh-Hans');
const zhFestival = (date: string): string | undefined => festivalOf(date, 'zh-Hans');

describe('lunar calendar', () => {
  it('has the tables that tyme4ts gives', () => {
    const { firstDay, months, termBase, terms } = table;
    assert.deepEqual({ firstDay, months, termBase, terms }, makeTables());
  });

  it('agrees with tyme4ts on every day from 2000 to 2060: month, leap month, day, eve and solar term', () => {
    const wrong: string[] = [];
    let days = 0;
    for (let date = '2000-01-01'; date <= '2060-12-31'; date = addDays(date, 1)) {
      const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
      const solar = SolarDay.fromYmd(year, month, day);
      const lunar = solar.getLunarDay();
      const tomorrow = solar.next(1).getLunarDay();
      const term = solar.getTermDay();
      const expected = {
        month: Math.abs(lunar.getMonth()),
        leap: lunar.getMonth() < 0,
        day: lunar.getDay(),
        eve: tomorrow.getMonth() === 1 && tomorrow.getDay() === 1,
        term: term.getDayIndex() === 0 ? (term.getSolarTerm().getIndex() + 23) % 24 : undefined,
      };
      const ours = { ...lunarDay(date), term: solarTerm(date) };
      if (JSON.stringify(ours) !== JSON.stringify(expected)) wrong.push(date);
      days += 1;
    }
    assert.deepEqual(wrong, []);
    assert.equal(days, 22_281);
  });

  it('puts 春节 where browsers put it a day wrong, and 除夕 on the day before, be that the 29th or the 30th', () => {
    const spring = ['2026-02-17', '2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03', '2031-01-23'];
    for (const date of spring) {
      assert.equal(zhName(date), '正月初一', date);
      assert.equal(zhFestival(date), '春节', date);
      assert.equal(zhFestival(addDays(date, -1)), '除夕', date);
    }
    assert.equal(zhName('2027-02-05'), '腊月廿九');
    assert.equal(zhFestival('2027-02-20'), '元宵节');
  });

  it('names the festivals of the known dates and keeps them out of leap months', () => {
    const known: Record<string, string> = {
      '2026-03-03': '元宵节',
      '2026-06-19': '端午节',
      '2026-08-19': '七夕节',
      '2026-09-25': '中秋节',
      '2026-10-18': '重阳节',
      '2012-08-23': '七夕节',
      '2027-01-15': '腊八节',
      '2026-04-05': '清明节',
      '2026-12-05': '志愿者日',
    };
    for (const date of Object.keys(known)) assert.equal(zhFestival(date), known[date], date);
    // 2025-07-31 is 闰六月初七; a leap fifth month (2028) has no second 端午.
    assert.equal(zhName('2028-06-27'), '闰五月初五');
    assert.equal(zhFestival('2028-06-27'), undefined);
  });

  it('names leap months, 冬月 and 腊月, and the terms', () => {
    const firsts: Record<string, string> = {
      '2025-07-25': '闰六月初一',
      '2023-03-22': '闰二月初一',
      '2028-06-23': '闰五月初一',
      '2033-12-22': '闰冬月初一',
      '2026-12-09': '冬月初一',
      '2027-01-08': '腊月初一',
    };
    for (const date of Object.keys(firsts)) assert.equal(zhName(date), firsts[date], date);
    assert.equal(termName(solarTerm('2026-11-22') ?? -1, 'zh-Hans'), '小雪');
    assert.equal(termName(solarTerm('2026-12-22') ?? -1, 'en'), 'Winter Solstice');
  });

  it('says nothing outside its tables rather than something wrong', () => {
    assert.equal(lunarDay('1999-02-15'), undefined);
    assert.equal(lunarDay('2062-01-01'), undefined);
    assert.equal(solarTerm('1999-12-22'), undefined);
    assert.equal(solarTerm('2061-01-05'), undefined);
    assert.equal(zhName('2062-01-01'), '');
  });
});
