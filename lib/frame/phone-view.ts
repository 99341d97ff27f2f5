import { createReflow, setLook } from './reflow.ts';
import { currentSlide, type Host, type View } from './scene.ts';

/** A finger that goes so far sideways, in CSS pixels, and more sideways than along, means another slide. */
const SWIPE_PX = 48;

/** The slide in the deck's shape on top, its text reflowed below. The stage is the one of the view "stage". */
export function createPhoneView(host: Host, stage: View): View {
  const element = Object.assign(document.createElement('div'), { className: 'l-phone' });
  const picture = Object.assign(document.createElement('div'), { className: 'l-phone-slide' });
  const pane = Object.assign(document.createElement('div'), { className: 'l-reflow l-scroll' });
  const text = Object.assign(document.createElement('div'), { className: 'l-text' });
  pane.append(text);
  element.append(picture, pane);
  const reflow = createReflow(host, text, 'scene');
  let steer = false;
  onSwipe(pane, (to) => {
    if (!steer) return;
    if (stage.go(to)) host.moved();
  });
  return {
    ...stage,
    element,
    show(scene, before) {
      steer = scene.steer;
      const { width, height } = scene.deck.parsed.settings;
      picture.style.aspectRatio = `${width} / ${height}`;
      if (stage.element.parentElement !== picture) picture.append(stage.element);
      stage.show(scene, before);
      setLook(pane, scene);
      reflow.show(scene, currentSlide(scene), 'text');
    },
    hide() {
      stage.hide();
      stage.element.remove();
    },
  };
}

function onSwipe(element: HTMLElement, listener: (to: 'next' | 'previous') => void): void {
  let start: Touch | null = null;
  element.addEventListener('touchstart', (event) => {
    start = event.touches.length === 1 ? (event.touches[0] ?? null) : null;
  });
  element.addEventListener('touchend', (event) => {
    const end = event.changedTouches[0];
    if (!start || !end) return;
    const across = end.clientX - start.clientX;
    if (Math.abs(across) > SWIPE_PX && Math.abs(across) > 2 * Math.abs(end.clientY - start.clientY))
      listener(across < 0 ? 'next' : 'previous');
    start = null;
  });
}
