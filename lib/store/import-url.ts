import { isRelative, rawAddressesOf, withPictures } from '#deck';
import { type ErrorKind, LecternError } from './errors.ts';
import { ForeignError, type ForeignSetup, type ForeignTrouble, fetchForeign } from './foreign-fetch.ts';
import { decodeUtf8, keptText } from './text.ts';

/** The markdown behind an address. `from`: where it was in the end; `title`: for a text that names none. */
export type FetchedMarkdown = { readonly markdown: string; readonly from: string; readonly title: string };

const kinds: Readonly<Record<Exclude<ForeignTrouble, 'status'>, ErrorKind>> = {
  address: 'import-address',
  unreachable: 'import-unreachable',
  slow: 'import-slow',
  'too-large': 'import-too-large',
  redirects: 'import-redirects',
};
const CLOSED = [401, 403];

/**
 * The markdown of a note, a file or a gist at an address in any of its forms, pictures beside it by their whole addresses. Throws
 * LecternError: one of those that begin with "import-", "too-large" or "not-utf8".
 */
export async function fetchMarkdown(address: string, setup?: ForeignSetup): Promise<FetchedMarkdown> {
  const candidates = rawAddressesOf(address);
  const troubles: LecternError[] = [];
  for (const candidate of candidates) {
    try {
      return await markdownAt(candidate, setup);
    } catch (error) {
      const trouble = importError(error);
      if (!isWorthAnotherTry(trouble)) throw trouble;
      troubles.push(trouble);
    }
  }
  // That somebody has to sign in says more than that there is nothing under another name.
  throw (
    troubles.find(({ kind }) => kind === 'import-closed') ?? troubles.at(-1) ?? new LecternError('import-address', 'It is no web address.')
  );
}

/** It may be the wrong one of several. */
const isWorthAnotherTry = ({ kind }: LecternError): boolean => ['import-status', 'import-closed', 'import-page'].includes(kind);

async function markdownAt(address: string, setup?: ForeignSetup): Promise<FetchedMarkdown> {
  const { url, type, body } = await fetchForeign(address, setup);
  if (isPage(type, body)) throw new LecternError('import-page', 'It may need a sign-in there, or lead to a page about the text.');
  const text = keptText(decodeUtf8(body));
  const whole = withPictures(text, (src) => (isRelative(src) && URL.canParse(src, url) ? new URL(src, url).href : null));
  return { markdown: keptText(whole), from: url, title: titleFrom(url) };
}

/** A page says so, or looks like one whatever it says; what is no text at all is none either. */
function isPage(type: string, body: Buffer): boolean {
  if (/^(?:text\/(?:html|css|javascript)|application\/(?:xhtml|json|pdf|zip|javascript)|image\/|video\/|audio\/)/.test(type)) return true;
  return body.includes(0) || /^\uFEFF?\s*(?:<!doctype html|<html[\s>])/i.test(body.subarray(0, 500).toString());
}

function importError(error: unknown): LecternError {
  if (error instanceof LecternError) return error;
  if (!(error instanceof ForeignError)) throw error;
  if (error.why !== 'status') return new LecternError(kinds[error.why], error.message);
  return new LecternError(CLOSED.includes(error.status ?? 0) ? 'import-closed' : 'import-status', error.message);
}

/** The file's name without its ending, or the note's. */
function titleFrom(url: string): string {
  const { pathname, host } = new URL(url);
  const parts = pathname.split('/').filter((part) => part !== '' && part !== 'download' && part !== 'raw');
  const name = (parts.at(-1) ?? host).replace(/\.(?:md|markdown|mdown|txt)$/i, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
