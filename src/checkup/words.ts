/* Every word of the check-up, written once: the panel, the builder and the page of help take them from here. */
import { fill, type Finding, type Lang, type Topic, type Values } from './finding';
import { backendWords } from './words-backend';
import { elementWords } from './words-element';
import { loadWords } from './words-loads';
import { pageWords } from './words-page';
import { policyWords } from './words-policy';

export const topics = { ...elementWords, ...backendWords, ...pageWords, ...loadWords, ...policyWords };
export type Topics = typeof topics;
export type Code = keyof Topics;

/** Makes a finding out of its code and name. */
export type Say = <C extends Code>(
  code: C,
  name: keyof Topics[C]['says'] & string,
  values?: Values,
  details?: readonly string[],
) => Finding;

/** Where the help lies beside the kit, for a language. */
export const helpFile = (lang: Lang): string => `embed/checkup${lang === 'en' ? '-en' : ''}.html`;

/** Findings in a language, which lead to the help under `base`, the folder of the kit. */
export function sayIn(lang: Lang, base: string): Say {
  return (code, name, values = {}, details) => {
    const { says }: Topic = topics[code];
    const { level, text, cure } = says[name] as Topic['says'][string];
    return {
      code,
      level,
      text: fill(text, lang, values),
      cure: cure ? fill(cure, lang, values) : '',
      link: `${base}${helpFile(lang)}#${code.toLowerCase()}`,
      ...(details && { details }),
    };
  };
}
