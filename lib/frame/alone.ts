import { FRAME_START_ID, type FromFrame, toFrameSchema } from '#wire';
import type { Port } from './port.ts';
import type { Screen } from './screen.ts';

/**
 * Starts the slides of a page that is nothing but slides (to be printed, or kept as a file): it carries its own start.
 * Null where there is none: then a page around the frame gives the start.
 */
export function openAlone(screen: Screen): Port | null {
  const element = window.parent === window ? document.getElementById(FRAME_START_ID) : null;
  if (!element) return null;
  const start = toFrameSchema.parse(JSON.parse(element.textContent ?? ''));
  const early: FromFrame[] = [];
  let hear: (message: FromFrame) => void = (message) => early.push(message);
  queueMicrotask(() => screen.receive(start));
  if (start.type === 'start' && start.view === 'stage') {
    import('./alone-keys.ts')
      .then(({ hearAlone }) => {
        hear = hearAlone(screen);
        early.forEach(hear);
      })
      .catch(reportError);
  }
  return { send: (message) => hear(message) };
}
