import type { IncomingMessage, ServerResponse } from 'node:http';
import { FRAME_START_ID, LATER_SCRIPT } from '#wire';
import { compressed, encodingFor, holdAnswer, labelled } from './held-answer.ts';

const DECK_PAGE = /^\/(?:d|embed)\/[\w-]+(?:\?|$)/;

/**
 * A follower's first slide needs none of the page's scripts: the frame is started by an inline one. So that they do not
 * compete with it for network and processor, the scripts of such a page are written down as LATER_SCRIPT, which the
 * inline script turns into real ones once the frame shows something.
 *
 * Catches the answer to this request; it is sent, compressed, when whoever answers has ended it.
 */
export function sendScriptsLater(request: IncomingMessage, response: ServerResponse): void {
  const { method, url = '', headers } = request;
  if (method !== 'GET' || !DECK_PAGE.test(url) || !String(headers.accept).includes('text/html')) return;
  const encoding = encodingFor(String(headers['accept-encoding'] ?? ''));
  // Whoever answers must not compress it before we have read it.
  delete headers['accept-encoding'];
  holdAnswer(response, async (body) => {
    const page = Buffer.from(withScriptsLater(body.toString()));
    return labelled(response, encoding ? await compressed(page, encoding) : page, encoding);
  });
}

/** The page with its scripts written down as later ones, if it starts a frame by itself. In React's HTML only tags have a bare `<`. */
export function withScriptsLater(page: string): string {
  if (!page.includes(`id="${FRAME_START_ID}"`)) return page;
  return withStylesLast(page)
    .replace(/<link rel="preload" as="script"[^>]*>/g, '')
    .replace(/<script src="\/_next\/[^"]*"(?=[^>]* async="")/g, (tag) => tag.replace('<script', `<script type="${LATER_SCRIPT}"`));
}

/**
 * The page with the style sheets at the end of its head. A browser runs no inline script before the sheets above it are there, and reads on only
 * then: the frame, which needs none of them, would be asked for a round trip later.
 */
function withStylesLast(page: string): string {
  const end = page.indexOf('</head>');
  const sheets: string[] = [];
  const head = page.slice(0, end).replace(/<link rel="stylesheet"[^>]*>/g, (sheet) => {
    sheets.push(sheet);
    return '';
  });
  return head + sheets.join('') + page.slice(end);
}
