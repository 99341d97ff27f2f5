import * as z from 'zod';
import { lookAt, rewriteSeparators } from '#deck';
import { addressOf, changing, jsonResponse } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { mustCreate, writerOf } from '#store/caller.ts';
import { createDeck } from '#store/decks.ts';
import { fetchMarkdown } from '#store/import-url.ts';
import { countFor } from '#store/limits.ts';
import { callerOf } from '#store/visit.ts';

const body = z.object({ url: z.string().max(2_000), dry: z.boolean().optional() });

/** Reads the markdown behind an address. With `dry` it is only looked at; otherwise it becomes a deck. */
export const POST = changing(async (request) => {
  const caller = await callerOf(request.headers);
  mustCreate(caller);
  const { url, dry } = await readSmall(request, body);
  await countFor('import', caller, request.headers);
  const { markdown, from, title: givenTitle } = await fetchMarkdown(url);
  const look = lookAt(markdown);
  if (dry) return jsonResponse({ ...look, title: look.title ?? givenTitle, from, markdown });
  await countFor('create', caller, request.headers);
  const owner = await writerOf(caller);
  const { text } = rewriteSeparators(markdown, look.separators);
  const { id, title } = await createDeck({ markdown: text, givenTitle, ownerId: owner?.id ?? null });
  const made = { id, url: addressOf(request, `/d/${id}`), title, from, look };
  return jsonResponse(made, { status: 201, headers: { Location: `/d/${id}` } });
});
