import { currentSlide, type Host, neighbour, type Scene, type View } from './scene.ts';
import { countSteps } from './slide-content.ts';

/** A view without steps of its own: it moves from slide to slide. */
export function plainView(host: Host, parts: Pick<View, 'element' | 'show'>): View {
  let scene: Scene | null = null;
  function show(now: Scene, before: Scene | null) {
    parts.show(now, before);
    scene = now;
  }
  return {
    element: parts.element,
    show,
    hide: () => {},
    spot: () => scene?.spot ?? { key: 0, step: -1 },
    steps: () => (scene ? countSteps(host.build.body(currentSlide(scene).content)) : 0),
    go(to) {
      if (!scene) return true;
      const target = neighbour(scene.deck, currentSlide(scene), to);
      if (target.key !== scene.spot.key) show({ ...scene, spot: { key: target.key, step: -1 } }, scene);
      return true;
    },
    overview: () => {},
    settled: () => Promise.resolve(),
  };
}
