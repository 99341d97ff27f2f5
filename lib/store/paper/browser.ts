import type { Browser } from 'playwright-core';
import { LecternError } from '#store/errors.ts';
import { logger } from '#store/logger.ts';
import { findBrowser } from './find-browser.ts';

/** A browser that nobody needs is closed after this time. */
const IDLE_MS = 60_000;
const START_WITHIN_MS = 20_000;
/**
 * No name and no address leads anywhere: what a page may load is handed to it. The rest keeps a browser from what it does for itself.
 */
const ARGUMENTS = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

type Kept = { readonly browser: Promise<Browser>; idle: NodeJS.Timeout | null };
const key = Symbol.for('lectern.paper-browser');
/** One for this process, though app and server load two copies of this module. */
type Holder = { [key]?: Kept | undefined };
const holder = globalThis as Holder;

/** Lends the browser of this process, started when it is first needed. Throws LecternError "no-browser" where there is none. */
export async function withBrowser<T>(use: (browser: Browser) => Promise<T>): Promise<T> {
  const kept = holder[key] ?? { browser: start(), idle: null };
  holder[key] = kept;
  if (kept.idle) clearTimeout(kept.idle);
  try {
    return await use(await kept.browser);
  } catch (error) {
    // whatever it was, the next one gets a browser that nothing has happened to
    await closeBrowser();
    throw error;
  } finally {
    kept.idle = setTimeout(() => void closeBrowser(), IDLE_MS).unref();
  }
}

/** Ends the browser, if there is one. */
export async function closeBrowser(): Promise<void> {
  const kept = holder[key];
  holder[key] = undefined;
  if (kept?.idle) clearTimeout(kept.idle);
  await kept?.browser.then((browser) => browser.close()).catch(() => undefined);
}

async function start(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw noBrowser();
  const { chromium } = await import('playwright-core');
  try {
    return await chromium.launch({
      executablePath,
      args: ARGUMENTS,
      chromiumSandbox: process.getuid?.() !== 0,
      timeout: START_WITHIN_MS,
      // the server stops in its own order
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    logger.error({ err: error, executablePath }, 'the browser for PDFs did not start');
    throw noBrowser();
  }
}

/** There is none, or it does not start. */
export const noBrowser = (): LecternError =>
  new LecternError('no-browser', 'There is no browser on this server that makes PDFs. Print the deck from your own.');
