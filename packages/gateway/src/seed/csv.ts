/**
 * The rows of a CSV text (RFC 4180): cells may be quoted, `""` in a quoted cell is one quote, lines end in LF or CRLF,
 * a byte order mark and empty lines are skipped.
 * @throws {SyntaxError} if a quoted cell never ends.
 */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;

  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };

  for (let at = text.startsWith('\ufeff') ? 1 : 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === ',') endCell();
    else if (character === '\n') endRow();
    else if (character !== '\r' || text[at + 1] !== '\n') cell += character;
  }
  if (quoted) throw new SyntaxError('a quoted cell never ends');
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
