import { createItem, type Item } from './all-item.ts';
import type { DeckState, Slide } from './deck-state.ts';
import { setParallax } from './parallax.ts';
import { scaleFor, setShape } from './picture.ts';
import { plainView } from './plain-view.ts';
import { currentSlide, type Host, type Scene, type View } from './scene.ts';

/** How far outside the screen slides are filled already. */
const NEAR_PX = 900;
/** Left above the ringed slide's caption when it is scrolled to. */
const EDGE_PX = 12;

/** All slides stacked, in the deck's shape; those off the screen are empty boxes. */
export function createAllView(host: Host): View {
  const list = new SlideList(host);
  return plainView(host, { element: list.element, show: (scene, before) => list.show(scene, before) });
}

class SlideList {
  readonly element = Object.assign(document.createElement('div'), { className: 'l-all' });
  private readonly items = new Map<number, Item>();
  private readonly byElement = new WeakMap<Element, Item>();
  private readonly near: IntersectionObserver;
  private readonly host: Host;
  private scene: Scene | null = null;
  /** What is in sight, and how far from the top of the screen. */
  private held: { readonly element: HTMLElement; readonly top: number } | null = null;
  /** The width that it was shaped for. */
  private width = 0;

  constructor(host: Host) {
    this.host = host;
    this.near = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) this.byElement.get(entry.target)?.setNear(entry.isIntersecting);
      },
      { root: this.element, rootMargin: `${NEAR_PX}px 0px` },
    );
    new ResizeObserver(() => this.resized()).observe(this.element);
    this.element.addEventListener('scroll', () => this.hold(), { passive: true });
    document.fonts.addEventListener('loadingdone', () => {
      for (const { picture } of this.items.values()) picture.settle();
    });
  }

  show(scene: Scene, before: Scene | null): void {
    if (this.isResized) this.resized();
    const isNew = before === null || before.deck !== scene.deck;
    const top = before && isNew ? this.topOf(scene.spot.key) : null;
    this.scene = scene;
    if (isNew) {
      this.reshape();
      setParallax(this.element, scene.deck.parsed, this.host.addressOf);
      this.reconcile(scene.deck);
    }
    this.mark(scene);
    if (top !== null) this.element.scrollTop += (this.topOf(scene.spot.key) ?? top) - top;
    if (!before || before.spot.key !== scene.spot.key) this.scrollTo(scene.spot.key, before === null);
    this.hold();
  }

  private reconcile(deck: DeckState): void {
    for (const [key, item] of this.items) if (!deck.byKey.has(key)) this.remove(key, item);
    const sizes = stackSizes(deck);
    let next = this.element.firstElementChild;
    for (const slide of deck.slides) {
      const item = this.items.get(slide.key) ?? this.add(slide);
      if (item.element === next) next = next.nextElementSibling;
      else this.element.insertBefore(item.element, next);
      item.update(slide, (sizes.get(slide.source.column) ?? 1) > 1);
    }
  }

  private add(slide: Slide): Item {
    const item = createItem(this.host, slide);
    this.items.set(slide.key, item);
    this.byElement.set(item.element, item);
    this.near.observe(item.element);
    return item;
  }

  private remove(key: number, item: Item): void {
    this.near.unobserve(item.element);
    item.element.remove();
    this.items.delete(key);
  }

  private mark(scene: Scene): void {
    const current = currentSlide(scene).key;
    const liveWord = scene.look.words.onStage;
    for (const [key, item] of this.items) item.mark({ current: key === current, live: item.number() === scene.live, liveWord });
    this.element.dataset['lScheme'] = scene.look.scheme;
  }

  /** The slide's distance from the top of the screen; null when it is not there. */
  private topOf(key: number): number | null {
    const item = this.items.get(key);
    return item ? item.element.offsetTop - this.element.scrollTop : null;
  }

  /** It got another width, and what was in sight is not back in its place yet: the browser has scrolled, perhaps. */
  private get isResized(): boolean {
    return this.element.clientWidth !== this.width;
  }

  /** Remembers where the ringed slide is on the screen, or the first one there when that is not. */
  private hold(): void {
    if (this.isResized) return;
    const { scrollTop, clientHeight } = this.element;
    const inSight = (one: HTMLElement) => one.offsetTop + one.offsetHeight > scrollTop && one.offsetTop < scrollTop + clientHeight;
    const ringed = this.scene && this.items.get(this.scene.spot.key)?.element;
    const element = ringed && inSight(ringed) ? ringed : this.firstBelow(scrollTop);
    this.held = element && { element, top: element.offsetTop - scrollTop };
  }

  /** The first slide that ends below a height of the list. */
  private firstBelow(height: number): HTMLElement | null {
    const { children } = this.element;
    let [low, high] = [0, children.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      const one = children[middle] as HTMLElement;
      if (one.offsetTop + one.offsetHeight > height) high = middle;
      else low = middle + 1;
    }
    return (children[low] as HTMLElement | undefined) ?? null;
  }

  /** Scrolls to a slide unless it is in sight as a whole. */
  private scrollTo(key: number, always: boolean): void {
    const item = this.items.get(key)?.element;
    if (!item) return;
    const top = item.offsetTop - this.element.scrollTop;
    if (always || top < 0 || top + item.offsetHeight > this.element.clientHeight) this.element.scrollTop = item.offsetTop - EDGE_PX;
  }

  /** The boxes' height follows their width: what was in sight stays there. */
  private resized(): void {
    if (!this.scene || this.element.clientWidth === 0) return;
    this.reshape();
    if (this.held) this.element.scrollTop = this.held.element.offsetTop - this.held.top;
  }

  private reshape(): void {
    if (!this.scene) return;
    const { settings } = this.scene.deck.parsed;
    const { paddingLeft, paddingRight } = getComputedStyle(this.element);
    this.width = this.element.clientWidth;
    const width = this.width - Number.parseFloat(paddingLeft || '0') - Number.parseFloat(paddingRight || '0');
    setShape(this.element, settings, scaleFor(settings, { width, height: (width * settings.height) / settings.width }));
  }
}

function stackSizes(deck: DeckState): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const { source } of deck.slides) sizes.set(source.column, (sizes.get(source.column) ?? 0) + 1);
  return sizes;
}
