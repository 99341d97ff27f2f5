import type * as Y from 'yjs';
import { sight } from '#server/gate.ts';
import { atOnce } from '#server/turns.ts';

/** What the gate sees in an update, at once. */
export const sighted = (doc: Y.Doc, update: Uint8Array) => atOnce(sight(doc, update));
