import { MAKING_TYPE, type Making, makingSchema } from '#wire';
import { ApiError, asked, json } from './api.ts';

export type MadeFile = { readonly name: string; readonly body: Blob };
export type MakingWish = {
  /** Address of what makes it, below /api/v1. */
  readonly path: string;
  readonly body: unknown;
  readonly onStep: (now: Making) => void;
  readonly signal?: AbortSignal;
};

const NEW_LINE = 10;

/** Has the server make a file, and tells how far it is. Throws ApiError. */
export async function makeFile({ path, body, onStep, signal }: MakingWish): Promise<MadeFile> {
  const init = json('POST', body);
  const answer = await asked(`/api/v1${path}`, {
    ...init,
    headers: { ...init.headers, Accept: MAKING_TYPE },
    ...(signal ? { signal } : {}),
  });
  if (!answer.body) throw new ApiError(0, 'about:blank', '');
  try {
    return await read(answer.body.getReader(), onStep);
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new ApiError(0, 'about:blank', '');
  }
}

async function read(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>, onStep: (now: Making) => void): Promise<MadeFile> {
  let rest = new Uint8Array();
  for (;;) {
    const at = rest.indexOf(NEW_LINE);
    if (at < 0) {
      rest = joined(rest, await nextOf(reader));
      continue;
    }
    const now = makingSchema.parse(JSON.parse(new TextDecoder().decode(rest.subarray(0, at))));
    rest = rest.slice(at + 1);
    onStep(now);
    if (now.state === 'failed') throw new ApiError(now.status, now.type, now.detail);
    if (now.state === 'done') return { name: now.name, body: await readFile(reader, rest, now) };
  }
}

type Done = Extract<Making, { state: 'done' }>;

async function readFile(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  first: Uint8Array<ArrayBuffer>,
  { bytes, type }: Done,
) {
  const parts = [first];
  let length = first.length;
  while (length < bytes) {
    const part = await nextOf(reader);
    parts.push(part);
    length += part.length;
  }
  return new Blob(parts, { type });
}

/** Throws ApiError where the answer ends before it is all there. */
async function nextOf(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>): Promise<Uint8Array<ArrayBuffer>> {
  const { done, value } = await reader.read();
  if (done) throw new ApiError(0, 'about:blank', '');
  return value;
}

function joined(a: Uint8Array<ArrayBuffer>, b: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
