import type { IncomingMessage, ServerResponse } from 'node:http';
import { compressed, type Encoding, encodingFor, holdAnswer, labelled } from './held-answer.ts';

const PUBLIC_TEXT = /^\/api\/v1\/decks\/([\w-]+)\/public(?:\?|$)/;
/** Decks of which the compressed text is kept. */
const MAX_DECKS = 64;

type Kept = { readonly tag: string; readonly bodies: Map<Encoding, Promise<Buffer>> };
/** Catches the answer to this request, if it is a deck's public text, and compresses it for who takes that. */
export type PublicText = (request: IncomingMessage, response: ServerResponse) => void;

/** Next takes `Content-Encoding` from what a route answers; so it is done here, once for each state of a deck. */
export function createPublicText(): PublicText {
  const kept = new Map<string, Kept>();

  function keptOf(deckId: string, tag: string): Kept {
    const known = kept.get(deckId);
    if (known?.tag === tag) return known;
    const fresh = { tag, bodies: new Map() };
    kept.delete(deckId);
    kept.set(deckId, fresh);
    const [oldest] = kept.keys();
    if (kept.size > MAX_DECKS && oldest !== undefined) kept.delete(oldest);
    return fresh;
  }

  function once(deckId: string, tag: string, { encoding, body }: { encoding: Encoding; body: Buffer }): Promise<Buffer> {
    const { bodies } = keptOf(deckId, tag);
    const made = bodies.get(encoding) ?? compressed(body, encoding);
    bodies.set(encoding, made);
    return made;
  }

  return (request, response) => {
    const { method, url = '', headers } = request;
    const [, deckId] = PUBLIC_TEXT.exec(url) ?? [];
    if (method !== 'GET' || deckId === undefined) return;
    const accepted = encodingFor(String(headers['accept-encoding'] ?? ''));
    // Whoever answers must not compress it, too.
    delete headers['accept-encoding'];
    holdAnswer(response, async (body) => {
      if (response.statusCode === 304) {
        response.appendHeader('Vary', 'Accept-Encoding');
        return body;
      }
      // Next sets even a single one as a list.
      const tag = String(response.getHeader('ETag') ?? '');
      const encoding = response.statusCode === 200 && tag ? accepted : null;
      return labelled(response, encoding ? await once(deckId, tag, { encoding, body }) : body, encoding);
    });
  };
}
