import type { Drawn, Example } from '@qwy/elements/base/test-example';
import { draw } from '@qwy/elements/base/test-example';
import { tagOf } from './tag-of.ts';

export type Subject = HTMLElement & { readonly updateComplete: Promise<boolean> };
type Draw = (view: Subject, example: Example<Subject>) => Drawn<Subject>;

/** A named state of an element. */
export interface State {
  readonly tag: string;
  readonly name: string;
  readonly draw: () => Drawn<Subject>;
}

/** Every state of every element that has examples: nothing to register. */
export function states(modules: Readonly<Record<string, Readonly<Record<string, unknown>>>>): State[] {
  return Object.entries(modules).flatMap(([file, module]) => {
    const examples = Object.entries(module).find(([name]) => name.endsWith('Examples'))?.[1];
    if (!isExamples(examples)) return [];
    const own = Object.entries(module).find(([name]) => /^draw[A-Z]/.test(name))?.[1];
    const tag = tagOf(file);
    return Object.entries(examples).map(([name, example]) => ({
      tag,
      name,
      draw: () => (isDraw(own) ? own : drawCommon)(subject(tag), example),
    }));
  });
}

const isExamples = (value: unknown): value is Readonly<Record<string, Example<Subject>>> =>
  typeof value === 'object' && value !== null;
const isDraw = (value: unknown): value is Draw => typeof value === 'function';
const isSubject = (element: HTMLElement): element is Subject => 'updateComplete' in element;

function subject(tag: string): Subject {
  const element = document.createElement(tag);
  if (!isSubject(element)) throw new Error(`<${tag}> is not defined`);
  return element;
}

const drawCommon: Draw = (view, example) =>
  draw(Object.assign(view, { client: undefined, locale: '', appearance: 'standard' }), example);
