import WebSocket from 'ws';
import { type ToFollower, toFollowerSchema } from '#wire';

/** A follower that keeps the text as its page would. */
export type Follower = {
  readonly heard: ToFollower[];
  /** Everything that came, as it came. */
  readonly raw: string[];
  text(): string;
  rev(): number;
  epoch(): string;
  closeCode(): number | null;
  say(message: string): void;
  /** Reads on, or not. */
  read(on: boolean): void;
  close(): void;
};

export type Known = { readonly epoch: string; readonly rev: number; readonly text: string };

/** Follows a deck; `known`: what the page carried. */
export function openFollower(
  url: string,
  deckId: string,
  { known, cookie, query = '' }: { known?: Known | undefined; cookie?: string | undefined; query?: string } = {},
): Follower {
  const from = known ? `epoch=${known.epoch}&rev=${known.rev}` : '';
  const socket = new WebSocket(`${url}/follow/${deckId}?${query}&${from}`, cookie ? { headers: { Cookie: cookie } } : {});
  const heard: ToFollower[] = [];
  const raw: string[] = [];
  let closeCode: number | null = null;
  let state: Known = known ?? { epoch: '', rev: -1, text: '' };
  socket.on('message', (data: Buffer) => {
    raw.push(data.toString());
    const message = toFollowerSchema.parse(JSON.parse(data.toString()));
    heard.push(message);
    state = after(state, message);
  });
  socket.on('close', (code) => {
    closeCode = code;
  });
  return {
    ...{ heard, raw },
    text: () => state.text,
    rev: () => state.rev,
    epoch: () => state.epoch,
    closeCode: () => closeCode,
    say: (message) => socket.send(message),
    read: (on) => (on ? socket.resume() : socket.pause()),
    close: () => socket.terminate(),
  };
}

function after(state: Known, message: ToFollower): Known {
  if (message.type === 'snapshot') return { epoch: message.epoch, rev: message.rev, text: message.text };
  if (message.type !== 'splices') return state;
  if (message.rev !== state.rev + 1) throw new Error(`Revision ${message.rev} came after ${state.rev}.`);
  const apply = (text: string, { from, remove, insert }: (typeof message.splices)[number]) =>
    text.slice(0, from) + insert + text.slice(from + remove);
  return { ...state, rev: message.rev, text: message.splices.reduce(apply, state.text) };
}
