import { answering, jsonResponse } from '#store/api-answer.ts';
import { oidcSettings } from '#store/oidc-settings.ts';
import { visitToShare } from '#store/share-api.ts';
import { sharingOf } from '#store/sharing.ts';

type Context = { params: Promise<{ id: string }> };

/** Everything that a deck's owners decide about it. */
export const GET = answering(async (request, { params }: Context) => {
  const { id } = await params;
  const { person } = await visitToShare(id, request.headers);
  return jsonResponse({ ...(await sharingOf(id)), you: person?.id ?? null, signIn: oidcSettings() !== null });
});
