import { reaches } from '#access';
import { answering, jsonResponse } from '#store/api-answer.ts';
import { embeddedCaller } from '#store/embedding.ts';
import { oidcSettings } from '#store/oidc-settings.ts';
import { levelNow } from '#store/rights.ts';
import { visitToShare } from '#store/share-api.ts';
import { sharingOf } from '#store/sharing.ts';

type Context = { params: Promise<{ id: string }> };

/** Everything that a deck's owners decide about it. */
export const GET = answering(async (request, { params }: Context) => {
  const { id } = await params;
  const { person, deck } = await visitToShare(id, request.headers);
  const embedSeen = reaches(levelNow({ ...deck.access, embed: true }, embeddedCaller().viewer), 'view');
  return jsonResponse({ ...(await sharingOf(id)), embedSeen, you: person?.id ?? null, signIn: oidcSettings() !== null });
});
