// Prevents: React components that lag behind the elements. One file for each element that pages use. Pure.
import path from 'node:path';
import type { Described, PublicElement } from './elements.ts';
import { forPages } from './elements.ts';
import { WRITTEN, eventMap } from './typed-dom.ts';

/** Sources of `packages/react/src/`, by name. */
export function reactWrappers(elements: readonly PublicElement[]): Readonly<Record<string, string>> {
  const shown = forPages(elements);
  const files = shown.map((element) => [`${folder(element)}.ts`, wrapper(element)] as const);
  const exports = ['element-props', ...shown.map(folder)].sort().map((name) => `export * from './${name}.ts';`);
  return { ...Object.fromEntries(files), 'index.ts': [WRITTEN, '', ...exports].join('\n') };
}

const folder = ({ tag }: PublicElement): string => tag.replace('qwy-', '');
const pascal = (name: string): string =>
  name.replace(/(^|-)([a-z0-9])/g, (_, _dash, letter: string) => letter.toUpperCase());
/** `qwy-case-opened` is heard as `onCaseOpened`. */
const handler = (event: string): string => `on${pascal(event.replace(/^qwy-/, ''))}`;
const moduleOf = (source: string): string => `@qwy/elements/${path.posix.dirname(source).replace(/^src\//, '')}`;

function wrapper(element: PublicElement): string {
  const { tag, name, source, summary, events } = element;
  const component = pascal(folder(element));
  const fields = element.members.filter(({ kind }) => kind === 'field');
  const hasEvents = events.length > 0;
  return [
    WRITTEN,
    `import type { ${name} } from '${moduleOf(source)}';`,
    ...(hasEvents ? [`import type { ${eventMap(element)} } from '@qwy/elements/types/dom';`] : []),
    `import { createWrapper } from './create-wrapper.ts';
    import type { ElementProps, Wrapper } from './element-props.ts';

    export interface ${component}Props extends ElementProps<${name}, '${[...fields.map((field) => field.name), ...events.map((event) => handler(event.name))].join("' | '")}'> {
      ${fields.map((field) => property(field, name)).join('\n')}
      ${events.map((event) => listener(event, element)).join('\n')}
    }

    /** ${summary} Draws \`<${tag}>\`; its children are the fallback, shown until it is ready and whenever it fails. */
    export const ${component}: Wrapper<${component}Props, ${name}> = createWrapper({
      tag: '${tag}',
      name: '${component}',
      load: () => import('@qwy/elements/${path.posix.dirname(source).replace(/^src\//, '')}/define'),
      attributes: { ${fields
        .filter(isText)
        .map(({ name: field, attribute }) => `${field}: '${attribute}'`)
        .join(', ')} },
      flags: { ${fields
        .filter(isFlag)
        .map(({ name: field, attribute }) => `${field}: '${attribute}'`)
        .join(', ')} },
      properties: [${fields
        .filter((field) => field.attribute === undefined)
        .map((field) => `'${field.name}'`)
        .join(', ')}],
      events: { ${events.map((event) => `${handler(event.name)}: '${event.name}'`).join(', ')} },
    });`,
  ].join('\n');
}

type Field = PublicElement['members'][number];
/** An attribute that stands there or does not. */
const isFlag = ({ attribute, type }: Field): boolean => attribute !== undefined && type?.text === 'boolean';
const isText = (field: Field): boolean => field.attribute !== undefined && !isFlag(field);

const property = ({ name, description }: Described, owner: string): string =>
  `/** ${description} */\n${name}?: ${owner}['${name}'] | undefined;`;

const listener = ({ name, description }: Described, element: PublicElement): string =>
  `/** ${description} */\n${handler(name)}?: ((event: ${eventMap(element)}['${name}']) => void) | undefined;`;
