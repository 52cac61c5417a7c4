// Prevents: a new component that starts as a copy of another one and keeps its words. Pure: names and texts in, files out.

/** What somebody asked for: `branch-list` and one sentence. */
export interface ComponentWish {
  /** Lower-case words joined by hyphens, without the prefix `qwy-`. */
  readonly name: string;
  /** One English sentence for documentation, with its full stop. */
  readonly summary: string;
}

/** A file by its path below the repository. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** @throws {Error} that says how a name must look */
export function readWish([name = '', summary = '']: readonly string[]): ComponentWish {
  if (!/^[a-z]+(?:-[a-z]+)*$/.test(name) || name.startsWith('qwy'))
    throw new Error('Name it in lower-case words joined by hyphens, without "qwy-": npm run new component branch-list');
  const sentence = summary.trim() || 'Shows one service item and who handles it.';
  if (/[`*/{}$\\\n]/.test(sentence)) throw new Error('The sentence becomes a comment: plain words only.');
  return { name, summary: /[.!?]$/.test(sentence) ? sentence : `${sentence}.` };
}

/** Fills the templates; where each goes is told by its own name. */
export function componentFiles({ name, summary }: ComponentWish, templates: ReadonlyMap<string, string>): NewFile[] {
  const pascal = name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
  const words: Readonly<Record<string, string>> = {
    name,
    summary,
    Pascal: pascal,
    Class: `${pascal}Element`,
    camel: `${pascal[0]?.toLowerCase() ?? ''}${pascal.slice(1)}`,
    tag: `qwy-${name}`,
  };
  const fill = (text: string): string => text.replace(/\{\{(\w+)\}\}/g, (whole, word: string) => words[word] ?? whole);
  return [...templates].map(([template, text]) => {
    const file = fill(template);
    return { path: `packages/elements/src/${name}/${file}`, text: fill(text) };
  });
}
