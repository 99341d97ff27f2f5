/** What people see of a note: the last part of its address, after its id. */
const NOTE_VIEWS = new Set(['download', 'edit', 'publish', 'view', 'both', 'info', 'slide', 'pdf', 'revision']);
/** Where HedgeDoc shows a note as a page and as slides. */
const PUBLISHED = new Set(['s', 'p']);
const TEXT_FILE = /\.(?:md|markdown|mdown|mkd|qmd|rmd|txt)$/i;
const MAX_ADDRESS = 2_000;

type Parts = readonly string[];

/**
 * Where the markdown behind an address may be, to be tried in this order: the download of a note of HedgeDoc, HackMD or CodiMD in whatever
 * view it was copied, the raw file of a page of GitHub, GitLab or Forgejo, the first file of a gist. None for what is no web address.
 */
export function rawAddressesOf(address: string): readonly string[] {
  const url = webAddress(address.trim());
  if (!url) return [];
  url.hash = '';
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const path = gitHub(url, parts) ?? gist(url, parts) ?? gitLab(url, parts) ?? forgejo(parts);
  if (path !== null) return [path instanceof URL ? path.href : at(url, path)];
  return parts.length === 0 || TEXT_FILE.test(url.pathname) ? [url.href] : noteAddresses(url, parts);
}

/** With or without its scheme, as people copy it. */
function webAddress(address: string): URL | null {
  if (address.length > MAX_ADDRESS) return null;
  const whole = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?\/\S/.test(address) ? `https://${address}` : address;
  const url = URL.canParse(whole) ? new URL(whole) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}

const at = ({ origin }: URL, parts: Parts): string => `${origin}/${parts.join('/')}`;

function gitHub({ hostname }: URL, [owner = '', repository = '', view = '', ...file]: Parts): URL | null {
  if (hostname !== 'github.com' || !/^(?:blob|raw|edit|blame)$/.test(view) || file.length < 2) return null;
  return new URL(`https://raw.githubusercontent.com/${[owner, repository, ...file].join('/')}`);
}

/** `/anna/<id>`, `/<id>`, with a version behind it or not. */
function gist({ hostname }: URL, parts: Parts): Parts | null {
  const id = parts.findIndex((part) => /^[\da-f]{20,40}$/.test(part));
  if (hostname !== 'gist.github.com' || id < 0 || id > 1 || parts[id + 1] === 'raw') return null;
  const version = parts[id + 1];
  return [...parts.slice(0, id + 1), 'raw', ...(version !== undefined && /^[\da-f]{40}$/.test(version) ? [version] : [])];
}

/** Wherever a GitLab is: its pages have `-` in their addresses, older ones of gitlab.com do without. */
function gitLab({ hostname }: URL, parts: Parts): Parts | null {
  const dash = parts.indexOf('-');
  const kind = parts[dash + 1] ?? '';
  if (dash >= 0 && /^(?:blob|raw|edit|blame)$/.test(kind)) return [...parts.slice(0, dash), '-', 'raw', ...parts.slice(dash + 2)];
  const isSnippet = dash >= 0 && kind === 'snippets' && /^\d+$/.test(parts[dash + 2] ?? '');
  if (isSnippet) return [...parts.slice(0, dash + 3), 'raw'];
  const old = hostname === 'gitlab.com' ? parts.findIndex((part, index) => index >= 2 && part === 'blob') : -1;
  return old < 0 ? null : [...parts.slice(0, old), '-', 'raw', ...parts.slice(old + 1)];
}

/** Forgejo, Gitea and Codeberg: `/anna/talks/src/branch/main/one.md`. */
function forgejo([owner = '', repository = '', view = '', kind = '', ...file]: Parts): Parts | null {
  const isFile = /^(?:src|raw)$/.test(view) && /^(?:branch|commit|tag)$/.test(kind) && file.length >= 2;
  return isFile ? [owner, repository, 'raw', kind, ...file] : null;
}

/** A note, if it is one; at last the address itself, which may answer with plain text. */
function noteAddresses(url: URL, parts: Parts): readonly string[] {
  const isView = parts.length > 1 && NOTE_VIEWS.has((parts.at(-1) ?? '').toLowerCase());
  const note = isView ? parts.slice(0, -1) : parts;
  const id = note.at(-1) ?? '';
  const isPublished = PUBLISHED.has(note.at(-2) ?? '');
  const before = note.slice(0, isPublished ? -2 : -1);
  // HedgeDoc finds a note by its short id, too, as long as it is not hidden behind /p/.
  const downloads = isPublished
    ? [
        [...before, id],
        [...before, 's', id],
      ]
    : [note];
  const found = downloads.map((path) => at(url, [...path, 'download']));
  return isView ? found : [...found, url.href];
}
