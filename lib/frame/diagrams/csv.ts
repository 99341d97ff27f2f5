/** Rows of delimited text by the names in its first line. (The usual library makes functions from text, which the frame forbids.) */
export function parseCsv(text: string, delimiter: string): Array<Record<string, string>> {
  const [names = [], ...rows] = rowsOf(text, delimiter);
  return rows.map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])));
}

function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = cellAt(text, at, delimiter);
    row.push(cell);
    at = end + 1;
    if (text[end] === delimiter && at < text.length) continue;
    if (text[end] === delimiter) row.push('');
    if (text[end] === '\r' && text[at] === '\n') at += 1;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

/** One cell and the offset of the delimiter or line end behind it. In quotes both are text, and two quotes are one. */
function cellAt(text: string, from: number, delimiter: string): { cell: string; end: number } {
  let end = from;
  const isEnd = () => end >= text.length || text[end] === delimiter || text[end] === '\n' || text[end] === '\r';
  if (text[from] !== '"') {
    while (!isEnd()) end += 1;
    return { cell: text.slice(from, end), end };
  }
  end += 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  const cell = text.slice(from + 1, end).replaceAll('""', '"');
  while (!isEnd()) end += 1;
  return { cell, end };
}
