/**
 * Writes the types of the tags for React's JSX and for Vue's templates, from `custom-elements.json`, which tells what
 * may be set, and from the classes' own declarations, which tell of which type it is. (Node)
 *
 *   node --import tsx src/tool/write-tags.ts <folder>
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Member {
  kind: string;
  name: string;
  privacy?: string;
  description?: string;
}
interface Declared {
  name: string;
  tagName?: string;
  members?: Member[];
  attributes?: { name: string; fieldName?: string; description?: string }[];
  events?: { name?: string }[];
}

const [folder = 'dist'] = process.argv.slice(2);
const manifest = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as {
  modules: { declarations?: Declared[] }[];
};
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter((one): one is Declared & { tagName: string } => one.tagName !== undefined);

const note = (text = ''): string =>
  text ? `  /** ${text.replace(/\s+/g, ' ').replaceAll('*/', '')} */\n` : '';
const listed = (names: string[]): string => names.map((name) => `'${name}'`).join(' | ');
const imports = elements.map(({ name }) => name).join(', ');

/** What may be set: the public properties, and the attributes that are written otherwise than their property. */
function settings({ name, members = [], attributes = [] }: Declared, camel: boolean): string {
  const fields = members.filter(
    ({ kind, privacy, name: key }) => kind === 'field' && !privacy && /^\w/.test(key),
  );
  const others = attributes.filter(({ name: key, fieldName }) => fieldName && key !== fieldName);
  const written = (field = ''): string =>
    `${name}['${field}'] | ${others.some(({ fieldName }) => fieldName === field) ? `Written<${name}['${field}']> | ` : ''}undefined`;
  return [
    `interface ${name}Settings {`,
    ...fields.map((one) => {
      const type = camel ? written(one.name) : `${name}['${one.name}'] | undefined`;
      return `${note(one.description)}  ${one.name}?: ${type};`;
    }),
    ...(camel ? [] : others).map(
      (one) => `${note(one.description)}  '${one.name}'?: ${written(one.fieldName)};`,
    ),
    '}',
  ].join('\n');
}

/** `camel`: a name with hyphens is looked up as the property's, as Vue does. */
const shared = (camel: boolean): string => `import type { ${imports}, HehuoEvents } from './types/index.js';

/** A number may be written as text where it is an attribute. */
type Written<T> = T extends number ? \`\${T}\` : never;

${elements.map((one) => settings(one, camel)).join('\n\n')}
`;

const eventsOf = ({ events = [] }: Declared): string =>
  listed(events.flatMap(({ name }) => (name ? [name] : [])));

const jsx = `/** The tags of the kit in React's JSX: \`import type {} from 'hehuo/jsx'\` once, anywhere. Generated. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${shared(false)}
/** React 19 listens for \`hehuo-select\` where \`onhehuo-select\` is set. */
type Heard<K extends keyof HehuoEvents> = {
  [N in K as \`on\${N}\`]?: ((event: CustomEvent<HehuoEvents[N]>) => void) | undefined;
};
type Tag<Class, Settings, Events extends keyof HehuoEvents> = Omit<
  DetailedHTMLProps<HTMLAttributes<Class>, Class>,
  keyof Settings
> &
  Settings &
  Heard<Events>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${elements.map((one) => `      '${one.tagName}': Tag<${one.name}, ${one.name}Settings, ${eventsOf(one)}>;`).join('\n')}
    }
  }
}
`;

const vue = `/** The tags of the kit in Vue's templates: \`import type {} from 'hehuo/vue'\` once, anywhere. Generated. */
import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
${shared(true)}
type Tag<Class, Settings, Events extends keyof HehuoEvents> = new () => Class & {
  /** For templates alone. */
  $props: Omit<HTMLAttributes, keyof Settings> & Settings & PublicProps;
  /** For templates alone. */
  $emit: EmitFn<{ [N in Events]: (event: CustomEvent<HehuoEvents[N]>) => void }>;
};

declare module 'vue' {
  interface GlobalComponents {
${elements.map((one) => `    '${one.tagName}': Tag<${one.name}, ${one.name}Settings, ${eventsOf(one)}>;`).join('\n')}
  }
}
`;

writeFileSync(join(folder, 'jsx.d.ts'), jsx);
writeFileSync(join(folder, 'vue.d.ts'), vue);
