import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from '@playwright/test';
import { buildSync } from 'esbuild';
import { createFrameFiles } from '#server/frame-files.ts';
import { createPlantuml } from '#server/plantuml.ts';
import { frameUrl } from '#store/frame-url.ts';
import type { FrameLook, FrameView, FromFrame, Place, ToFrame } from '#wire';
import { words } from '#words';

const root = join(fileURLToPath(import.meta.url), '..', '..', '..');

export const look: FrameLook = {
  scheme: 'light',
  textSizePx: 17,
  words: words.en.frame,
};

/** A page with one frame and nothing else, as an app would have it, on a port of its own. */
export type Harness = { readonly url: string; readonly requests: string[]; close(): Promise<void> };

/** @param plantuml address of a PlantUML server, if there is one */
export async function startHarness(plantuml?: string): Promise<Harness> {
  const drawings = createPlantuml(plantuml);
  const frame = frameUrl() + (plantuml ? '#plantuml' : '');
  const files = createFrameFiles({ root: join(root, 'dist', 'frame'), images: 'direct' });
  const requests: string[] = [];
  const script = buildSync({
    stdin: { contents: PARENT, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
  }).outputFiles[0]?.text;
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    if (files(request, response) || drawings(request, response)) return;
    answerPage(request, response, { script: script ?? '', frame });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, requests, close: () => closed(server) };
}

/** The parent's end as the app has it; tests reach it as `window.harness`. */
const PARENT = `
import { attachFrame } from '#live/frame-port.ts';
const iframe = document.querySelector('iframe');
const handle = attachFrame(iframe);
const got = [];
handle.on((message) => got.push(message));
Object.assign(window, { harness: { got, send: (message) => handle.send(message), connected: false } });
handle.onConnect(() => { window.harness.connected = true; });
`;

function answerPage(request: IncomingMessage, response: ServerResponse, { script, frame }: { script: string; frame: string }): void {
  if (request.url === '/parent.js') {
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
    return;
  }
  if (request.url !== '/') {
    // a browser asks for an icon by itself
    response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end();
    return;
  }
  response
    .writeHead(200, {
      'Content-Type': 'text/html',
      'Content-Security-Policy': `default-src 'self'; style-src 'unsafe-inline'; frame-src ${frame.slice(0, frame.lastIndexOf('/') + 1).replace(/^/, `http://${request.headers.host}`)}`,
    })
    .end(
      `<!doctype html><title>Harness</title><style>html,body,iframe{margin:0;border:0;width:100%;height:100%;display:block}</style>
<iframe title="Slides" sandbox="allow-scripts" allow="fullscreen" referrerpolicy="no-referrer" src="${frame}"></iframe>
<script src="/parent.js"></script>`,
    );
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** What a test does with one frame. */
export type Slides = {
  readonly frame: Frame;
  send(message: ToFrame): Promise<void>;
  got(): Promise<FromFrame[]>;
  /** The message that answers; waits for one that fits and came after \`since\` messages. */
  wait<T extends FromFrame['type']>(
    type: T,
    fits?: (message: Extract<FromFrame, { type: T }>) => boolean,
  ): Promise<Extract<FromFrame, { type: T }>>;
  /** Forgets what came so far. */
  forget(): Promise<void>;
  /** Edits the text and waits until that is painted. */
  edit(change: (text: string) => string): Promise<void>;
  /** Number of the shown slide, on stage. */
  present(): Promise<number>;
};

type HarnessWindow = { harness: { got: FromFrame[]; connected: boolean; send(message: ToFrame): void } };

/** Opens a harness page with a deck in its frame. */
export async function openSlides(page: Page, harness: Harness, deck: { text: string; view?: FrameView; place?: Place }): Promise<Slides> {
  await page.goto(harness.url);
  await page.waitForFunction(() => (window as unknown as HarnessWindow).harness?.connected);
  const frame = page.frames().find((one) => one.url().includes('/frame/'));
  if (!frame) throw new Error('There is no frame.');
  const slides = handleOf(page, frame, deck.text);
  await slides.send({ type: 'start', view: deck.view ?? 'stage', text: deck.text, place: deck.place ?? null, look });
  await slides.wait('painted', ({ edit }) => edit === 0);
  if (/stage|phone/.test(deck.view ?? 'stage')) await frame.waitForSelector('.l-reveal .reveal.ready');
  return slides;
}

function handleOf(page: Page, frame: Frame, first: string): Slides {
  let text = first;
  let edit = 0;
  const got = () => page.evaluate(() => (window as unknown as HarnessWindow).harness.got);
  const send = (message: ToFrame) => page.evaluate((one) => (window as unknown as HarnessWindow).harness.send(one), message);
  async function wait<T extends FromFrame['type']>(type: T, fits: (message: Extract<FromFrame, { type: T }>) => boolean = () => true) {
    const deadline = Date.now() + 15_000;
    for (;;) {
      const found = (await got()).find((one): one is Extract<FromFrame, { type: T }> => one.type === type && fits(one as never));
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`No "${type}" that fits came from the frame: ${JSON.stringify((await got()).slice(-5))}`);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
    }
  }
  return {
    frame,
    send,
    got,
    wait,
    forget: () => page.evaluate(() => void (window as unknown as HarnessWindow).harness.got.splice(0)),
    async edit(change) {
      const next = change(text);
      edit += 1;
      await send({ type: 'splices', edit, splices: [differenceOf(text, next)] });
      text = next;
      const awaited = edit;
      await wait('painted', (message) => message.edit === awaited);
    },
    present: () => frame.evaluate(() => Number(document.querySelector('.slides section.present:not(.stack)')?.getAttribute('data-slide'))),
  };
}

/** One splice from a text to another. */
function differenceOf(before: string, after: string) {
  let from = 0;
  while (from < before.length && before[from] === after[from]) from += 1;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { from, remove: before.length - tail - from, insert: after.slice(from, after.length - tail) };
}
