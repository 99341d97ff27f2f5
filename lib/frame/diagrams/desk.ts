import type { Parts } from '#frame/diagrams.ts';
import type { FrameLook } from '#wire';
import { settingAt } from './colours.ts';
import { Diagram, type Result, requestOf } from './diagram.ts';
import type { Drawer } from './draw.ts';
import { NotDrawn, type Request, type Setting } from './request.ts';

/** So long nobody must have typed in a diagram before it is drawn anew, in milliseconds: longer where another server does it. */
const pauseMs = (kind: string) => (kind === 'plantuml' ? 1_000 : 300);
/** Drawings that are kept though no slide shows them. */
const MAX_KEPT = 60;
/** What may go better the next time. */
const PASSING: ReadonlySet<string> = new Set(['notLoaded', 'plantumlFailed']);
/** Kinds whose drawing differs with what stands behind it. */
const TINTED = new Set(['mermaid', 'flow', 'sequence']);

/** What a diagram wants, by a name that is the same for the same drawing. */
type Wish = { readonly key: string; readonly request: Request; readonly setting: Setting };
type Order = { readonly diagrams: Set<Diagram>; readonly done: Promise<void> };

export type DeskOptions = {
  readonly draw: Drawer;
  readonly parts: Parts;
  readonly words: () => FrameLook['words']['diagram'] | undefined;
};

/** Draws all diagrams of the frame, each once, and shows them where they belong. */
export class Desk {
  private readonly options: DeskOptions;
  /** What each root shows: which slide, and its diagrams in order. */
  private readonly shown = new WeakMap<HTMLElement, { readonly slide: number | undefined; readonly diagrams: readonly Diagram[] }>();
  private readonly byElement = new WeakMap<Element, Diagram>();
  /** Oldest first. */
  private readonly kept = new Map<string, Result>();
  private readonly orders = new Map<string, Order>();
  private readonly pauses = new WeakMap<Diagram, ReturnType<typeof setTimeout>>();

  constructor(options: DeskOptions) {
    this.options = options;
  }

  /** Shows what is marked in a slide's root: at once what has been drawn before; the promise is about the rest. */
  decorate(root: HTMLElement, slide: number | undefined): Promise<unknown> | undefined {
    const places = [...root.querySelectorAll<HTMLElement>(`pre[${this.options.parts.marks.kind}]`)];
    const before = this.shown.get(root);
    const diagrams = this.place(places, before && before.slide === slide ? before.diagrams : []);
    this.shown.set(root, { slide, diagrams });
    return together(diagrams.map((diagram) => this.update(diagram)));
  }

  /** Draws what is there anew where something else stands behind it now. */
  refresh(root: HTMLElement): Promise<unknown> | undefined {
    const diagrams = [...root.querySelectorAll('.l-diagram')].map((element) => this.byElement.get(element));
    return together(diagrams.map((diagram) => diagram && this.update(diagram)));
  }

  /** Diagrams go on with their request, else with the one in their place if it is of their kind: then the last drawing stays meanwhile. */
  private place(places: readonly HTMLElement[], before: readonly Diagram[]): Diagram[] {
    const { marks } = this.options.parts;
    const free = new Set(before);
    const take = (diagram: Diagram | undefined) => (diagram && free.delete(diagram) ? diagram : null);
    const requests = places.map((place) => requestOf(place, marks));
    const same = requests.map((request) => take(before.find((one) => free.has(one) && isSame(one.request, request))));
    return requests.map((request, index) => {
      const there = before[index]?.request.kind === request.kind ? before[index] : undefined;
      const diagram = same[index] ?? take(there) ?? new Diagram();
      const place = places[index];
      if (place) diagram.replace(place, request);
      this.byElement.set(diagram.element, diagram);
      return diagram;
    });
  }

  private update(diagram: Diagram): Promise<void> | undefined {
    const wish = wishOf(diagram);
    clearTimeout(this.pauses.get(diagram));
    diagram.wait(diagram.shownKey !== wish.key);
    if (diagram.shownKey === wish.key) return undefined;
    const kept = this.kept.get(wish.key);
    if (kept) this.show(diagram, kept, wish.key);
    if (kept) return undefined;
    if (!diagram.hasPicture) return this.order(diagram, wish);
    // Somebody types in it.
    const later = () => this.order(diagram, wish).catch(reportError);
    this.pauses.set(diagram, setTimeout(later, pauseMs(diagram.request.kind)));
    return undefined;
  }

  private order(diagram: Diagram, wish: Wish): Promise<void> {
    const known = this.orders.get(wish.key);
    const order = known ?? { diagrams: new Set<Diagram>(), done: this.make(wish) };
    order.diagrams.add(diagram);
    this.orders.set(wish.key, order);
    return order.done;
  }

  private async make({ key, request, setting }: Wish): Promise<void> {
    const result = await this.resultOf(request, setting);
    if (!('remark' in result && PASSING.has(result.remark.words))) this.keep(key, result);
    const diagrams = this.orders.get(key)?.diagrams ?? [];
    this.orders.delete(key);
    for (const diagram of diagrams) {
      // Meanwhile it may want something else, or be gone.
      if (!diagram.element.isConnected || wishOf(diagram).key !== key) continue;
      this.show(diagram, result, key);
      this.options.parts.decorated(diagram.element);
    }
  }

  private async resultOf(request: Request, setting: Setting): Promise<Result> {
    try {
      return { drawing: await this.options.draw(request, setting) };
    } catch (error) {
      if (error instanceof NotDrawn) return { remark: error.remark };
      throw error;
    }
  }

  private keep(key: string, result: Result): void {
    this.kept.set(key, result);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MAX_KEPT) break;
      this.kept.delete(oldest);
    }
  }

  private show(diagram: Diagram, result: Result, key: string): void {
    const words = this.options.words();
    if (words) diagram.show(result, key, words);
  }
}

function wishOf({ request, element }: Diagram): Wish {
  const setting: Setting = TINTED.has(request.kind) ? settingAt(element) : { scheme: 'light', font: '' };
  return { request, setting, key: [request.kind, request.engine, setting.scheme, setting.font, request.source].join('\n') };
}

function together(works: ReadonlyArray<Promise<void> | undefined>): Promise<unknown> | undefined {
  return works.some((work) => work !== undefined) ? Promise.all(works) : undefined;
}

const isSame = (a: Request, b: Request) => a.kind === b.kind && a.engine === b.engine && a.source === b.source;
