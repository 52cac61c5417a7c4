// Prevents: a list of stories beside the list of examples. Reads the names from the source, because the elements behind them need a
// browser to be loaded. Pure: text in, names out.
import ts from 'typescript';
import type { Examples } from './coverage.ts';

export interface ExamplesFile extends Examples {
  /** Name of the exported object. */
  readonly variable: string;
  /** Name of a function of its own that draws them; undefined: the common one does. */
  readonly draw: string | undefined;
}

/** Undefined: the file holds data for examples only. @throws {Error} that names what cannot be read without running it */
export function readExamples(name: string, text: string): ExamplesFile | undefined {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.ESNext, true);
  const statements = source.statements.filter(ts.isVariableStatement);
  const declared = (of: readonly ts.VariableStatement[]): ts.VariableDeclaration[] =>
    of.flatMap(({ declarationList }) => [...declarationList.declarations]);
  const variables = declared(statements.filter(isExported)).map(({ name: named, initializer }) => ({
    name: named.getText(),
    object: objectOf(initializer),
  }));
  const words = new Map(
    declared(statements).flatMap(({ name: named, initializer }) =>
      initializer && ts.isStringLiteralLike(initializer) ? [[named.getText(), initializer.text] as const] : [],
    ),
  );
  const examples = variables.find((variable) => variable.name.endsWith('Examples') && variable.object);
  if (!examples?.object) return undefined;
  const cells = variables.find((variable) => variable.name.endsWith('Cells'))?.object;
  const draw = source.statements
    .filter(ts.isFunctionDeclaration)
    .filter(isExported)
    .map((declaration) => declaration.name?.text ?? '')
    .find((named) => /^draw[A-Z]/.test(named));
  return {
    variable: examples.name,
    draw,
    names: examples.object.properties.map((property) => ({ name: keyOf(property), note: noteOf(property) })),
    cells: cells
      ? Object.fromEntries(cells.properties.map((property) => [keyOf(property), cellOf(property, words)]))
      : {},
  };
}

const isExported = (node: ts.HasModifiers): boolean =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

/** The object literal, with or without `satisfies`. */
function objectOf(expression: ts.Expression | undefined): ts.ObjectLiteralExpression | undefined {
  if (expression && ts.isSatisfiesExpression(expression)) return objectOf(expression.expression);
  return expression && ts.isObjectLiteralExpression(expression) ? expression : undefined;
}

function keyOf(property: ts.ObjectLiteralElementLike): string {
  const { name } = property;
  if (name && (ts.isIdentifier(name) || ts.isStringLiteral(name))) return name.text;
  throw new Error(`“${property.getText().slice(0, 40)}” has no plain name: stories are named before anything runs.`);
}

/** Its doc comment, on one line. */
function noteOf(property: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(property);
  const comment = doc && ts.isJSDoc(doc) ? ts.getTextOfJSDocComment(doc.comment) : undefined;
  return (comment ?? '').replace(/\s+/g, ' ').trim();
}

/** @param words - sentences that the file says once, by the name of their constant */
function cellOf(
  property: ts.ObjectLiteralElementLike,
  words: ReadonlyMap<string, string>,
): { example: string } | { reason: string } {
  const value = ts.isPropertyAssignment(property) ? objectOf(property.initializer) : undefined;
  const only = value?.properties[0];
  const said = only && ts.isPropertyAssignment(only) ? only.initializer : undefined;
  const text = said && ts.isStringLiteralLike(said) ? said.text : words.get(said?.getText() ?? '');
  const key = only && keyOf(only);
  if (text !== undefined && key === 'example') return { example: text };
  if (text !== undefined && key === 'reason') return { reason: text };
  throw new Error(`The cell ${keyOf(property)} must be { example: '…' } or { reason: '…' }, in plain words.`);
}
