import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Route } from 'playwright-core';
import { frameRoot } from '#store/frame-url.ts';

export type Picture = { readonly body: Buffer; readonly type: string };
/** What Lectern itself keeps under an address of its own such as `/uploads/…` or `/mirror/…?src=…`; null for all else. */
export type Pictures = (path: string) => Promise<Picture | null>;

export type Sources = {
  /** The document that is printed, and the policy that it gets. */
  readonly url: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly pictures: Pictures;
  /** The same for whole addresses of other sites. */
  readonly foreign: (address: string) => Promise<Picture | null>;
};

const FRAME = /^\/frame\/([0-9a-f]{16})\/((?:fonts\/)?[\w-]+\.(js|woff2))$/;
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript; charset=utf-8', woff2: 'font/woff2' };

/** Answers all that a page asks for from here; nothing of it goes to a network. */
export function answerFrom({ url, html, headers, pictures, foreign }: Sources): (route: Route) => Promise<void> {
  const { origin } = new URL(url);
  const find = async (wanted: URL): Promise<Picture | null> =>
    wanted.origin === origin ? ((await frameFile(wanted)) ?? pictures(wanted.pathname + wanted.search)) : foreign(wanted.href);
  return async (route) => {
    const request = route.request();
    if (request.url() === url && request.isNavigationRequest()) return route.fulfill({ body: html, headers: { ...headers } });
    const found = await find(new URL(request.url())).catch(() => null);
    if (!found) return route.abort();
    return route.fulfill({
      body: found.body,
      headers: { 'Content-Type': found.type, 'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff' },
    });
  };
}

async function frameFile({ pathname }: URL): Promise<Picture | null> {
  const [, dir = '', name = '', kind = ''] = FRAME.exec(pathname) ?? [];
  if (!dir) return null;
  return { body: await readFile(join(/* turbopackIgnore: true */ frameRoot(), dir, name)), type: TYPES[kind] ?? '' };
}
