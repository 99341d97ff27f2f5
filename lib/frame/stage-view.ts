import type { Host, Scene, Spot, View } from './scene.ts';
import type { Stage } from './stage.ts';
import { createStillView } from './still-view.ts';

/** Until reveal is loaded the slide is shown without it, in the same place. */
export function createStageView(host: Host): View {
  const element = block('l-stage');
  const viewport = block('reveal-viewport l-reveal');
  const still = createStillView(host, true);
  let scene: Scene | null = null;
  let stage: Stage | null = null;
  let css: string | null = null;
  let isLoading = false;
  element.append(still.element);

  const failed = () => {
    isLoading = false;
  };
  async function load() {
    isLoading = true;
    const module = await import('./stage.ts');
    if (!scene) return;
    css = module.stageCss;
    element.prepend(viewport);
    host.sheets.set('reveal', css);
    const made = new module.Stage(host, viewport, scene);
    await made.ready;
    stage = made;
    if (scene) made.show(scene);
    still.element.remove();
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
      if (stage) stage.move(to);
      else still.go(to);
    },
    overview: () => stage?.toggleOverview(),
    settled: () => stage?.settled() ?? Promise.resolve(),
  };
}

const block = (className: string) => Object.assign(document.createElement('div'), { className });
