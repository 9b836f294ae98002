/**
 * Writes what editors read, from `custom-elements.json`: data for VS Code and JetBrains, and the kit on one page for
 * language models. (Node)
 *
 *   node --import tsx src/tool/write-editor.ts <folder> <version>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Attribute {
  name: string;
  type?: { text: string } | null;
  description?: string | null;
}
interface Declared {
  tagName?: string;
  description?: string;
  attributes?: Attribute[];
  events?: { name?: string; description?: string }[];
}

const [folder = 'dist', version = '0.0.0'] = process.argv.slice(2);
const manifest = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as {
  modules: { declarations?: Declared[] }[];
};
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter((one): one is Declared & { tagName: string } => one.tagName !== undefined);

const valuesOf = ({ type }: Attribute): string[] =>
  Array.from((type?.text ?? '').matchAll(/'([^']+)'/g), ([, value = '']) => value);
const isFlag = ({ type }: Attribute): boolean => type?.text === 'boolean';
const textOf = ({ description }: { description?: string | null | undefined }): string => description ?? '';

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

write(
  'vscode.html-custom-data.json',
  json({
    version: 1.1,
    tags: elements.map((element) => ({
      name: element.tagName,
      description: textOf(element),
      attributes: (element.attributes ?? []).map((attribute) => ({
        name: attribute.name,
        description: textOf(attribute),
        ...(isFlag(attribute) && { valueSet: 'v' }),
        ...(valuesOf(attribute).length > 0 && { values: valuesOf(attribute).map((name) => ({ name })) }),
      })),
    })),
  }),
);

write(
  'web-types.json',
  json({
    $schema: 'https://json.schemastore.org/web-types',
    name: 'hehuo',
    version,
    'description-markup': 'markdown',
    contributions: {
      html: {
        elements: elements.map((element) => ({
          name: element.tagName,
          description: textOf(element),
          attributes: (element.attributes ?? []).map((attribute) => ({
            name: attribute.name,
            description: textOf(attribute),
            value: isFlag(attribute)
              ? { kind: 'no-value' }
              : {
                  type:
                    valuesOf(attribute)
                      .map((value) => `'${value}'`)
                      .join(' | ') || 'string',
                },
          })),
        })),
      },
    },
  }),
);

const line = (attribute: Attribute): string =>
  `- \`${attribute.name}\`${attribute.type ? ` (${attribute.type.text})` : ''}: ${textOf(attribute).replace(/\s+/g, ' ')}`;

write(
  'llms.txt',
  [
    '# Hehuo',
    '',
    `> Four custom elements for China's community-partner programme, version ${version}. Script: \`<script src="hehuo.js" defer></script>\`; the contract of a backend: openapi.json.`,
    '',
    ...elements.flatMap((element) => [
      `## <${element.tagName}>`,
      '',
      textOf(element),
      '',
      ...(element.attributes ?? []).map(line),
      '',
    ]),
  ].join('\n'),
);
