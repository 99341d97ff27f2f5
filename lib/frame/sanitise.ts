import createDOMPurify, { type Config, type DOMPurify, type WindowLike } from 'dompurify';
import { foreignClasses, isElementData, isImageUrl } from './attributes.ts';
import { cleanDeclarations, isSafeValue } from './css-values.ts';

/** Stands where a `.element:` comment stood; its value is the index of the directive. */
export const ELEMENT_MARK = 'data-l-element';
/** 0-based line within the slide's text that an element comes from. */
export const LINE_MARK = 'data-l-line';
/** A task's box; its value is "1" for done, else "0". */
export const TASK_MARK = 'data-l-task';
/** An emoji shortcode. */
export const EMOJI_MARK = 'data-l-emoji';
/** What links of this slide lead to. It is no id, because other slides have the same ones. */
export const PLACE_MARK = 'data-l-id';
/** A thing from elsewhere; its value is the kind, and its address stands in SOURCE_MARK. */
export const EMBED_MARK = 'data-l-embed';
export const SOURCE_MARK = 'data-l-src';
/** A slide that is shown as its text. */
export const PLAIN_MARK = 'data-l-plain';

/** A formula that is to be set: `inline` or `display`. */
export const MATH_MARK = 'data-l-math';
/** Names what a code block is drawn as, and the layout that it asks for. */
export const DIAGRAM_MARK = 'data-l-diagram';
export const ENGINE_MARK = 'data-l-engine';
/** JSON of the TeX that defines macros for it. Never foreign. */
export const MACROS_MARK = 'data-l-macros';

/** The marks that lib/deck leaves, and their values. In foreign HTML they do no more than there. */
const MARKS: ReadonlyMap<string, RegExp> = new Map([
  [ELEMENT_MARK, /^\d{1,6}$/],
  [LINE_MARK, /^\d{1,6}$/],
  [TASK_MARK, /^[01]$/],
  [EMOJI_MARK, /^$/],
  [PLACE_MARK, /^fn[\w:]{1,20}$/],
  [PLAIN_MARK, /^$/],
  [MATH_MARK, /^(?:inline|display)$/],
  [DIAGRAM_MARK, /^[a-z-]{1,20}$/],
  [ENGINE_MARK, /^[a-z]{1,20}$/],
  [EMBED_MARK, /^[a-z]{1,20}$/],
  [SOURCE_MARK, /^https?:\/\/[^\s"'<>]{1,4000}$/i],
]);

const FORBID_TAGS = (
  'script iframe object embed base meta link form input button select textarea option optgroup datalist template noscript ' +
  'portal frame frameset dialog svg math audio video source track style title xmp plaintext noembed noframes fieldset label ' +
  'output progress meter slot menuitem'
).split(' ');

const FORBID_ATTR = (
  'srcset sizes ping formaction background loading is slot part popover popovertarget popovertargetaction autofocus tabindex ' +
  'contenteditable accesskey name form target nonce usemap role enterkeyhint inputmode draggable action method autoplay ' +
  'crossorigin fetchpriority poster integrity xmlns autocomplete autocapitalize'
).split(' ');

const CONFIG: Config & { RETURN_DOM_FRAGMENT: true } = {
  USE_PROFILES: { html: true },
  FORBID_TAGS,
  FORBID_ATTR,
  ADD_TAGS: ['font', 'center', 'big', 'tt'],
  ADD_ATTR: (attribute) => attribute.startsWith('data-'),
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: true,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto):|data:image\/|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  SANITIZE_DOM: true,
  SANITIZE_NAMED_PROPS: true,
  KEEP_CONTENT: true,
  RETURN_DOM_FRAGMENT: true,
};

/** Makes foreign HTML harmless, by the parser of the browser that shows it. */
export type Sanitiser = (html: string) => DocumentFragment;

/** `window` is where the fragments will live. */
export function createSanitiser(window: WindowLike): Sanitiser {
  const purify = createDOMPurify(window);
  checkAttributes(purify);
  return (html) => {
    const fragment = purify.sanitize(html, CONFIG);
    renameSections(fragment);
    return fragment;
  };
}

const isImageSource = (element: Element, value: string) => element.nodeName === 'IMG' && isImageUrl(value);

/** Whether an attribute may stay; null where DOMPurify's own lists decide. */
function mayKeep(element: Element, name: string, value: string): boolean | null {
  const mark = MARKS.get(name);
  if (mark) return mark.test(value);
  if (name === 'src' || name === 'data-src') return isImageSource(element, value);
  return name.startsWith('data-') ? isElementData(name, value) : null;
}

function checkAttributes(purify: DOMPurify): void {
  purify.addHook('uponSanitizeAttribute', (element, data) => {
    data.keepAttr = mayKeep(element, data.attrName, data.attrValue) ?? data.keepAttr;
    if (data.attrName === 'class') data.attrValue = foreignClasses(data.attrValue);
  });
  purify.addHook('afterSanitizeAttributes', (element) => {
    const style = element.getAttribute('style');
    if (style !== null && !isSafeValue(style)) element.setAttribute('style', cleanDeclarations((element as HTMLElement).style.cssText));
  });
}

/** A `<section>` is a slide; in a slide's own HTML it is just a block. */
function renameSections(fragment: DocumentFragment): void {
  for (const section of fragment.querySelectorAll('section')) {
    const block = section.ownerDocument.createElement('div');
    for (const { name, value } of section.attributes) block.setAttribute(name, value);
    block.append(...section.childNodes);
    section.replaceWith(block);
  }
}
