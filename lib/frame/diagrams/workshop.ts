import { NotDrawn, type Remark, type Request } from './request.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** A drawing that takes longer is ended, in milliseconds from when all that it needs is loaded. */
const MAX_DRAW_MS = 2_000;
/** A worker that does not even begin, in milliseconds: loading is slow on a slow line. */
const MAX_BEGIN_MS = 30_000;

/** Draws in a worker, one drawing after another; what takes too long costs that worker its life. Gives the drawing as SVG text. */
export function createWorkshop(): (request: Request) => Promise<string> {
  const workshop = new Workshop();
  let before: Promise<unknown> = Promise.resolve();
  return (request) => {
    const drawn = before.then(() => workshop.draw(request));
    before = drawn.catch(() => undefined);
    return drawn;
  };
}

class Workshop {
  private worker: Worker | null = null;
  private isReady = false;
  private made = 0;

  draw(request: Request): Promise<string> {
    const message: ToWorker = { id: ++this.made, request };
    return new Promise((resolve, reject) => {
      const worker = this.start();
      let limit = this.endAfter(MAX_BEGIN_MS, () => reject(new NotDrawn({ words: 'notLoaded' })));
      const answered = (data: Exclude<FromWorker, { type: 'ready' }>) => {
        clearTimeout(limit);
        if (data.type === 'begun') limit = this.endAfter(MAX_DRAW_MS, () => reject(new NotDrawn({ words: 'tooLong' })));
        else if (data.type === 'drawn') resolve(data.svg);
        else reject(new NotDrawn(remarkOf(data)));
      };
      worker.onerror = () => {
        clearTimeout(limit);
        this.end();
        reject(new NotDrawn({ words: 'notLoaded' }));
      };
      worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.type === 'ready') this.begin(message);
        else if (data.id === message.id) answered(data);
      };
      if (this.isReady) this.begin(message);
    });
  }

  private begin(message: ToWorker): void {
    this.isReady = true;
    this.worker?.postMessage(message);
  }

  private start(): Worker {
    this.worker ??= startWorker();
    return this.worker;
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = null;
    this.isReady = false;
  }

  private endAfter(ms: number, then: () => void): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      this.end();
      then();
    }, ms);
  }
}

function remarkOf(message: Extract<FromWorker, { type: 'failed' | 'remote' }>): Remark {
  return message.type === 'remote' ? { words: 'remote' } : { words: 'failed', detail: message.detail };
}

/**
 * The frame's origin is opaque, so the worker's file is nobody's own: a worker of one line imports it. It has the frame's policy: it
 * reaches nothing but the frame's own folder.
 */
function startWorker(): Worker {
  const file = new URL('diagram-worker.js', import.meta.url).href;
  const lines = `import(${JSON.stringify(file)}).catch((error) => setTimeout(() => { throw error; }));`;
  const address = URL.createObjectURL(new Blob([lines], { type: 'text/javascript' }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  return worker;
}
