import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** The smaller of the encodings that an `Accept-Encoding` allows, or null for none. */
export function encodingFor(accepted: string): Encoding | null {
  const names = accepted
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(?:\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]?.trim());
  if (names.includes('br')) return 'br';
  return names.includes('gzip') ? 'gzip' : null;
}

export const compressed = (body: Buffer, encoding: Encoding): Promise<Buffer> =>
  encoding === 'br' ? promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }) : promisify(gzip)(body);

/** Catches an answer, headers and all; what `finish` makes of its body is sent when whoever answers has ended it. */
export function holdAnswer(response: ServerResponse, finish: (body: Buffer) => Promise<Buffer>): void {
  const chunks: Buffer[] = [];
  const { end, write, writeHead, flushHeaders } = response;
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  response.flushHeaders = () => {};
  // Even the headers wait: what the body weighs and how it is compressed is known at its end.
  response.writeHead = (status: number) => {
    response.statusCode = status;
    return response;
  };
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    keep(chunk);
    done(rest);
    return true;
  }) as typeof response.write;
  response.end = ((chunk: unknown, ...rest: unknown[]) => {
    keep(chunk);
    Object.assign(response, { end, write, writeHead, flushHeaders });
    finish(Buffer.concat(chunks))
      .then((body) => response.end(body, () => done([chunk, ...rest])))
      .catch(() => response.destroy());
    return response;
  }) as typeof response.end;
}

/** Calls the callback among the arguments of `write` and `end`. */
function done(rest: readonly unknown[]): void {
  const callback = rest.find((argument) => typeof argument === 'function');
  if (callback) queueMicrotask(() => callback());
}

/** Says how the body is encoded, and that this depends on who asks. */
export function labelled(response: ServerResponse, body: Buffer, encoding: Encoding | null): Buffer {
  response.removeHeader('Transfer-Encoding');
  response.setHeader('Content-Length', body.length);
  response.appendHeader('Vary', 'Accept-Encoding');
  if (encoding) response.setHeader('Content-Encoding', encoding);
  return body;
}
