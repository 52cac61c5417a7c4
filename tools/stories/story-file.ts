// Prevents: stories written by hand that lag behind the examples. The text of one element's stories file. Pure.
import { storyNameFromExport, toId } from 'storybook/internal/csf';
import type { Plan, Story } from './coverage.ts';
import type { ExamplesFile } from './read-examples.ts';

/** An element that has stories. */
export interface Subject {
  readonly tag: string;
  /** Module that defines it, below `@qwy/elements/`, without its ending: `case/define-view`. */
  readonly define: string;
  /** Module of its examples: `case/case-view.examples`. */
  readonly examples: string;
}

export function storyFile({ tag, define, examples }: Subject, file: ExamplesFile, { stories }: Plan): string {
  const draw = `${file.draw ?? 'draw'}(document.createElement('${tag}'), examples[name])`;
  return [
    `// Written by \`npm run stories\` from ${examples}.ts.`,
    `import type { Meta, StoryObj } from '@storybook/web-components-vite';`,
    ...(file.draw ? [] : [`import { draw } from '@qwy/elements/base/test-example';`]),
    `import '@qwy/elements/${define}';`,
    `import { ${file.draw ? `${file.draw}, ` : ''}${file.variable} as examples } from '@qwy/elements/${examples}';`,
    `import { stage } from '../stage.ts';`,
    '',
    `export default { title: '${titleOf(tag)}', component: '${tag}' } satisfies Meta;`,
    '',
    `const show = stage((name: keyof typeof examples) => ${draw});`,
    '',
    ...stories.map(storyText),
    '',
  ].join('\n');
}

/** Views are what frames show; elements are what pages have. */
export function titleOf(tag: string): string {
  const name = tag.replace(/^qwy-/, '').replace(/-view$/, '');
  const words = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
  return `${tag.endsWith('-view') ? 'Views' : 'Elements'}/${words}`;
}

/** As Storybook makes it of the title and the name of the export. */
export const storyId = (tag: string, story: string): string =>
  toId(titleOf(tag), storyNameFromExport(exportName(story)));

export const exportName = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function storyText({ name, example, setting, note }: Story): string {
  const settings = Object.keys(setting).length > 0 ? `, ${JSON.stringify(setting)}` : '';
  const comment = note ? `/** ${note} */\n` : '';
  return `${comment}export const ${exportName(name)}: StoryObj = show('${example}'${settings});`;
}
