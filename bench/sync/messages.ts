import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

/** How a server wants y-protocols' messages framed. */
export type Dialect = 'y-websocket' | 'hocuspocus';

const SYNC = 0;
const STEP_ONE = 0;
const EDIT = 2;
const AUTH = 2;
const EXTRA = 101;

/** Hocuspocus puts the document's name before each message. */
function framed(dialect: Dialect, deckId: string, write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    if (dialect === 'hocuspocus') encoding.writeVarString(encoder, deckId);
    write(encoder);
  });
}

/** What a client says first, so that it is sent the document. */
export function hello(dialect: Dialect, deckId: string): readonly Uint8Array[] {
  const auth = framed(dialect, deckId, (encoder) => {
    encoding.writeVarUint(encoder, AUTH);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, '');
  });
  const stepOne = framed(dialect, deckId, (encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, STEP_ONE);
    encoding.writeVarUint8Array(encoder, Uint8Array.from([0]));
  });
  return dialect === 'hocuspocus' ? [auth, stepOne] : [stepOne];
}

/** A JSON message of Lectern's own. */
export const extra = (message: unknown): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, EXTRA);
    encoding.writeVarString(encoder, JSON.stringify(message));
  });

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Somebody who types words that can be found again in the bytes that others receive. */
export class Typist {
  readonly #doc = new Y.Doc();
  readonly #name: string;
  #count = 0;
  #update: Uint8Array = new Uint8Array();

  constructor(name: number) {
    // Another letter for each, so that where two words differ is their beginning.
    this.#name = `${letters[name % letters.length]}${name}`;
    this.#doc.on('update', (update: Uint8Array) => {
      this.#update = update;
    });
  }

  /** The next edit as a message, and the word in it. */
  next(dialect: Dialect, deckId: string): { readonly word: string; readonly bytes: Uint8Array } {
    const word = `${this.#name}.${this.#count++}`;
    return { word, bytes: this.write(`<${word}>`, dialect, deckId) };
  }

  /** An edit that adds this text. */
  write(words: string, dialect: Dialect, deckId: string): Uint8Array {
    const text = this.#doc.getText('content');
    text.insert(text.length, words);
    return framed(dialect, deckId, (encoder) => {
      encoding.writeVarUint(encoder, SYNC);
      encoding.writeVarUint(encoder, EDIT);
      encoding.writeVarUint8Array(encoder, this.#update);
    });
  }

  /** Where a slide that begins at the start of this typist's words is: base64 of a relative position. */
  anchor(): string {
    const position = Y.createRelativePositionFromTypeIndex(this.#doc.getText('content'), 0);
    return Buffer.from(Y.encodeRelativePosition(position)).toString('base64');
  }
}

/** The brackets around a word may be those of its neighbours: a difference of two texts begins and ends where they differ. */
const words = /([A-Za-z]\d+\.\d+)(?=[>"])/g;

/** The words of typists in some bytes, undecoded. */
export const wordsIn = (bytes: Buffer): string[] => [...bytes.toString('latin1').matchAll(words)].map(([, word]) => word ?? '');
