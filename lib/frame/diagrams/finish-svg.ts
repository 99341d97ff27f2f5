import { restoreEntities } from './entities.ts';
import type { Request } from './request.ts';

/** Points of graphviz in pixels. */
const POINT_PX = 4 / 3;

/** What a cleaned drawing still needs to look right on a slide: its size as it wants it, its colours, no noise. */
export function finishSvg(svg: SVGSVGElement, { kind, source }: Request): void {
  setSize(svg);
  if (kind === 'graphviz') finishGraphviz(svg, source);
  if (kind === 'mermaid') restoreEntities(svg);
}

/** The style sheet fits it into the slide; it needs to know how large the drawing would be by itself. */
function setSize(svg: SVGSVGElement): void {
  const box = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const [left = 0, top = 0, boxWidth = 0, boxHeight = 0] = box.every(Number.isFinite) ? box : [];
  const width = lengthOf(svg.getAttribute('width')) ?? boxWidth;
  const height = lengthOf(svg.getAttribute('height')) ?? boxHeight;
  if (!(boxWidth > 0 && boxHeight > 0)) svg.setAttribute('viewBox', `${left} ${top} ${width} ${height}`);
  for (const name of ['width', 'height', 'style']) svg.removeAttribute(name);
  svg.style.setProperty('--l-drawn-width', `${Math.round(width)}px`);
  svg.style.setProperty('--l-drawn-height', `${Math.round(height)}px`);
}

function lengthOf(value: string | null): number | null {
  const [, number, unit] = /^([\d.]+)(px|pt)?$/.exec(value ?? '') ?? [];
  return number === undefined ? null : Number(number) * (unit === 'pt' ? POINT_PX : 1);
}

/** A graph that names colours was made for white paper; one without any is drawn in the colour of the text around it. */
const NAMES_COLOURS = /color|style\s*=\s*"?[^"\]\n]*filled/i;

function finishGraphviz(svg: SVGSVGElement, source: string): void {
  for (const title of svg.querySelectorAll('title')) title.remove();
  if (NAMES_COLOURS.test(source)) {
    svg.classList.add('l-paper');
    return;
  }
  const paper = svg.querySelector('g > polygon');
  if (paper?.getAttribute('fill') === 'white') paper.remove();
  for (const element of svg.querySelectorAll('*')) {
    for (const name of ['fill', 'stroke']) if (element.getAttribute(name) === 'black') element.setAttribute(name, 'currentColor');
    if (element.localName === 'text' && !element.hasAttribute('fill')) element.setAttribute('fill', 'currentColor');
  }
}
