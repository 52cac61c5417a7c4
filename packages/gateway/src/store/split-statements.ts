/**
 * Cuts an SQL file into its statements. A `;` ends one, except in quotes and comments. Both engines run one statement at
 * a time, so that parameters, errors and retries mean the same on each.
 *
 * Dollar quotes and backslash strings are refused rather than half understood; the portable subset has no use for them.
 * @throws {SyntaxError} for those and for an unclosed quote or comment.
 */
export function splitStatements(text: string): string[] {
  const statements: string[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const token = nextToken(text, at);
    at += token.length;
    if (token !== ';') continue;
    statements.push(text.slice(start, at - 1));
    start = at;
  }
  statements.push(text.slice(start));
  return statements
    .map((statement) => statement.trim())
    .filter((statement) => withoutComments(statement).trim() !== '');
}

/** The statement with every comment replaced by a space. Quoted text stays. */
export function withoutComments(text: string): string {
  let kept = '';
  for (let at = 0; at < text.length;) {
    const token = nextToken(text, at);
    at += token.length;
    kept += /^(--|\/\*)/.test(token) ? ' ' : token;
  }
  return kept;
}

/** A whole comment, a whole quoted piece, or one character. */
function nextToken(text: string, at: number): string {
  const rest = text.slice(at, at + 2);
  if (rest === '--') return upTo(text, at, text.indexOf('\n', at), 0, true);
  if (rest === '/*') return upTo(text, at, text.indexOf('*/', at + 2), 2);
  // A doubled quote inside ('it''s') reads as two neighbouring pieces, which cuts nothing.
  if (rest.startsWith("'") || rest.startsWith('"')) return upTo(text, at, text.indexOf(rest.charAt(0), at + 1), 1);
  if (/^\$[\w$]/.test(rest)) throw new SyntaxError('Dollar quotes are not part of the portable subset.');
  if (/^e'/i.test(rest) && !/\w/.test(text.charAt(at - 1))) {
    throw new SyntaxError('Backslash strings are not part of the portable subset.');
  }
  return rest.charAt(0);
}

function upTo(text: string, at: number, closing: number, closingLength: number, endsWithFile = false): string {
  if (closing >= 0) return text.slice(at, closing + closingLength);
  if (endsWithFile) return text.slice(at);
  throw new SyntaxError(`Unclosed ${text.startsWith('/*', at) ? 'comment' : 'quote'} at character ${String(at)}.`);
}
