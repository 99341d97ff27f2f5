/** How well row and column go together; 0 or less: not at all. */
export type Score = (row: number, column: number) => number;

/** Pairs of rows and columns, both in order, with the greatest sum of scores. Takes rows times columns steps. */
export function bestAlignment(rows: number, columns: number, score: Score): Array<[number, number]> {
  const { sum, paired } = sums(rows, columns, score);
  const width = columns + 1;
  const pairs: Array<[number, number]> = [];
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    const here = row * width + column;
    if (paired[here] === 1) pairs.push([row++, column++]);
    else if (sum[here] === sum[here + width]) row += 1;
    else column += 1;
  }
  return pairs;
}

function sums(rows: number, columns: number, score: Score) {
  const width = columns + 1;
  const sum = new Float32Array((rows + 1) * width);
  const paired = new Uint8Array((rows + 1) * width);
  for (let here = rows * width - 1; here >= 0; here -= 1) {
    const column = here % width;
    if (column === columns) continue;
    const value = score((here - column) / width, column);
    const together = value > 0 ? value + (sum[here + width + 1] ?? 0) : -1;
    const apart = Math.max(sum[here + width] ?? 0, sum[here + 1] ?? 0);
    paired[here] = together >= apart ? 1 : 0;
    sum[here] = Math.max(together, apart);
  }
  return { sum, paired };
}
