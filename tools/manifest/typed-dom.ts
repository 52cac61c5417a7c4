// Prevents: `addEventListener('qwy-…')` handing out a bare `Event`. The DOM's types as our elements extend them: the class of each
// tag and of each event. Pure.
import path from 'node:path';
import type { PublicElement } from './elements.ts';
import { forPages } from './elements.ts';

/** First line of everything that is written from the manifest. */
export const WRITTEN = '// Written by `npm run manifest` from the doc comments of packages/elements: change those.';

/** Name of the interface that lists an element's own events. */
export const eventMap = ({ name }: PublicElement): string => `${name}EventMap`;

/**
 * `types/dom.ts`.
 * @param sources - file of each class, see `classSources`
 * @throws {Error} for an event whose doc comment names no class of ours
 */
export function typedDom(elements: readonly PublicElement[], sources: ReadonlyMap<string, string>): string {
  const shown = forPages(elements);
  const events = shown.flatMap((element) => element.events.map((event) => ({ ...event, element })));
  const imported = new Map<string, Set<string>>();
  const use = (name: string, source: string): void =>
    void (imported.get(source) ?? imported.set(source, new Set()).get(source))?.add(name);
  for (const { name, source } of shown) use(name, source);
  for (const { name, type, element } of events) {
    const source = type && sources.get(type.text);
    if (!type || !source)
      throw new Error(`${element.tag}: ${name} has no class of ours: write \`@fires {ItsClass} ${name}\`.`);
    use(type.text, source);
  }
  const byFile = [...imported].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    WRITTEN,
    byFile
      .map(([source, names]) => `import type { ${[...names].sort().join(', ')} } from '${relative(source)}';`)
      .join('\n'),
    ...shown.flatMap((element) => [map(element), overloads(element)]),
    `declare global {
      interface HTMLElementTagNameMap {
        ${shown.map(({ tag, name }) => `'${tag}': ${name};`).join('\n')}
      }
    }`,
  ].join('\n\n');
}

const relative = (source: string): string => path.posix.relative('src/types', source);

const map = (element: PublicElement): string => `/** Events of \`<${element.tag}>\` by name. */
  export interface ${eventMap(element)} {
    ${element.events.map(({ name, type, description }) => `/** ${description} */\n'${name}': ${type?.text ?? 'Event'};`).join('\n')}
  }`;

function overloads(element: PublicElement): string {
  const { name, source } = element;
  const own = `${eventMap(element)} & HTMLElementEventMap`;
  const overload = (method: string, options: string): string => `${method}<K extends keyof (${own})>(
      type: K, listener: (this: ${name}, event: (${own})[K]) => unknown, options?: boolean | ${options}): void;
    ${method}(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | ${options}): void;`;
  return `declare module '${relative(source)}' {
    interface ${name} {
      ${overload('addEventListener', 'AddEventListenerOptions')}
      ${overload('removeEventListener', 'EventListenerOptions')}
    }
  }`;
}
