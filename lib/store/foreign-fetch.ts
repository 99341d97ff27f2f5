import { lookup } from 'node:dns/promises';
import { get as getHttp, type IncomingMessage } from 'node:http';
import { get as getHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { foreignOrigins } from './env.ts';
import { isPublicAddress } from './public-address.ts';

const MAX_REDIRECTS = 5;
/** After decompression. */
const MAX_FOREIGN_BYTES = 5 * 1_048_576;
/** From the first look-up of a name to the last byte, redirects and all. */
const FOREIGN_TIMEOUT_MS = 5_000;
const MAX_ADDRESS_CHARS = 2_000;

/**
 * Why nothing came from a foreign address. "unreachable" covers names that lead into a private network: an answer of its own would tell
 * strangers which names those are.
 */
export type ForeignTrouble = 'address' | 'unreachable' | 'slow' | 'too-large' | 'redirects' | 'status';

export class ForeignError extends Error {
  override readonly name = 'ForeignError';
  readonly why: ForeignTrouble;
  /** The other side's answer, for "status". */
  readonly status: number | null;
  constructor(why: ForeignTrouble, detail: string, status: number | null = null) {
    super(detail);
    this.why = why;
    this.status = status;
  }
}

/** What a foreign address answered. `type`: its media type in small letters, without parameters; `url`: after redirects. */
export type ForeignAnswer = { readonly url: string; readonly type: string; readonly body: Buffer };
export type Resolved = { readonly address: string; readonly family: number };

/** How names are looked up and what may be asked; tests stand in for the internet here. */
export type ForeignSetup = {
  readonly resolve: (host: string) => Promise<readonly Resolved[]>;
  readonly isAllowed: (ip: string, origin: string) => boolean;
  /** Origins that may be asked by http or on a port of their own. */
  readonly trusted: ReadonlySet<string>;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
};

/** `trusted`: origins that are asked though they are private. */
export const theInternetAnd = (trusted: ReadonlySet<string>): ForeignSetup => ({
  resolve: (host) => lookup(host, { all: true, verbatim: true }),
  isAllowed: (ip, origin) => trusted.has(origin) || isPublicAddress(ip),
  trusted,
});

/**
 * Reads a foreign address on somebody's behalf: https on its own port alone, an address of the open internet alone, connected to by the very
 * IP that was checked, redirects checked anew, 5 MB and 5 s at most, without cookies or anything else of ours. Throws ForeignError.
 */
export async function fetchForeign(address: string, setup: ForeignSetup = theInternetAnd(foreignOrigins())): Promise<ForeignAnswer> {
  const signal = AbortSignal.timeout(setup.timeoutMs ?? FOREIGN_TIMEOUT_MS);
  try {
    let url = checked(address, setup);
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await ask(url, setup, signal);
      const next = redirectOf(response);
      if (next === null) return await read(response, url, setup.maxBytes ?? MAX_FOREIGN_BYTES);
      response.destroy();
      url = checked(next, setup, url);
    }
  } catch (error) {
    if (error instanceof ForeignError) throw error;
    if (signal.aborted) throw new ForeignError('slow', 'It did not answer in time.');
    throw new ForeignError('unreachable', 'It cannot be reached from here.');
  }
  throw new ForeignError('redirects', `It leads on more than ${MAX_REDIRECTS} times.`);
}

/** An address that may be asked. */
function checked(address: string, { trusted }: ForeignSetup, base?: URL): URL {
  const url = address.length <= MAX_ADDRESS_CHARS && URL.canParse(address, base?.href) ? new URL(address, base?.href) : null;
  if (url === null || hasCredentials(url)) throw new ForeignError('address', 'It is no address of a page.');
  const isPlain = url.protocol === 'https:' && url.port === '';
  if (!isPlain && !trusted.has(url.origin)) throw new ForeignError('address', 'Only https addresses without a port of their own are read.');
  return url;
}

const hasCredentials = ({ username, password }: URL): boolean => username !== '' || password !== '';

/** The addresses of a host, all of them allowed. One that is not makes all suspicious. */
async function addressesOf({ origin, hostname }: URL, { resolve, isAllowed }: ForeignSetup): Promise<readonly Resolved[]> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  const found = family === 0 ? await resolve(host) : [{ address: host, family }];
  const areAllowed = found.length > 0 && found.every(({ address }) => isAllowed(address, origin));
  if (!areAllowed) throw new ForeignError('unreachable', 'It cannot be reached from here.');
  return found;
}

async function ask(url: URL, setup: ForeignSetup, signal: AbortSignal): Promise<IncomingMessage> {
  const addresses = await within(addressesOf(url, setup), signal);
  // Node looks a name up again when it connects: it must get what was checked. An IP in the address it takes as it is.
  const known: LookupFunction = (_host, { all }, callback) => {
    const [first] = addresses;
    if (all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
  const get = url.protocol === 'https:' ? getHttps : getHttp;
  return new Promise((resolve, reject) => {
    get(url, { agent: false, lookup: known, signal, headers }, resolve).on('error', reject);
  });
}

const headers = { Accept: 'text/markdown, text/plain, */*;q=0.1', 'Accept-Encoding': 'gzip', 'User-Agent': 'Lectern' };

/** A look-up cannot be cancelled; it is not waited for. */
const within = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });

/** Where an answer leads on to, or null. */
function redirectOf({ statusCode = 0, headers: { location } }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) && location !== undefined ? location : null;
}

async function read(response: IncomingMessage, url: URL, maxBytes: number): Promise<ForeignAnswer> {
  try {
    const { statusCode = 0, headers: answered } = response;
    if (statusCode !== 200) throw new ForeignError('status', `It answered ${statusCode}.`, statusCode);
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of decompressed(response) as AsyncIterable<Buffer>) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new ForeignError('too-large', `It has more than ${maxBytes} bytes.`);
      chunks.push(chunk);
    }
    const type = (answered['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    return { url: url.href, type, body: Buffer.concat(chunks) };
  } finally {
    response.destroy();
  }
}

/** An answer's bytes as they were before they were compressed; what is compressed in another way is not read. */
function decompressed(response: IncomingMessage): Readable {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return response;
  const make = decoders[encoding];
  if (!make) throw new ForeignError('unreachable', `It is compressed as ${encoding.slice(0, 40)}, which is not read here.`);
  return pipeline(response, make(), () => undefined);
}

const decoders: Readonly<Record<string, () => ReturnType<typeof createGunzip>>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};
