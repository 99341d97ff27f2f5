import type { FrameView } from '#wire';
import { createAllView } from './all-view.ts';
import { createPaperView } from './paper-view.ts';
import { createPhoneView } from './phone-view.ts';
import { createReflowView } from './reflow.ts';
import type { Host, View } from './scene.ts';
import { createStageView } from './stage-view.ts';
import { createStillView } from './still-view.ts';

/** The ways to show a deck; each is made when it is first wanted. */
export function createViews(host: Host): Record<FrameView, View> {
  const stage = once(() => createStageView(host));
  const text = once(() => createReflowView(host));
  const phone = once(() => createPhoneView(host, stage()));
  const all = once(() => createAllView(host));
  const still = once(() => createStillView(host, false));
  const paper = once(() => createPaperView(host));
  return {
    get stage() {
      return stage();
    },
    get phone() {
      return phone();
    },
    get all() {
      return all();
    },
    get reading() {
      return text();
    },
    get notes() {
      return text();
    },
    get still() {
      return still();
    },
    get pages() {
      return paper();
    },
    get steps() {
      return paper();
    },
    get handout() {
      return paper();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
