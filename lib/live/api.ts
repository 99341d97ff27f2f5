/** What an answer of the API was when it was no success. `type` is the problem's stable type; `status` 0 means no answer at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly type: string;
  constructor(status: number, type: string, detail: string) {
    super(detail);
    this.name = 'ApiError';
    this.status = status;
    this.type = type;
  }
}

/** What to say of a failure: what the server says of one that passes by itself, or else these words. */
export const sayFailure = (error: unknown, otherwise: string): string =>
  error instanceof ApiError && error.status === 429 ? error.message : otherwise;

type Problem = { type?: string; title?: string; detail?: string };

async function problemOf(response: Response): Promise<ApiError> {
  const problem: Problem = await response.json().catch(() => ({}));
  return new ApiError(response.status, problem.type ?? 'about:blank', problem.detail ?? problem.title ?? response.statusText);
}

/** Throws ApiError for every answer that is no success, and for none. */
export const call = (path: string, init: RequestInit): Promise<Response> => asked(`/api/v1${path}`, init);

/** The same for a whole path of ours. */
export async function asked(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(path, init).catch(() => null);
  if (!response) throw new ApiError(0, 'about:blank', '');
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** A request with JSON. */
export const json = (method: string, body: unknown): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

export type CreatedDeck = { readonly id: string; readonly url: string; readonly title: string };

/** Makes a deck of this text. `title` is used when the text names none. Throws ApiError. */
export async function createDeck(markdown: string, title?: string): Promise<CreatedDeck> {
  return (await call('/decks', json('POST', title ? { markdown, title } : { markdown }))).json();
}

/** Moves a deck to the trash. Throws ApiError. */
export async function trashDeck(deckId: string): Promise<void> {
  await call(`/decks/${deckId}`, { method: 'DELETE' });
}

/** Brings a deck back from the trash. Throws ApiError. */
export async function restoreDeck(deckId: string): Promise<void> {
  await call(`/decks/${deckId}`, json('PATCH', { trashed: false }));
}

/** Deletes a deck that is in the trash, for good. Throws ApiError. */
export async function deleteForGood(deckId: string): Promise<void> {
  await call(`/decks/${deckId}?forever`, { method: 'DELETE' });
}

/** Says whether new decks may start from this one. Throws ApiError. */
export async function markTemplate(deckId: string, template: boolean): Promise<void> {
  await call(`/decks/${deckId}`, json('PATCH', { template }));
}

/** Gives the first slide's text with the deck's front matter, for a thumbnail. Throws ApiError. */
export async function coverOf(deckId: string, version: number): Promise<string> {
  return (await call(`/decks/${deckId}/cover?v=${version}`, {})).text();
}

/** Stores the name under which this person writes. Throws ApiError. */
export async function saveName(name: string): Promise<void> {
  await call('/me', json('PUT', { name }));
}

/** A kept state of a deck's text. `name` is null for those that are kept automatically; `at` is ISO 8601. */
export type RevisionEntry = {
  readonly n: number;
  readonly name: string | null;
  readonly authors: readonly { readonly id: string | null; readonly name: string }[];
  readonly at: string;
};
export type RevisionPage = { readonly revisions: readonly RevisionEntry[]; readonly next: number | null };
type PageWish = { readonly before?: number | null; readonly limit?: number };

/** The kept states, newest first; `before`: the `next` of the page before. Throws ApiError. */
export async function listRevisions(deckId: string, { before = null, limit = 50 }: PageWish = {}): Promise<RevisionPage> {
  return (await call(`/decks/${deckId}/revisions?limit=${limit}${before === null ? '' : `&before=${before}`}`, {})).json();
}

/** Keeps the text as it is now under a name. Throws ApiError. */
export async function nameRevision(deckId: string, name: string): Promise<RevisionEntry> {
  return (await call(`/decks/${deckId}/revisions`, json('POST', { name }))).json();
}

export async function revisionText(deckId: string, n: number): Promise<string> {
  return (await call(`/decks/${deckId}/revisions/${n}`, {})).text();
}

/**
 * Turns the deck's text into that of a revision, for everybody, and gives the number of the revision that holds what was
 * there before. Throws ApiError.
 */
export async function restoreRevision(deckId: string, n: number): Promise<number | null> {
  await call(`/decks/${deckId}/revisions/${n}/restore`, { method: 'POST' });
  return (await listRevisions(deckId, { limit: 1 })).revisions[0]?.n ?? null;
}

/** May this person open the deck? Throws ApiError when nobody answers. */
export async function mayOpen(deckId: string): Promise<boolean> {
  try {
    await call(`/decks/${encodeURIComponent(deckId)}`, {});
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.status > 0) return false;
    throw error;
  }
}
