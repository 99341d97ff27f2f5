import { reaches } from '#access';
import { addressOf } from '#store/api-answer.ts';
import { env } from '#store/env.ts';
import { FRAME_PERMISSIONS, framePolicy } from '#store/frame-policy.ts';
import { frameAble, frameFolder } from '#store/frame-url.ts';
import { pictureKeyOf } from '#store/mirror/key.ts';
import { mirrorAll } from '#store/mirror/mirror.ts';
import { cookiesIn } from '#store/people.ts';
import { rooms } from '#store/rooms-door.ts';
import { type Visit, visitFor } from '#store/visit.ts';
import { type PaperKind, paperDocument, TEXT_SIZE_PX } from '#wire';
import { LANGUAGE_COOKIE, type Language, languageFor, words } from '#words';

/** How a deck is put on paper. `notes`: with the speaker's, for who may see them. */
export type PaperWish = { readonly kind: PaperKind; readonly notes: boolean };
export type Paper = {
  readonly visit: Visit;
  /** As whoever asks may read it. */
  readonly text: string;
  readonly url: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** The document that shows a deck as it is printed, as whoever asks may see it. Throws as `visitFor`. */
export async function paperOf(request: Request, deckId: string, wish: PaperWish): Promise<Paper> {
  const visit = await visitFor(deckId, request.headers, 'view');
  const text = await textFor(visit, wish.notes);
  await mirrorAll(deckId, text);
  const language = languageOf(request.headers);
  const url = addressOf(request, `/d/${deckId}/print`);
  const folder = frameFolder();
  const html = paperDocument({
    ...{ title: visit.deck.title, text, kind: wish.kind, language },
    look: { scheme: 'light', textSizePx: TEXT_SIZE_PX, words: words[language].frame },
    able: frameAble(await pictureKeyOf(deckId)),
    script: `${folder}main.js`,
    hint: words[language].taking.printHint,
  });
  const hosts = [...new Set([new URL(url).host, request.headers.get('host') ?? ''])].filter((host) => /^[\w.:[\]-]+$/.test(host));
  return { visit, text, url, html, headers: headersFor(hosts, folder) };
}

/** The text with notes for those who may present and want them. */
export async function textFor({ deck, level }: Visit, notes: boolean): Promise<string> {
  return notes && reaches(level, 'present') ? rooms().textOf(deck.id) : (await rooms().publicStateOf(deck.id)).text;
}

/** The language that who asks reads. */
export const languageOf = (headers: Headers): Language =>
  languageFor(cookiesIn(headers.get('cookie'), LANGUAGE_COOKIE)[0] ?? headers.get('accept-language'));

const headersFor = (hosts: readonly string[], folder: string) => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': framePolicy({ hosts, dir: folder.split('/')[2] ?? '', ancestors: [], images: env().IMAGES }),
  'Permissions-Policy': FRAME_PERMISSIONS,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  Vary: 'Cookie',
});
