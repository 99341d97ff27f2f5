import * as z from 'zod';
import { addressOf, changing, jsonResponse } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { LecternError } from '#store/errors.ts';
import { createLink } from '#store/links.ts';
import { shared, visitToShare } from '#store/share-api.ts';

type Context = { params: Promise<{ id: string }> };
const linkSchema = z.object({
  level: z.enum(['view', 'present', 'edit']),
  name: z.string().max(200).default(''),
  expiresAt: z.nullish(z.iso.datetime({ offset: true })),
});

/** Makes a link that carries a right. Its address is in this answer and nowhere else. */
export const POST = changing(async (request, { params }: Context) => {
  const { id } = await params;
  const visit = await visitToShare(id, request.headers);
  const { level, name, expiresAt } = await readSmall(request, linkSchema);
  const ends = expiresAt ? new Date(expiresAt) : null;
  if (ends && ends.getTime() <= Date.now()) throw new LecternError('malformed', 'expiresAt: a link ends in the future.');
  const link = await createLink(id, { level, name, expiresAt: ends, by: visit.person?.id ?? null });
  await shared(visit, { act: 'link-made', detail: { linkId: link.id, level, expiresAt: ends?.toISOString() ?? null } });
  return jsonResponse({ id: link.id, url: addressOf(request, `/s/${link.token}`) }, { status: 201 });
});
