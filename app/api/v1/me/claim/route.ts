import { changing, jsonResponse } from '#store/api-answer.ts';
import { claimDecks } from '#store/claim.ts';
import { signedIn } from '#store/visit.ts';

/** Takes over the decks that were made as a guest in this browser. */
export const POST = changing(async (request) => {
  const { account, guestToken } = await signedIn(request.headers);
  return jsonResponse({ decks: await claimDecks(guestToken, account.id) });
});
