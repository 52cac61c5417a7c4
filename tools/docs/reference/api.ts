// Prevents: a package whose doc comments only its authors read. Makes the reference of a TypeScript package from what its entry
// exports, by the compiler's own understanding: why not TypeDoc is in docs/decisions/0038-docs-site.md.
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../bootstrap/root.mjs';
import { escapeHtml } from './elements.ts';

/** Reads the entry files of packages, e.g. `packages/sdk/src/index.ts`. @returns the reference of each as Markdown, by entry */
export function apiPages(entries: readonly string[]): ReadonlyMap<string, string> {
  const { config, error } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file));
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  const { options } = ts.parseJsonConfigFileContent({ compilerOptions: config.compilerOptions }, ts.sys, ROOT);
  const program = ts.createProgram({
    rootNames: entries.map((entry) => path.join(ROOT, entry)),
    options: { ...options, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: ['node'] },
  });
  return new Map(entries.map((entry) => [entry, apiPage(program, path.join(ROOT, entry))]));
}

function apiPage(program: ts.Program, entry: string): string {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${entry} exports nothing.`);
  const exported = checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol))
    .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
  return exported.flatMap((symbol) => section(checker, symbol)).join('\n');
}

const ORDER = [
  [ts.SymbolFlags.Function, 0],
  [ts.SymbolFlags.Variable, 1],
  [ts.SymbolFlags.Interface, 2],
  [ts.SymbolFlags.TypeAlias, 3],
  [ts.SymbolFlags.Class, 4],
] as const;
const rank = ({ flags }: ts.Symbol): number => ORDER.find(([flag]) => (flags & flag) !== 0)?.[1] ?? ORDER.length;

function section(checker: ts.TypeChecker, symbol: ts.Symbol): string[] {
  const type =
    symbol.flags & ts.SymbolFlags.Value ? checker.getTypeOfSymbol(symbol) : checker.getDeclaredTypeOfSymbol(symbol);
  const isClass = (symbol.flags & ts.SymbolFlags.Class) !== 0;
  const members = isClass || !(symbol.flags & ts.SymbolFlags.Value) ? membersOf(checker, symbol) : [];
  const text = isClass ? '' : declared(checker, symbol, type, members.length > 0);
  return [
    `### ${symbol.name}`,
    '',
    ...said(checker, symbol),
    ...(text === '' ? [] : ['```ts', text, '```', '']),
    ...members.flatMap((member) => [
      `#### ${symbol.name}.${member.name}`,
      '',
      ...said(checker, member),
      '```ts',
      memberText(checker, member),
      '```',
      '',
    ]),
  ];
}

/** What our own sources say of the type's members; those of the platform are documented elsewhere. */
function membersOf(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol[] {
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  if (type.isUnion()) return [];
  return checker.getPropertiesOfType(type).filter((member) => {
    const [declaration] = member.declarations ?? [];
    const file = declaration?.getSourceFile().fileName ?? '';
    const isInherited =
      symbol.flags & ts.SymbolFlags.Class &&
      !(symbol.declarations ?? []).some((whole) => declaration?.parent === whole);
    const isHidden =
      declaration && ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.NonPublicAccessibilityModifier;
    return (
      file.startsWith(ROOT) &&
      !file.includes('node_modules') &&
      !isInherited &&
      !isHidden &&
      !member.name.startsWith('__#')
    );
  });
}

const WHOLE =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope;

/** An id's brand is its name: `string & $brand<'CaseNumber'>` is a `CaseNumber`. */
const named = (text: string): string => text.replace(/(?:string|number) & \$brand<'(\w+)'>/g, '$1');

function typeText(checker: ts.TypeChecker, type: ts.Type): string {
  return named(checker.typeToString(type, undefined, WHOLE));
}

const callText = (checker: ts.TypeChecker, name: string, type: ts.Type): string =>
  type
    .getCallSignatures()
    .map((one) => named(`${name}${checker.signatureToString(one, undefined, WHOLE)}`))
    .join('\n');

function declared(checker: ts.TypeChecker, symbol: ts.Symbol, type: ts.Type, hasMembers: boolean): string {
  const isValue = (symbol.flags & ts.SymbolFlags.Value) !== 0;
  if (isValue && type.getCallSignatures().length > 0) return callText(checker, symbol.name, type);
  if (hasMembers) return '';
  if (isValue) return `${symbol.name}: ${typeText(checker, type)}`;
  const [declaration] = symbol.declarations ?? [];
  return declaration ? declaration.getText().replace(/^export\s+/, '') : typeText(checker, type);
}

function memberText(checker: ts.TypeChecker, member: ts.Symbol): string {
  const type = checker.getTypeOfSymbol(member);
  const name = `${member.name}${member.flags & ts.SymbolFlags.Optional ? '?' : ''}`;
  return member.flags & ts.SymbolFlags.Method ? callText(checker, name, type) : `${name}: ${typeText(checker, type)}`;
}

/** The doc comment with its tags. */
function said(checker: ts.TypeChecker, symbol: ts.Symbol): string[] {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  const tags = symbol.getJsDocTags(checker).map(({ name, text: parts }) => {
    const words = ts.displayPartsToString(parts).trim();
    if (name === 'example') return `\n\`\`\`ts\n${words}\n\`\`\``;
    return `- **@${name}** ${escapeHtml(words)}`;
  });
  return [...(text === '' ? [] : [escapeHtml(text), '']), ...(tags.length === 0 ? [] : [tags.join('\n'), ''])];
}
