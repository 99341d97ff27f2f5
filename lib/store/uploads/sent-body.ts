import { LecternError } from '#store/errors.ts';

/** Somebody who is told to stop may still send so much, and for so long; then their connection is cut. */
const LINGER_BYTES = 20_000_000;
const LINGER_MS = 3_000;

/** What a request sends. */
export type SentBody = {
  /** Throws LecternError "malformed" when it breaks off. */
  readonly pieces: AsyncIterable<Uint8Array>;
  /**
   * To be called when no more is wanted. Whoever is cut off while they still send hears nothing of the answer: what is on its way is
   * read on a little, and thrown away.
   */
  leave(): void;
};

export function sentBody({ body }: Request, lingerMs = LINGER_MS): SentBody {
  const reader = body?.getReader();
  let over = reader === undefined;
  const read = async (): Promise<Uint8Array | null> => {
    const piece = over ? null : await reader?.read();
    over ||= piece?.done !== false;
    return piece?.value ?? null;
  };
  const linger = async () => {
    const timer = setTimeout(() => void reader?.cancel().catch(() => undefined), lingerMs);
    for (let bytes = 0; bytes < LINGER_BYTES; ) {
      const piece = await read();
      if (!piece) break;
      bytes += piece.byteLength;
    }
    clearTimeout(timer);
    if (!over) await reader?.cancel();
  };
  return {
    pieces: pieces(read),
    leave: () => {
      if (!over) linger().catch(() => undefined);
    },
  };
}

async function* pieces(read: () => Promise<Uint8Array | null>): AsyncGenerator<Uint8Array> {
  for (;;) {
    const piece = await read().catch(() => {
      throw new LecternError('malformed', 'The upload broke off.');
    });
    if (!piece) return;
    yield piece;
  }
}
