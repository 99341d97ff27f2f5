import type { TextEdit } from '#deck';
import type { Place, StageView } from '#wire';
import type { ReadStore } from './store.ts';

export type FeedChange = {
  readonly splices: readonly TextEdit[] /** Where the stage is, against the text after the splices. */;
  readonly place?: Place;
};

export type FeedStatus = 'connecting' | 'online' | 'offline';

/** A deck's text and stage as they arrive, whichever lane brings them (sync for editors, follow for the rest). */
export type DeckFeed = {
  text(): string;
  /** Tells every change of the text, local or remote, right after it happened. Returns closing. */
  onChange(listener: (change: FeedChange) => void): () => void;
  /** The stage; its `place` is resolved against `text()`. */
  readonly stage: ReadStore<StageView>;
  readonly status: ReadStore<FeedStatus>;
};
