// Prevents: templates of Vue and Svelte in which our tags are unknown, or take and fire anything. Pure.
import { posix } from 'node:path';
import type { PublicElement } from './elements.ts';
import { forPages } from './elements.ts';
import { WRITTEN, eventMap } from './typed-dom.ts';

/** `vue.d.ts`, as Vue's guide to web components describes it: <https://vuejs.org/guide/extras/web-components.html>. */
export function vueTypes(elements: readonly PublicElement[]): string {
  const shown = forPages(elements);
  return `${WRITTEN}
    import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
    ${imports(shown)}

    type Tag<Element extends HTMLElement, Props extends keyof Element, Events> = new () => Element & {
      /** For templates only: an element has no such property. */
      $props: HTMLAttributes & Partial<Pick<Element, Props>> & PublicProps;
      /** For templates only. */
      $emit: EmitFn<{ [Type in keyof Events]: (event: Events[Type]) => void }>;
    };

    declare module 'vue' {
      interface GlobalComponents {
        ${shown
          .map(
            (element) =>
              `'${element.tag}': Tag<${element.name}, ${fields(element)
                .map(({ name }) => `'${name}'`)
                .join(' | ')}, ${eventMap(element)}>;`,
          )
          .join('\n')}
      }
    }`;
}

/** `svelte.d.ts`; events for Svelte 5 (\`onqwy-ready\`) and 4 (\`on:qwy-ready\`). */
export function svelteTypes(elements: readonly PublicElement[]): string {
  const shown = forPages(elements);
  return `${WRITTEN}
    import type { HTMLAttributes } from 'svelte/elements';
    ${imports(shown)}

    type Listeners<Events> = {
      [Type in keyof Events & string as \`on\${Type}\` | \`on:\${Type}\`]?: ((event: Events[Type]) => void) | null | undefined;
    };
    type Tag<Element extends HTMLElement, Attributes, Events> = Omit<HTMLAttributes<Element>, keyof Attributes> & Attributes & Listeners<Events>;

    declare module 'svelte/elements' {
      interface SvelteHTMLElements {
        ${shown
          .map(
            (element) =>
              `'${element.tag}': Tag<${element.name}, { ${fields(element)
                .map(({ name, attribute }) => `'${attribute ?? name}'?: ${element.name}['${name}'] | undefined`)
                .join('; ')} }, ${eventMap(element)}>;`,
          )
          .join('\n')}
      }
    }`;
}

const fields = ({ members }: PublicElement): PublicElement['members'] => members.filter(({ kind }) => kind === 'field');

const imports = (elements: readonly PublicElement[]): string =>
  [
    ...elements.map(
      ({ name, source }) =>
        `import type { ${name} } from '@qwy/elements/${posix.dirname(source).replace(/^src\//, '')}';`,
    ),
    `import type { ${elements.map(eventMap).join(', ')} } from '@qwy/elements/types/dom';`,
  ].join('\n');
