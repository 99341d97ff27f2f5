import type { BrowserContext, ConsoleMessage, Page } from '@playwright/test';

/** Somebody at a browser of their own, with their own cookies. */
export type Person = { readonly context: BrowserContext; readonly page: Page };

/** Collects what goes wrong unseen: errors and policy violations in the console of every page, and errors nobody caught. */
export class Complaints {
  readonly #all: string[] = [];
  readonly #allowed: RegExp[] = [];

  /** Listens to all pages of a context, those opened later too. */
  listen(context: BrowserContext, who: string): void {
    const hear = (page: Page) => {
      page.on('pageerror', (error) => this.#all.push(`${who}: ${error.stack ?? error.message}`));
      page.on('console', (message) => this.#hear(message, who));
    };
    context.pages().forEach(hear);
    context.on('page', hear);
  }

  /** Lets a test expect some: those that match. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  /** Those that were not allowed. */
  get unexpected(): readonly string[] {
    return this.#all.filter((one) => !this.#allowed.some((pattern) => pattern.test(one)));
  }

  #hear(message: ConsoleMessage, who: string): void {
    const text = message.text();
    const isViolation = /Content[- ]Security[- ]Policy|Permissions[- ]Policy/i.test(text);
    if (message.type() === 'error' || isViolation) this.#all.push(`${who}: ${text} (${message.location().url})`);
  }
}
