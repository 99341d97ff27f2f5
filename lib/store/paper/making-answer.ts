import { kindOf, problemOf } from '#store/errors.ts';
import { logger } from '#store/logger.ts';
import { MAKING_TYPE, type Making } from '#wire';

export type MadeFile = { readonly name: string; readonly type: string; readonly body: Uint8Array };
export type Maker = (tell: (now: Making) => void, signal: AbortSignal) => Promise<MadeFile>;

const common = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

/** The file that is made, or how far it is and then the file, as who asks takes it. */
export async function makingAnswer(request: Request, make: Maker): Promise<Response> {
  const lines = (request.headers.get('accept') ?? '').includes(MAKING_TYPE);
  return lines ? linesAnswer(request, make) : fileAnswer(await make(() => undefined, request.signal));
}

/** A file to be kept, whatever it is. */
export function fileAnswer({ name, type, body }: MadeFile): Response {
  return new Response(new Uint8Array(body), {
    headers: { ...common, 'Content-Type': type, 'Content-Length': String(body.length), 'Content-Disposition': dispositionOf(name) },
  });
}

/** Says under which name it is kept. */
export const dispositionOf = (name: string): string =>
  `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escape)}`;

function linesAnswer(request: Request, make: Maker): Response {
  const gone = new AbortController();
  request.signal.addEventListener('abort', () => gone.abort());
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (chunk: Uint8Array) => gone.signal.aborted || controller.enqueue(chunk);
      const tell = (now: Making) => send(encoder.encode(`${JSON.stringify(now)}\n`));
      try {
        const file = await make(tell, gone.signal);
        tell({ state: 'done', name: file.name, type: file.type, bytes: file.body.length });
        send(new Uint8Array(file.body));
      } catch (error) {
        if (!gone.signal.aborted) tell(failureOf(error));
      }
      if (!gone.signal.aborted) controller.close();
    },
    cancel: () => gone.abort(),
  });
  return new Response(body, { headers: { ...common, 'Content-Type': MAKING_TYPE, 'X-Accel-Buffering': 'no' } });
}

function failureOf(error: unknown): Making {
  if (!kindOf(error)) logger.error({ err: error }, 'a file could not be made');
  const { status, type, title, detail } = problemOf(error);
  return { state: 'failed', status, type, detail: detail ?? title };
}
