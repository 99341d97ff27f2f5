import type { Parts } from '#frame/diagrams.ts';
import type { FrameLook } from '#wire';
import { copyOf } from './clean-svg.ts';
import type { Drawing, Remark, Request } from './request.ts';

/** What is known of a drawing: it is there, or why it is not. */
export type Result = { readonly drawing: Drawing } | { readonly remark: Remark };

type Words = FrameLook['words']['diagram'];

/** Lines and characters of what a drawer says. */
const MAX_DETAIL_LINES = 6;
const MAX_DETAIL = 400;

/** One diagram on a slide: its drawing, a remark, or both while somebody types. */
export class Diagram {
  readonly element = document.createElement('div');
  request: Request = { kind: '', engine: '', source: '' };
  /** What `shown` is about. */
  shownKey = '';
  private picture: Element | null = null;

  /** Stands in the place of a marked `<pre>` from now on. What it shows stays until it is told otherwise. */
  replace(place: HTMLElement, request: Request): void {
    this.request = request;
    for (const { name } of [...this.element.attributes]) this.element.removeAttribute(name);
    for (const { name, value } of [...place.attributes]) this.element.setAttribute(name, value);
    this.element.classList.add('l-diagram');
    this.mark();
    place.replaceWith(this.element);
  }

  get hasPicture(): boolean {
    return this.picture !== null;
  }

  /** Says whether it shows what it should. */
  wait(waits: boolean): void {
    this.element.setAttribute('aria-busy', String(waits));
  }

  show(result: Result, key: string, words: Words): void {
    this.shownKey = key;
    this.wait(false);
    if ('drawing' in result) {
      const { drawing } = result;
      this.picture = drawing instanceof SVGSVGElement ? copyOf(drawing) : (drawing.cloneNode(true) as HTMLImageElement);
      if (this.picture instanceof HTMLImageElement) this.picture.alt = words.image;
      this.element.replaceChildren(this.picture);
    } else {
      const more = this.picture === null ? [sourceOf(this.request.source)] : [this.picture];
      this.element.replaceChildren(...more, remarkOf(result.remark, words));
    }
    this.mark();
  }

  /** What the style sheet has to know. */
  private mark(): void {
    const remark = this.element.querySelector(':scope > .l-remark') !== null;
    this.element.classList.toggle('l-with-picture', this.picture !== null);
    this.element.classList.toggle('l-with-remark', remark);
  }
}

/** What a marked `<pre>` wants drawn. */
export function requestOf(place: HTMLElement, marks: Parts['marks']): Request {
  return {
    kind: place.getAttribute(marks.kind) ?? '',
    engine: place.getAttribute(marks.engine) ?? '',
    source: (place.textContent ?? '').replace(/\n$/, ''),
  };
}

function remarkOf({ words, detail }: Remark, dictionary: Words): HTMLElement {
  const remark = Object.assign(document.createElement('div'), { className: 'l-remark' });
  const text = document.createElement('p');
  text.textContent = dictionary[words].replace('{line}', words === 'badLine' ? (detail ?? '') : '');
  remark.append(text);
  if (words === 'failed' && detail) {
    const lines = readable(detail)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, MAX_DETAIL_LINES);
    remark.append(Object.assign(document.createElement('pre'), { textContent: lines.join('\n').slice(0, MAX_DETAIL) }));
  }
  return remark;
}

/** Mermaid's own marks for entities are nobody's words. */
const readable = (text: string) =>
  text.replace(/\ufb02\u00b0(\u00b0?)(\w+)\u00b6\u00df/g, (_, _number: string, name: string) => `#${name};`);

function sourceOf(text: string): HTMLElement {
  const pre = Object.assign(document.createElement('pre'), { className: 'l-source' });
  pre.append(Object.assign(document.createElement('code'), { textContent: text }));
  return pre;
}
