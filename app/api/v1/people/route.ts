import { answering, jsonResponse } from '#store/api-answer.ts';
import { findAccounts } from '#store/sharing.ts';
import { accountAt } from '#store/visit.ts';

/** `?search=`: accounts, for whoever has one and makes groups. */
export const GET = answering(async (request) => {
  await accountAt(request.headers);
  return jsonResponse({ people: await findAccounts(new URL(request.url).searchParams.get('search') ?? '') });
});
