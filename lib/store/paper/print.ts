import type { BrowserContext, Page } from 'playwright-core';
import { LecternError } from '#store/errors.ts';
import { PAPER_READY } from '#wire';
import { withBrowser } from './browser.ts';
import { answerFrom, type Sources } from './fetch.ts';

/** One deck takes so long at most. */
const PRINT_WITHIN_MS = 60_000;

export type PrintStep = 'drawing' | 'printing';
export type Printing = {
  readonly sources: Sources;
  readonly onStep: (step: PrintStep) => void;
  /** Whoever asked went away. */
  readonly signal: AbortSignal;
};

/** The document as a PDF. Throws LecternError "unavailable" when it takes too long or there is no browser, and what `signal` was aborted with. */
export function printPdf(printing: Printing): Promise<Buffer> {
  return withPage(printing, async (page) => {
    await openPaper(page, printing);
    printing.onStep('printing');
    return page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
  });
}

async function openPaper(page: Page, { sources, onStep }: Printing): Promise<void> {
  onStep('drawing');
  await page.goto(sources.url, { waitUntil: 'load' });
  await page.waitForSelector(`.l-paper[${PAPER_READY}]`, { state: 'attached' });
}

/** A page of a context of its own, which ends when time is over or nobody waits any more. */
async function withPage<T>({ sources, signal }: Printing, use: (page: Page) => Promise<T>): Promise<T> {
  return withBrowser(async (browser) => {
    const late = AbortSignal.timeout(PRINT_WITHIN_MS);
    const over = AbortSignal.any([signal, late]);
    over.throwIfAborted();
    const context = await browser.newContext({ serviceWorkers: 'block', acceptDownloads: false, reducedMotion: 'reduce' });
    try {
      return await Promise.race([ended(over, late), paged(context, sources, use)]);
    } finally {
      await Promise.race([context.close(), soon()]).catch(() => undefined);
    }
  });
}

async function paged<T>(context: BrowserContext, sources: Sources, use: (page: Page) => Promise<T>): Promise<T> {
  context.setDefaultTimeout(PRINT_WITHIN_MS);
  await context.route('**/*', answerFrom(sources));
  await context.routeWebSocket('**/*', (socket) => socket.close());
  return use(await context.newPage());
}

const ended = (over: AbortSignal, late: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const fail = () => reject(late.aborted ? new LecternError('unavailable', 'This deck takes too long to print.') : over.reason);
    over.addEventListener('abort', fail, { once: true });
  });

const CLOSE_WITHIN_MS = 2_000;
const soon = () => new Promise<void>((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref());
