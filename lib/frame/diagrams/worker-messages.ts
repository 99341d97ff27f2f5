import type { Request } from './request.ts';

export type ToWorker = { readonly id: number; readonly request: Request };

export type FromWorker =
  /** Messages from now on are heard. */
  | { readonly type: 'ready' }
  /** What is needed has been loaded; now it draws. */
  | { readonly id: number; readonly type: 'begun' }
  | { readonly id: number; readonly type: 'drawn'; readonly svg: string }
  | { readonly id: number; readonly type: 'failed'; readonly detail: string }
  /** It would load something from elsewhere. */
  | { readonly id: number; readonly type: 'remote' };

/** What the worker's part for a kind does with a source; throws what it has to say. */
export type Draw = (request: Request) => Promise<string>;

/** Thrown where a source would load something from elsewhere. */
export class Remote extends Error {}
