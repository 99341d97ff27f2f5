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

/** Lights the lines of each step that comes and goes in the document, and brings code into place when its slide is shown. */
export function listenToSteps(document: Document, stepClass: string): void {
  const changed = new Set<HTMLElement>();
  function light() {
    for (const block of changed) lightLines(block, { stepClass, scroll: 'smooth' });
    changed.clear();
  }
  function onStep({ target }: Event) {
    const block =
      (target as Element).matches(`.${stepClass}`) && (target as Element).parentElement?.querySelector<HTMLElement>(':scope > code');
    if (!block) return;
    // A jump goes through many steps at once.
    if (changed.size === 0) queueMicrotask(light);
    changed.add(block);
  }
  function onSlide({ target }: Event) {
    if ((target as Element).nodeName !== 'SECTION') return;
    for (const block of (target as Element).querySelectorAll<HTMLElement>('code.has-highlights')) scrollToLit(block, 'instant');
  }
  // Reveal's events do not bubble.
  for (const event of ['visible', 'hidden']) document.addEventListener(event, onStep, true);
  document.addEventListener('visible', onSlide, true);
}

/** Lights the lines of the step that a block is at: its first one, or that of the last of its fragments that is shown. */
export function lightLines(block: HTMLElement, { stepClass, scroll }: { stepClass: string; scroll: ScrollBehavior }): void {
  const lit = parseLines(linesNow(block, stepClass));
  block.classList.toggle('has-highlights', lit.size > 0);
  for (const [index, row] of [...block.querySelectorAll('tr')].entries()) row.classList.toggle('highlight-line', lit.has(index + 1));
  scrollToLit(block, scroll);
}

/** `1,3-5` of the block's step. Where its steps are not gone through, no lines of several steps are. */
function linesNow(block: HTMLElement, stepClass: string): string {
  const steps = (block.getAttribute('data-line-numbers') ?? '').split('|');
  const marks = [...(block.parentElement?.querySelectorAll(`:scope > .${stepClass}`) ?? [])];
  if (steps.length > 1 && marks.length === 0) return '';
  return steps[marks.filter((mark) => mark.classList.contains('visible')).length] ?? '';
}

/** Puts the lit lines into the middle of a block that scrolls. */
function scrollToLit(block: HTMLElement, how: ScrollBehavior): void {
  const lit = [...block.querySelectorAll('.highlight-line')];
  const [first, last] = [lit[0], lit.at(-1)];
  if (!first || !last || block.scrollHeight <= block.clientHeight) return;
  const box = block.getBoundingClientRect();
  // Slides are scaled.
  const scale = box.height / block.offsetHeight;
  const top = (first.getBoundingClientRect().top - box.top) / scale + block.scrollTop;
  const bottom = (last.getBoundingClientRect().bottom - box.top) / scale + block.scrollTop;
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  block.scrollTo({ top: top - Math.max(0, (block.clientHeight - bottom + top) / 2), behavior: isStill ? 'instant' : how });
}

/** Above this nobody sees a line. */
const MAX_LINE = 5_000;

/** `1,3-5` as the numbers of lines. */
export function parseLines(lines: string): Set<number> {
  const lit = new Set<number>();
  for (const part of lines.split(',')) {
    const [from = 0, to = 0] = part.split('-').map(Number);
    for (let line = from; line > 0 && line <= Math.min(to || from, MAX_LINE); line += 1) lit.add(line);
  }
  return lit;
}
