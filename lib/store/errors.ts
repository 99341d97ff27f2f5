import { CLOSE } from '#wire';

/** Everything that can go wrong for a caller, with its HTTP status, its close code and its words. The names are stable. */
const kinds = {
  'no-route': { status: 404, close: CLOSE.noDeck, title: 'There is nothing at this address' },
  'no-deck': { status: 404, close: CLOSE.noDeck, title: 'There is no such deck' },
  'no-revision': { status: 404, close: CLOSE.noDeck, title: 'There is no such revision' },
  trashed: { status: 404, close: CLOSE.trashed, title: 'This deck is in the trash' },
  'sign-in-needed': { status: 401, close: CLOSE.signedOut, title: 'This needs an account' },
  'signed-out': { status: 401, close: CLOSE.signedOut, title: 'You are signed out' },
  'bad-token': { status: 401, close: CLOSE.signedOut, title: 'The token does not count' },
  forbidden: { status: 403, close: CLOSE.forbidden, title: 'This is not allowed to you' },
  'foreign-origin': { status: 403, close: CLOSE.forbidden, title: 'The request comes from another site' },
  'no-person': { status: 403, close: CLOSE.forbidden, title: 'This needs the cookie that the pages set' },
  nobody: { status: 404, close: CLOSE.forbidden, title: 'There is no such person or group' },
  'last-owner': { status: 409, close: CLOSE.forbidden, title: 'A deck needs an owner' },
  'too-large': { status: 413, close: CLOSE.tooLarge, title: 'The text is too large' },
  'not-utf8': { status: 400, close: CLOSE.badMessage, title: 'The text is not UTF-8' },
  'too-many': { status: 429, close: CLOSE.tryLater, title: 'That was too often' },
  malformed: { status: 400, close: CLOSE.badMessage, title: 'The request is malformed' },
  'unsupported-type': { status: 415, close: CLOSE.badMessage, title: 'The content type is not supported' },
  'no-picture': { status: 404, close: CLOSE.noDeck, title: 'There is no such picture' },
  'file-too-large': { status: 413, close: CLOSE.tooLarge, title: 'The file is too large' },
  'too-many-pixels': { status: 413, close: CLOSE.tooLarge, title: 'The picture has too many pixels' },
  'no-kind': { status: 415, close: CLOSE.badMessage, title: 'This is no picture that Lectern takes' },
  'svg-refused': { status: 415, close: CLOSE.badMessage, title: 'SVG can hold scripts and is not taken' },
  'heic-refused': { status: 415, close: CLOSE.badMessage, title: 'HEIC is not shown by browsers and is not taken' },
  'broken-picture': { status: 422, close: CLOSE.badMessage, title: 'The picture is damaged' },
  'quota-used': { status: 507, close: CLOSE.tooLarge, title: 'The room for pictures is used up' },
  'disk-full': { status: 507, close: CLOSE.tryLater, title: 'The server has no room left for pictures' },
  'storage-down': { status: 503, close: CLOSE.tryLater, title: 'The storage of pictures does not answer' },
  'import-address': { status: 422, close: CLOSE.badMessage, title: 'This is no address to import from' },
  'import-unreachable': { status: 422, close: CLOSE.badMessage, title: 'The address cannot be reached' },
  'import-slow': { status: 422, close: CLOSE.badMessage, title: 'The address did not answer in time' },
  'import-too-large': { status: 422, close: CLOSE.tooLarge, title: 'The address answers with too much' },
  'import-redirects': { status: 422, close: CLOSE.badMessage, title: 'The address leads on too often' },
  'import-closed': { status: 422, close: CLOSE.badMessage, title: 'The address wants a sign-in' },
  'import-status': { status: 422, close: CLOSE.badMessage, title: 'The address answers with an error' },
  'import-page': { status: 422, close: CLOSE.badMessage, title: 'The address answers with a page, not with markdown' },
  'no-browser': { status: 503, close: CLOSE.tryLater, title: 'This server has no browser that makes files' },
  'takes-too-long': { status: 503, close: CLOSE.tryLater, title: 'This deck takes too long' },
  'queue-full': { status: 429, close: CLOSE.tryLater, title: 'Too many files are being made for you' },
  unavailable: { status: 503, close: CLOSE.tryLater, title: 'This does not work at the moment' },
} as const;

export type ErrorKind = keyof typeof kinds;

/** An error that the caller is told about. `detail` is for people and holds no secrets. */
export class LecternError extends Error {
  override readonly name = 'LecternError';
  readonly kind: ErrorKind;
  /** Seconds after which it may be tried again, when that is known. */
  readonly retryAfter: number | undefined;
  constructor(kind: ErrorKind, detail: string, retryAfter?: number) {
    super(detail);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }
}

export const noDeck = (): LecternError => new LecternError('no-deck', 'Its address may be mistyped, or the deck was removed.');
export const forbidden = (detail: string): LecternError => new LecternError('forbidden', detail);
export const tooLarge = (limitBytes: number): LecternError => new LecternError('too-large', `At most ${limitBytes} bytes are taken.`);

/** Which of ours it is, or null. By name, not by class: app and server load two copies of this module. */
export function kindOf(error: unknown): ErrorKind | null {
  if (!(error instanceof Error) || error.name !== 'LecternError' || !('kind' in error)) return null;
  return typeof error.kind === 'string' && error.kind in kinds ? (error.kind as ErrorKind) : null;
}

/** The close code for an error; 1013 (try later) for one that is not ours. */
export function closeCodeOf(error: unknown): number {
  return kinds[kindOf(error) ?? 'unavailable'].close;
}

/** Seconds after which it may be tried again, or null. */
export const retryAfterOf = (error: unknown): number | null =>
  kindOf(error) && error instanceof Error && 'retryAfter' in error && typeof error.retryAfter === 'number' ? error.retryAfter : null;

/** RFC 9457 problem details. */
export type Problem = { readonly type: string; readonly title: string; readonly status: number; readonly detail?: string };

export function problemOf(error: unknown): Problem {
  const kind = kindOf(error) ?? 'unavailable';
  const { status, title } = kinds[kind];
  const detail = kindOf(error) && error instanceof Error ? { detail: error.message } : {};
  return { type: `urn:lectern:problem:${kind}`, title, status, ...detail };
}
