import { setParallax } from './parallax.ts';
import { createPicture, scaleFor, setShape, stageScaleFor } from './picture.ts';
import { plainView } from './plain-view.ts';
import { currentSlide, type Host, type Scene, type View } from './scene.ts';

/**
 * One slide fills the frame, without reveal. `withSteps` shows it as far as the scene's step, as reveal would; without,
 * all of it.
 */
export function createStillView(host: Host, withSteps: boolean): View {
  const picture = createPicture(host);
  const { element } = picture;
  element.classList.add('l-full');
  let scene: Scene | null = null;
  const reshape = () => {
    if (!scene || element.clientWidth === 0) return;
    const { settings } = scene.deck.parsed;
    // reveal's lower limit would cut the slides of small thumbnails
    const scale = withSteps ? stageScaleFor : scaleFor;
    setShape(element, settings, scale(settings, { width: element.clientWidth, height: element.clientHeight }));
  };
  new ResizeObserver(reshape).observe(element);
  document.fonts.addEventListener('loadingdone', () => picture.settle());
  return plainView(host, {
    element,
    show(now) {
      scene = now;
      reshape();
      setParallax(element, now.deck.parsed, host.addressOf);
      const slide = currentSlide(now);
      picture.name(slide, now.deck.slides.filter(({ source }) => source.column === slide.source.column).length > 1);
      picture.fill(slide, withSteps ? now.spot.step : null);
    },
  });
}
