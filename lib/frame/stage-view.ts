import type { FrameDirection } from '#wire';
import type { Host, Scene, Spot, View } from './scene.ts';
import type { Stage } from './stage.ts';
import { createStillView } from './still-view.ts';

/** Until reveal is loaded the slide is shown without it, in the same place. */
export function createStageView(host: Host): View {
  const element = block('l-stage');
  const still = createStillView(host, true);
  let scene: Scene | null = null;
  let stage: Stage | null = null;
  let css: string | null = null;
  let isLoading = false;
  const waiting = createWaiting(host);
  element.append(still.element);

  function failed() {
    isLoading = false;
    waiting.walk(still.go);
  }
  async function load() {
    isLoading = true;
    const module = await import('./stage.ts');
    if (!scene) return;
    css = module.stageCss;
    host.sheets.set('reveal', css);
    const first = scene;
    stage = await stageBehind(still.element, (viewport) => new module.Stage(host, viewport, first));
    stage.show(scene);
    waiting.walk((to) => stage?.move(to));
  }
  const spot = (): Spot => stage?.spot() ?? still.spot();
  return {
    element,
    spot,
    show(now) {
      scene = now;
      if (css) host.sheets.set('reveal', css);
      if (stage) stage.show(now);
      else still.show(now, null);
      if (!isLoading) load().catch(failed);
    },
    hide: () => host.sheets.set('reveal', null),
    steps: () => stage?.steps() ?? still.steps(),
    go(to) {
      if (!stage && isLoading) return waiting.add(to);
      if (stage) stage.move(to);
      else still.go(to);
      return true;
    },
    overview: () => stage?.toggleOverview(),
    settled: () => stage?.settled() ?? Promise.resolve(),
  };
}

/** Steps that came before reveal, which alone knows the fragments. Each is told when it is made. */
function createWaiting(host: Host) {
  const steps: FrameDirection[] = [];
  return {
    /** False: it did not go yet. */
    add(to: FrameDirection): false {
      steps.push(to);
      return false;
    },
    walk(move: (to: FrameDirection) => void): void {
      for (const to of steps.splice(0)) {
        move(to);
        host.moved();
      }
    },
  };
}

/** Readies a stage unseen behind the picture, then puts it in the picture's place: the slide is never there twice. */
async function stageBehind(picture: HTMLElement, make: (viewport: HTMLElement) => Stage): Promise<Stage> {
  const viewport = block('reveal-viewport l-reveal');
  viewport.style.visibility = 'hidden';
  picture.before(viewport);
  const stage = make(viewport);
  await stage.ready;
  picture.remove();
  viewport.style.visibility = '';
  return stage;
}

const block = (className: string) => Object.assign(document.createElement('div'), { className });
