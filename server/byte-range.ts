import type { IncomingHttpHeaders } from 'node:http';

/** The part that is asked for, null for all of it, "beyond" when there is no such part. */
export type Asked = { readonly from: number; readonly to: number } | null | 'beyond';
type Whole = { readonly bytes: number; readonly etag: string };

/** The one part that a request asks for (RFC 9110, 14.2); several parts, other units and parts of another version count as all of it. */
export function rangeOf({ range, 'if-range': ifRange }: IncomingHttpHeaders, { bytes, etag }: Whole): Asked {
  const [, first = '', last = ''] = /^bytes=(?=.*\d)(\d{0,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  const isAsked = first + last !== '' && (ifRange === undefined || ifRange === etag);
  if (!isAsked) return null;
  return first === '' ? lastOf(Number(last), bytes) : partOf(Number(first), last === '' ? bytes - 1 : Number(last), bytes);
}

const lastOf = (count: number, bytes: number): Asked => (count === 0 ? 'beyond' : { from: Math.max(0, bytes - count), to: bytes - 1 });

function partOf(from: number, to: number, bytes: number): Asked {
  if (from >= bytes) return 'beyond';
  return to < from ? null : { from, to: Math.min(to, bytes - 1) };
}
