// Prevents: a package that installs and then cannot find what it imports. What a module or a declaration file names, read by
// TypeScript's own scanner: `import`, `export from`, `import()`, `import('…').Type` and `/// <reference types>`. Pure.
import ts from 'typescript';

export interface NamedImport {
  readonly specifier: string;
  /** Where the specifier stands in the text, without its quotes. */
  readonly start: number;
  readonly end: number;
}

export function importsOf(text: string): NamedImport[] {
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(text, true, true);
  const imports = importedFiles.map(({ fileName, pos }) => ({
    specifier: fileName,
    start: text.indexOf(fileName, pos),
    end: text.indexOf(fileName, pos) + fileName.length,
  }));
  const references = typeReferenceDirectives.map(({ fileName, pos, end }) => ({
    specifier: fileName === 'node' ? 'node:module' : fileName,
    start: pos,
    end,
  }));
  return [...imports, ...references];
}

/** The package that a specifier names; undefined for a file of the same package. `node:` for Node's own modules. */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('/')) return undefined;
  if (specifier.startsWith('node:')) return 'node:';
  return /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0];
}

/** TypeScript leaves `./x.ts` in what it emits; old compilers and other tools know only `./x.js`. */
export function withJsEndings(text: string): string {
  return importsOf(text)
    .filter(({ specifier }) => specifier.startsWith('.') && specifier.endsWith('.ts'))
    .sort((a, b) => b.end - a.end)
    .reduce((result, { end }) => `${result.slice(0, end - '.ts'.length)}.js${result.slice(end)}`, text);
}
