import type { FromFrame, Place, ToFrame } from '#wire';
import { able } from './able.ts';
import { type Checks, createChecks } from './checks.ts';
import { applyEdits, type DeckState, readDeck, slideAtNumber, survivorOf } from './deck-state.ts';
import { createDecorators, type Decorators } from './decorators.ts';
import { putOff } from './idle.ts';
import { createPainted } from './painted.ts';
import { pictureAddresses } from './picture-address.ts';
import { createSanitiser } from './sanitise.ts';
import { currentSlide, type Host, type Scene, type Spot, type View } from './scene.ts';
import { createSheets } from './sheets.ts';
import { createBuilder } from './slide-content.ts';
import { createStyling } from './styling.ts';
import { createViews } from './views.ts';

type Send = (message: FromFrame) => void;
type Origin = Extract<FromFrame, { type: 'moved' }>['origin'];

/** What is on the screen: the deck's text, a view of it, and where that is. */
export type Screen = {
  receive(message: ToFrame): void;
  scene(): Scene | null;
  /** Goes where the person at the frame wants. */
  goTo(spot: Spot): void;
};

export function createScreen(root: HTMLElement, send: Send): Screen {
  return new ScreenState(root, send);
}

class ScreenState implements Screen {
  private readonly root: HTMLElement;
  private readonly send: Send;
  private readonly views: Record<Scene['view'], View>;
  private readonly style: (scene: Scene) => void;
  private readonly decorators: Decorators;
  private readonly painted: (edit: number, settled: Promise<void>) => void;
  private readonly checks: Checks;
  private current: Scene | null = null;
  private on: View | null = null;
  private told = '';
  private steer = true;
  private tasks = false;
  private auto = false;
  private live: number | null = null;

  constructor(root: HTMLElement, send: Send) {
    this.root = root;
    this.send = send;
    const sheets = createSheets(document);
    const addressOf = pictureAddresses(new URL('/', document.baseURI).href, able().get('mirror'));
    this.decorators = createDecorators(sheets, () => this.current);
    this.checks = createChecks(() => this.current, send);
    const host: Host = {
      sheets,
      addressOf,
      build: createBuilder(createSanitiser(window), addressOf),
      moved: () => this.userMoved(),
      overview: (on) => send({ type: 'overview', on }),
      decorate: (element, slide) => {
        this.decorators.decorate(element, slide);
        this.checks.filled(element);
      },
    };
    this.views = createViews(host);
    this.style = createStyling(sheets);
    this.painted = createPainted((edit) => {
      const parsed = this.current?.deck.parsed;
      if (parsed) send({ type: 'painted', edit, slides: parsed.slides.length, stacks: parsed.stacks });
    });
  }

  scene(): Scene | null {
    return this.current;
  }

  receive(message: ToFrame): void {
    if (message.type === 'steer') this.steer = message.on;
    if (message.type === 'auto') this.auto = message.on;
    if (message.type === 'live') this.live = message.slide;
    if (message.type === 'tasks') this.tasks = message.on;
    if (message.type === 'check') this.checks.set(message.on);
    if (message.type === 'start') this.start(message);
    else if (this.current) this.change(this.current, message);
  }

  private start({ text, place, view, look }: Extract<ToFrame, { type: 'start' }>): void {
    const deck = readDeck(text, this.current?.deck ?? null);
    const spot = place ? spotAt(deck, place) : { key: slideAtNumber(deck, 1).key, step: -1 };
    this.show({ deck, spot, view, look, live: this.live, steer: this.steer, tasks: this.tasks, auto: this.auto });
    this.tell('told', true);
    this.painted(0, this.settled());
  }

  private change(scene: Scene, message: Exclude<ToFrame, { type: 'start' }>): void {
    switch (message.type) {
      case 'splices':
        putOff();
        this.edit(scene, applyEdits(scene.deck.text, message.splices), message);
        break;
      case 'text':
        this.edit(scene, message.text, message);
        break;
      case 'view':
        this.show({ ...scene, view: message.view });
        break;
      case 'look':
        this.show({ ...scene, look: message.look });
        break;
      case 'show':
        this.show({ ...scene, spot: spotAt(scene.deck, message.place) });
        this.tell('told', true);
        break;
      case 'go':
        if (this.on?.go(message.to)) this.userMoved(true);
        break;
      case 'overview':
        this.on?.overview();
        break;
      case 'black':
        this.root.classList.toggle('l-black', message.on);
        break;
      case 'check':
        break;
      case 'live':
      case 'steer':
      case 'tasks':
      case 'auto':
        this.show({ ...scene, live: this.live, steer: this.steer, tasks: this.tasks, auto: this.auto });
        break;
    }
  }

  private edit(scene: Scene, text: string, message: { edit: number; place?: Place | undefined }): void {
    const deck = readDeck(text, scene.deck);
    const slide = survivorOf(scene.spot.key, scene.deck, deck);
    const kept = slide.key === scene.spot.key ? scene.spot : { key: slide.key, step: -1 };
    const spot = message.place ? spotAt(deck, message.place) : kept;
    this.show({ ...scene, deck, spot });
    const origin = spot.key === kept.key && spot.step === kept.step ? 'edit' : 'told';
    const settled = this.settled();
    this.painted(message.edit, settled);
    settled.then(() => this.tell(origin, false)).catch(reportError);
  }

  private settled(): Promise<void> {
    return this.on?.settled() ?? Promise.resolve();
  }

  private show(scene: Scene): void {
    const before = this.current;
    const view = this.views[scene.view];
    this.current = scene;
    this.style(scene);
    this.root.classList.toggle('l-ticking', scene.tasks);
    if (before?.deck !== scene.deck) this.checks.changed();
    if (view === this.on) {
      view.show(scene, before);
      if (before && !(looksAlike(before, scene) && before.tasks === scene.tasks)) this.decorators.refresh(view.element);
      return;
    }
    this.on?.hide();
    this.on = view;
    this.root.dataset['lView'] = scene.view;
    this.root.querySelector(':scope > .l-view')?.remove();
    view.element.classList.add('l-view');
    this.root.prepend(view.element);
    view.show(scene, null);
    this.decorators.refresh(view.element);
  }

  goTo(spot: Spot): void {
    if (!this.current?.steer) return;
    this.show({ ...this.current, spot });
    this.tell('user', true);
  }

  private userMoved(always = false): void {
    const spot = this.on?.spot();
    if (!this.current || !spot) return;
    this.show({ ...this.current, spot });
    this.tell('user', always);
  }

  /** Says where the view is; what was said already only when somebody waits for an answer. */
  private tell(origin: Origin, always: boolean): void {
    if (!this.current || !this.on) return;
    const spot = origin === 'user' ? this.current.spot : this.on.spot();
    const slide = currentSlide({ ...this.current, spot }).source.number;
    const message: FromFrame = { type: 'moved', place: { slide, step: spot.step }, steps: this.on.steps(), origin };
    const said = JSON.stringify([message.place, message.steps]);
    if (!always && said === this.told) return;
    this.told = said;
    this.send(message);
  }
}

/** Whether the same colours stand behind what a view shows. */
function looksAlike(a: Scene, b: Scene): boolean {
  return a.look.scheme === b.look.scheme && a.deck.parsed.settings.theme === b.deck.parsed.settings.theme;
}

function spotAt(deck: DeckState, place: Place): Spot {
  return { key: slideAtNumber(deck, place.slide).key, step: place.step };
}
