import createDOMPurify, { type Config, type DOMPurify, type WindowLike } from 'dompurify';
import type { Parts } from '#frame/diagrams.ts';
import { cleanSheet, isOwnReference, type StyleCleaner } from './clean-css.ts';

const CONFIG: Config & { RETURN_DOM_FRAGMENT: true } = {
  USE_PROFILES: { svg: true, svgFilters: true },
  FORBID_TAGS: ['a', 'animate', 'animateColor', 'animateMotion', 'animateTransform', 'feImage', 'foreignObject', 'mpath', 'set', 'use'],
  FORBID_ATTR: ['autofocus', 'contenteditable', 'name', 'onclick', 'slot', 'tabindex', 'target', 'xml:base'],
  ALLOW_DATA_ATTR: false,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  SANITIZE_DOM: false,
  SANITIZE_NAMED_PROPS: false,
  KEEP_CONTENT: true,
  RETURN_DOM_FRAGMENT: true,
};

/** More elements than this make the frame slow wherever they are shown. */
const MAX_ELEMENTS = 30_000;

/** Stands before every id of a drawing; a copy has a number instead of the 0, see copyOf. */
const MARK = 'l-drawn-0-';

/** Makes a drawing's SVG text harmless; null when there is no drawing in it. */
export type SvgCleaner = (svg: string) => SVGSVGElement | null;

export function createSvgCleaner(window: WindowLike, { cleanDeclarations, foreignClasses }: Parts): SvgCleaner {
  const purify = createDOMPurify(window);
  const cleanStyle: StyleCleaner = (style) => {
    const clean = cleanDeclarations(style);
    return isOwnReference(clean) ? clean : '';
  };
  checkAttributes(purify, { class: foreignClasses, style: cleanStyle });
  return (text) => {
    // Before it may stand what belongs to XML.
    const svg = purify.sanitize(text.slice(Math.max(0, text.indexOf('<svg'))), CONFIG).querySelector('svg');
    if (!svg || svg.getElementsByTagName('*').length > MAX_ELEMENTS) return null;
    markIds(svg, cleanStyle);
    return svg;
  };
}

function checkAttributes(purify: DOMPurify, cleaners: { class: (classes: string) => string; style: StyleCleaner }): void {
  purify.addHook('uponSanitizeAttribute', (element, data) => {
    const { attrName: name, attrValue: value } = data;
    if (name === 'href' || name === 'xlink:href') data.keepAttr = isOwn(value) || (element.nodeName === 'image' && isPicture(value));
    else if (name === 'class') data.attrValue = cleaners.class(value);
    else if (name === 'style') data.attrValue = cleaners.style(value);
    else if (value.includes('\\') || !isOwnReference(value)) data.keepAttr = false;
  });
}

const isOwn = (value: string) => value.startsWith('#');
const isPicture = (value: string) => /^data:image\/(?:png|jpe?g|gif|webp)[;,]/i.test(value);

/** Ids that something refers to get the mark before them; all others go. Style sheets follow, and reach no further than the drawing. */
function markIds(svg: SVGSVGElement, clean: StyleCleaner): void {
  const all = [svg, ...svg.querySelectorAll('*')];
  const root = svg.id;
  const wanted = new Set(all.flatMap(referencesOf));
  const names = new Map([...wanted].map((id, index) => [id, `${MARK}${index}-${id.replace(/[^\w-]/g, '')}`]));
  svg.removeAttribute('id');
  for (const element of all) {
    const name = names.get(element.id);
    if (name === undefined) element.removeAttribute('id');
    else element.id = name;
    renameReferences(element, names);
  }
  const sheets = [...svg.querySelectorAll('style')];
  if (sheets.length > 0) svg.id = `${MARK}root`;
  for (const sheet of sheets)
    sheet.textContent = root === '' ? '' : cleanSheet(sheet.textContent ?? '', { from: CSS.escape(root), to: svg.id }, clean);
}

const REFERENCE = /url\(\s*["']?#([^"')]+)["']?\s*\)/g;
const LISTS = new Set(['aria-labelledby', 'aria-describedby']);
const isLink = (name: string) => name === 'href' || name === 'xlink:href';

function referencesOf(element: Element): string[] {
  return [...element.attributes].flatMap(({ name, value }) => {
    if (LISTS.has(name)) return value.split(/\s+/);
    if (isLink(name)) return value.startsWith('#') ? [value.slice(1)] : [];
    return [...value.matchAll(REFERENCE)].map(([, id]) => id ?? '');
  });
}

function renameReferences(element: Element, names: ReadonlyMap<string, string>): void {
  const rename = (id: string) => names.get(id) ?? '';
  for (const { name, value } of [...element.attributes]) {
    let next = value;
    if (LISTS.has(name)) next = value.split(/\s+/).map(rename).join(' ');
    else if (isLink(name)) next = value.startsWith('#') ? `#${rename(value.slice(1))}` : value;
    else next = value.replace(REFERENCE, (_, id: string) => `url(#${rename(id)})`);
    if (next !== value) element.setAttribute(name, next);
  }
}

let copies = 0;

/** Another one of a cleaned drawing, whose ids nothing else in the document has. */
export function copyOf(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copies += 1;
  const mark = `l-drawn-${copies}-`;
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    if (element.localName === 'style') element.textContent = (element.textContent ?? '').replaceAll(MARK, mark);
    for (const { name, value } of [...element.attributes]) {
      if (value.includes(MARK)) element.setAttribute(name, value.replaceAll(MARK, mark));
    }
  }
  return copy;
}
