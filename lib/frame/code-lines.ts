/** Puts each line of a coloured block into a row with its number, as reveal's own plugin does. */
export function numberLines(block: HTMLElement, first: number): void {
  const rows = splitLines(block.innerHTML).map(
    (line, index) =>
      `<tr><td class="hljs-ln-numbers" data-line-number="${first + index}"><div class="hljs-ln-n"></div></td>` +
      `<td class="hljs-ln-code">${line || '\n'}</td></tr>`,
  );
  block.innerHTML = `<table class="hljs-ln"><tbody>${rows.join('')}</tbody></table>`;
}

/** Lines of the highlighter's HTML; a span over several lines is closed and opened again at each. */
export function splitLines(html: string): string[] {
  const open: string[] = [];
  return html.split('\n').map((line) => {
    const before = open.join('');
    for (const [tag] of line.matchAll(/<span[^>]*>|<\/span>/g)) {
      if (tag === '</span>') open.pop();
      else open.push(tag);
    }
    return before + line + '</span>'.repeat(open.length);
  });
}

/** `1,3-5|7`: which lines are lit at each step. The first step is the block itself, on stage each further one a fragment over it. */
export function highlightLines(block: HTMLElement, steps: string): void {
  const [first = '', ...further] = steps.split('|');
  if (first !== '') light(block, first);
  if (!block.closest('.l-reveal')) return;
  let last = block;
  for (const step of further) {
    const copy = block.cloneNode(true) as HTMLElement;
    copy.classList.add('fragment');
    light(copy, step);
    last.after(copy);
    last = copy;
  }
}

function light(block: HTMLElement, lines: string): void {
  const lit = parseLines(lines);
  block.classList.toggle('has-highlights', lit.size > 0);
  for (const [index, row] of [...block.querySelectorAll('tr')].entries()) row.classList.toggle('highlight-line', lit.has(index + 1));
}

/** Above this nobody sees a line. */
const MAX_LINE = 5_000;

/** `1,3-5` as the numbers of lines. */
export function parseLines(lines: string): Set<number> {
  const lit = new Set<number>();
  for (const part of lines.split(',')) {
    const [from = 0, to = from] = part.split('-').map(Number);
    for (let line = from; line > 0 && line <= Math.min(to, MAX_LINE); line += 1) lit.add(line);
  }
  return lit;
}
