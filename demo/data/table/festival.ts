/** A traditional festival and what the community does on it. Dates are data: browsers' calendars are not trusted. */
export interface Festival {
  key: string;
  title: readonly [string, string];
  dates: readonly string[];
}

/** Most wanted first: the first three that fall in the term become activities. */
export const festivals: readonly Festival[] = [
  {
    key: 'chongyang',
    title: ['重阳敬老饭', 'Double Ninth meal for elders'],
    dates: ['2024-10-11', '2025-10-29', '2026-10-18', '2027-10-08', '2028-10-26', '2029-10-16'],
  },
  {
    key: 'dongzhi',
    title: ['冬至包饺子', 'Winter Solstice dumplings'],
    dates: ['2024-12-21', '2025-12-21', '2026-12-22', '2027-12-22', '2028-12-21', '2029-12-21'],
  },
  {
    key: 'laba',
    title: ['腊八送暖粥', 'Laba porridge'],
    dates: ['2025-01-07', '2026-01-26', '2027-01-15', '2028-01-04', '2029-01-22', '2030-01-11'],
  },
  {
    key: 'yuanxiao',
    title: ['元宵猜灯谜', 'Lantern Festival riddles'],
    dates: ['2025-02-12', '2026-03-03', '2027-02-20', '2028-02-09', '2029-02-27'],
  },
  {
    key: 'longtaitou',
    title: ['二月二理发日', 'Dragon-head haircut day'],
    dates: ['2025-03-01', '2026-03-20', '2027-03-09', '2028-02-26', '2029-03-16'],
  },
  {
    key: 'qingming',
    title: ['清明诗会', 'Qingming poetry'],
    dates: ['2025-04-04', '2026-04-05', '2027-04-05', '2028-04-04', '2029-04-04'],
  },
  {
    key: 'lixia',
    title: ['立夏称人', 'Start of Summer weighing'],
    dates: ['2025-05-05', '2026-05-05', '2027-05-06', '2028-05-05', '2029-05-05'],
  },
  {
    key: 'duanwu',
    title: ['端午包粽子', 'Dragon Boat rice dumplings'],
    dates: ['2025-05-31', '2026-06-19', '2027-06-09', '2028-05-28', '2029-06-16'],
  },
  {
    key: 'xiazhi',
    title: ['夏至长寿面', 'Midsummer noodles'],
    dates: ['2025-06-21', '2026-06-21', '2027-06-21', '2028-06-21', '2029-06-21'],
  },
  {
    key: 'liqiu',
    title: ['立秋晒秋', 'Start of Autumn harvest'],
    dates: ['2025-08-07', '2026-08-07', '2027-08-08', '2028-08-07', '2029-08-07'],
  },
  {
    key: 'qixi',
    title: ['七夕乞巧', 'Qixi needlework'],
    dates: ['2025-08-29', '2026-08-19', '2027-08-08', '2028-08-26', '2029-08-16'],
  },
  {
    key: 'zhongqiu',
    title: ['中秋话团圆', 'Mid-Autumn evening'],
    dates: ['2024-09-17', '2025-10-06', '2026-09-25', '2027-09-15', '2028-10-03', '2029-09-22'],
  },
];
