import { type FromFrame, MAX_OVERFLOWS } from '#wire';
import { whenIdle } from './idle.ts';
import { DECORATED } from './lazily.ts';
import type { OverflowTask, OverflowWatch } from './overflow.ts';
import { LINE_MARK } from './sanitise.ts';
import type { Scene } from './scene.ts';

/** What is looked for while somebody writes. Loaded when it is wanted for the first time: most frames are looked at only. */
export type Checks = {
  set(on: boolean): void;
  /** A slide's content was put there. */
  filled(element: HTMLElement): void;
  /** The deck is another one. */
  changed(): void;
};

/** What could not be loaded, as without a network, is tried again with an edit after so long. */
const RETRY_MS = 10_000;

export function createChecks(scene: () => Scene | null, send: (message: FromFrame) => void): Checks {
  let wanted = false;
  let watch: OverflowWatch | null = null;
  let isLoading = false;
  let retryAt = 0;
  const tell: OverflowTask['tell'] = (slides) => send({ type: 'overflow', slides: slides.slice(0, MAX_OVERFLOWS) });
  async function load() {
    const module = await import('./overflow.ts').catch(() => null);
    retryAt = module ? 0 : performance.now() + RETRY_MS;
    watch = wanted && module ? new module.OverflowWatch({ scene, tell, lineMark: LINE_MARK, whenIdle, decorated: DECORATED }) : null;
  }
  const open = () => {
    if (isLoading) return;
    isLoading = true;
    load()
      .catch(reportError)
      .finally(() => {
        isLoading = false;
      });
  };
  return {
    set(on) {
      wanted = on;
      watch?.close();
      watch = null;
      if (on) open();
    },
    filled: (element) => watch?.filled(element),
    changed() {
      if (watch) watch.changed();
      else if (wanted && performance.now() >= retryAt) open();
    },
  };
}
