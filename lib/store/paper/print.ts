import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { LecternError } from '#store/errors.ts';
import { type Making, PAPER_READY } from '#wire';
import { withBrowser } from './browser.ts';
import { answerFrom, type Sources } from './fetch.ts';

/** One deck takes so long at most. */
const PRINT_WITHIN_MS = 60_000;

export type PrintStep = Extract<Making, { state: 'drawing' | 'picturing' | 'printing' }>;
export type Printing = {
  readonly sources: Sources;
  readonly onStep: (step: PrintStep) => void;
  /** Whoever asked went away. */
  readonly signal: AbortSignal;
  /** For tests: another limit than PRINT_WITHIN_MS. */
  readonly withinMs?: number;
};
/** The window in which a document is laid out, and how many dots it has for each pixel. */
export type Window = Pick<BrowserContextOptions, 'viewport' | 'deviceScaleFactor'>;

/** The document as a PDF. Throws as `withPaper`. */
export function printPdf(printing: Printing): Promise<Buffer> {
  return withPaper(printing, {}, async (page) => {
    printing.onStep({ state: 'printing' });
    return page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
  });
}

/**
 * Lends a page that shows the document as it is printed. It is of a context of its own, which ends when time is over or nobody waits any
 * more. Throws LecternError "takes-too-long" or "no-browser", and what `signal` was aborted with.
 */
export function withPaper<T>(printing: Printing, window: Window, use: (page: Page) => Promise<T>): Promise<T> {
  return withBrowser(async (browser) => {
    const late = AbortSignal.timeout(printing.withinMs ?? PRINT_WITHIN_MS);
    const over = AbortSignal.any([printing.signal, late]);
    over.throwIfAborted();
    const context = await contextOf(browser, window);
    const opened = async () => use(await openPaper(context, printing));
    try {
      return await Promise.race([ended(over, late), opened()]);
    } finally {
      await Promise.race([context.close(), soon()]).catch(() => undefined);
    }
  });
}

async function contextOf(browser: Browser, window: Window): Promise<BrowserContext> {
  const context = await browser.newContext({ serviceWorkers: 'block', acceptDownloads: false, reducedMotion: 'reduce', ...window });
  context.setDefaultTimeout(PRINT_WITHIN_MS);
  return context;
}

async function openPaper(context: BrowserContext, { sources, onStep }: Printing): Promise<Page> {
  await context.route('**/*', answerFrom(sources));
  await context.routeWebSocket('**/*', (socket) => socket.close());
  const page = await context.newPage();
  await page.emulateMedia({ media: 'print' });
  onStep({ state: 'drawing' });
  await page.goto(sources.url, { waitUntil: 'load' });
  await page.waitForSelector(`.l-paper[${PAPER_READY}]`, { state: 'attached' });
  return page;
}

const ended = (over: AbortSignal, late: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const fail = () => reject(late.aborted ? new LecternError('takes-too-long', 'This deck takes too long to print.') : over.reason);
    over.addEventListener('abort', fail, { once: true });
  });

const CLOSE_WITHIN_MS = 2_000;
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref());
