/** So many times in a row nothing is being drawn or loaded. */
const STILL_TURNS = 4;
const TURN_MS = 40;
/** Pictures that do not come are not waited for longer. */
const PATIENCE_MS = 25_000;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Resolves when fonts, pictures and what is drawn late are there, or after a while all the same. */
export async function whenStill(element: HTMLElement): Promise<void> {
  const ends = performance.now() + PATIENCE_MS;
  const backgrounds = backgroundsOf(element);
  for (let turns = 0; turns < STILL_TURNS && performance.now() < ends; ) {
    await wait(TURN_MS);
    turns = isStill([...element.querySelectorAll('img'), ...backgrounds]) ? turns + 1 : 0;
  }
}

function isStill(images: readonly HTMLImageElement[]): boolean {
  // set by whoever draws something that takes its time, see busy.ts
  const isDrawn = !document.body.hasAttribute('data-l-busy') && document.fonts.status === 'loaded';
  return isDrawn && images.every(({ complete }) => complete);
}

/** Pictures behind the slides: only as an image of its own does one say whether it is loaded. */
function backgroundsOf(element: HTMLElement): HTMLImageElement[] {
  const styles = [...element.querySelectorAll<HTMLElement>('.l-background-content')].map(({ style }) => style.backgroundImage);
  const addresses = new Set(styles.flatMap((style) => [...style.matchAll(/url\("([^"]+)"\)/g)].map(([, address = '']) => address)));
  return [...addresses].map((src) => Object.assign(new Image(), { src }));
}
