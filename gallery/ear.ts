import type { ConsoleMessage, Page, Request } from '@playwright/test';
import type { DeckShots } from './types.ts';

/** Hears what a page does unseen. */
export type Ear = {
  found(): Pick<DeckShots, 'errors' | 'foreign' | 'images'>;
  /** Requests that nobody has answered yet. */
  inFlight(): number;
};

const isImage = (request: Request) => request.resourceType() === 'image';

/** Listens from now on; `host` is the one whose requests are our own. */
export function listenTo(page: Page, host: string): Ear {
  const errors: string[] = [];
  const foreign: string[] = [];
  const failed = new Set<string>();
  const ok = new Set<string>();
  const open = new Set<Request>();
  const imageFailed = (request: Request) => {
    if (isImage(request)) failed.add(request.url().slice(0, 500));
  };
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !aboutImage(message, failed)) errors.push(message.text());
  });
  page.on('request', (request) => {
    open.add(request);
    const url = new URL(request.url());
    if (url.host !== host && !isImage(request) && /^(?:https?|wss?):$/.test(url.protocol)) foreign.push(request.url());
  });
  page.on('requestfailed', (request) => {
    open.delete(request);
    imageFailed(request);
  });
  page.on('requestfinished', async (request) => {
    open.delete(request);
    const answer = await request.response().catch(() => null);
    if (!answer?.ok()) imageFailed(request);
    else if (isImage(request)) ok.add(request.url());
  });
  return {
    found: () => ({ errors: [...errors], foreign: [...foreign], images: { ok: ok.size, failed: [...failed] } }),
    inFlight: () => open.size,
  };
}

/** The browser itself says that an image did not come; that is counted as an image. */
function aboutImage(message: ConsoleMessage, failed: ReadonlySet<string>): boolean {
  if (!message.text().startsWith('Failed to load resource')) return false;
  const { url } = message.location();
  return failed.has(url.slice(0, 500)) || /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico)(?:[?#]|$)/i.test(url);
}
