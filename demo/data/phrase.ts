/** A text in both languages of the demonstration. */
export interface Both {
  'zh-Hans': string;
  en: string;
  [language: string]: string;
}

export const both = (zh: string, en: string): Both => ({ 'zh-Hans': zh, en });

/** The mark at the end of every invented name (domain.md §5, rule of honesty). */
export const MARK = '（示例）';
export const MARK_EN = ' (demo)';

/** An invented name in Chinese only. */
export const marked = (zh: string): string => zh + MARK;

/** An invented name in both languages. */
export const markedBoth = (zh: string, en: string): Both => both(zh + MARK, en + MARK_EN);

/** Where the real names and figures come from. The publication carries no date. */
export const PUBLICATION = both(
  '关于济阳区“社区合伙人”的公开报道（未注明日期）',
  'Press report on the Jiyang community-partner programme (undated)',
);
export const two = (n: number): string => String(n).padStart(2, '0');
export const three = (n: number): string => String(n).padStart(3, '0');
