import type { Overflow } from './types.ts';

type Edges = { top: number; bottom: number; left: number; right: number };

const CUTS = /auto|scroll|hidden|clip/;
/** Rounding of the browser, in CSS pixels, that is no overflow. */
const SLACK_PX = 1;

/** By how much the shown slide's content stands out of the slide, and how many of its blocks scroll in themselves. */
export function measure(): { overflow: Overflow; scrollers: number } {
  const section = document.querySelector<HTMLElement>('.slides section.present:not(.stack)');
  const slides = section?.closest<HTMLElement>('.slides');
  if (!section || !slides) return { overflow: { high: 0, wide: 0 }, scrollers: 0 };
  const scrollers = [...section.querySelectorAll('*')].filter((element) => CUTS.test(getComputedStyle(element).overflow));
  const box = slides.getBoundingClientRect();
  const scale = box.width / slides.offsetWidth || 1;
  const { top, bottom, left, right } = edgesOf(section, scrollers, box);
  const beyond = (outer: number, inner: number) => Math.max(0, Math.round((outer - inner) / scale - SLACK_PX));
  return {
    overflow: { high: beyond(bottom - top, box.height), wide: beyond(right - left, box.width) },
    scrollers: scrollers.filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1).length,
  };
}

/** The edges of the box and of all that is seen in the section; what scrolls or is cut is as large as its own box. */
function edgesOf(section: Element, scrollers: readonly Element[], box: DOMRect): Edges {
  const edges = { top: box.top, bottom: box.bottom, left: box.left, right: box.right };
  const walker = document.createTreeWalker(section, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!isSeen(node) || scrollers.some((one) => one !== node && one.contains(node))) continue;
    if (node instanceof Element) stretch(edges, node.getClientRects());
    else {
      range.selectNodeContents(node);
      stretch(edges, range.getClientRects());
    }
  }
  return edges;
}

function isSeen(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  if (!element || (node !== element && node.textContent?.trim() === '')) return false;
  const { visibility, opacity } = getComputedStyle(element);
  return visibility !== 'hidden' && opacity !== '0';
}

function stretch(edges: Edges, rects: Iterable<DOMRect>): void {
  for (const { top, bottom, left, right } of rects) {
    if (top === bottom || left === right) continue;
    edges.top = Math.min(edges.top, top);
    edges.bottom = Math.max(edges.bottom, bottom);
    edges.left = Math.min(edges.left, left);
    edges.right = Math.max(edges.right, right);
  }
}
