import { answering } from '#store/api-answer.ts';
import { LecternError } from '#store/errors.ts';
import { zipAnswer } from '#store/paper/zip.ts';
import { ownDecks, theseDecks } from '#store/paper/zip-decks.ts';
import { MAX_ZIP_DECKS } from '#wire';

/** Several decks as one zip: `?ids=a,b,c`, or all of one's own with `?mine`. Decks that are closed to who asks are left out. */
export const GET = answering(async (request) => {
  const query = new URL(request.url).searchParams;
  const ids = (query.get('ids') ?? '').split(',').filter(Boolean);
  if (ids.length > MAX_ZIP_DECKS) throw new LecternError('malformed', `At most ${MAX_ZIP_DECKS} decks at once.`);
  if (ids.length === 0 && !query.has('mine')) throw new LecternError('malformed', 'Say which: `ids`, or `mine`.');
  const decks = ids.length > 0 ? theseDecks(ids, request.headers) : await ownDecks(request.headers);
  return zipAnswer({ request, name: 'lectern.zip', decks, folders: true });
});
