import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '#store/env.ts';
import { type Drawn, draw, type Wish } from './draw.ts';
import type { Asked, Said } from './draw-process.ts';

/** Without work the process ends after so long. */
const IDLE_MS = 60_000;

type Waiting = { readonly resolve: (drawn: Drawn) => void; readonly reject: (error: Error) => void };
type Painter = { readonly process: ChildProcess; readonly waiting: Map<number, Waiting>; idle: NodeJS.Timeout | undefined };

let painter: Painter | null = null;
let asked = 0;

/**
 * Draws a picture anew in a process beside this one, with lower priority, which may fall over a picture without harming anybody else.
 * Rejects as sharp does, or when that process ended.
 */
export async function drawAside(wish: Wish): Promise<Drawn> {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'dist', 'draw.mjs');
  // Tests of single rooms and the development server have no bundle, or one of yesterday.
  if (env().NODE_ENV !== 'production' || !existsSync(file)) return draw(wish);
  painter ??= open(file);
  return ask(painter, wish);
}

function open(file: string): Painter {
  const child = fork(file, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const opened: Painter = { process: child, waiting: new Map(), idle: undefined };
  child.on('message', (said: Said) => take(opened, said));
  const ended = () => {
    if (painter === opened) painter = null;
    clearTimeout(opened.idle);
    for (const { reject } of opened.waiting.values()) reject(new Error('The process that draws pictures ended.'));
    opened.waiting.clear();
  };
  child.once('error', ended).once('exit', ended);
  return opened;
}

function ask(one: Painter, wish: Wish): Promise<Drawn> {
  clearTimeout(one.idle);
  keepAlive(one, true);
  const id = asked++;
  return new Promise((resolve, reject) => {
    one.waiting.set(id, { resolve, reject });
    one.process.send({ id, ...wish } satisfies Asked, (error) => {
      if (error && one.waiting.delete(id)) reject(error);
    });
  });
}

function take(one: Painter, said: Said): void {
  const waiting = one.waiting.get(said.id);
  one.waiting.delete(said.id);
  if ('drawn' in said) waiting?.resolve(said.drawn);
  else waiting?.reject(Object.assign(new Error(said.words), said.code === null ? {} : { code: said.code }));
  if (one.waiting.size > 0) return;
  keepAlive(one, false);
  one.idle = setTimeout(() => one.process.kill(), IDLE_MS).unref();
}

/** Only while it works it keeps this process from ending. */
function keepAlive({ process: child }: Painter, on: boolean): void {
  child[on ? 'ref' : 'unref']();
  child.channel?.[on ? 'ref' : 'unref']();
}
