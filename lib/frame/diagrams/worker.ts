/** A thread of its own for what is drawn without a page: it can be ended in the middle of a drawing. */
import { drawerOf } from './worker-drawer.ts';
import { type FromWorker, Remote, type ToWorker } from './worker-messages.ts';

const say = (message: FromWorker) => globalThis.postMessage(message);

async function answer({ id, request }: ToWorker): Promise<void> {
  try {
    const draw = await drawerOf(request.kind);
    say({ id, type: 'begun' });
    say({ id, type: 'drawn', svg: await draw(request) });
  } catch (error) {
    if (error instanceof Remote) say({ id, type: 'remote' });
    else say({ id, type: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
}

globalThis.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  answer(data).catch(reportError);
});
say({ type: 'ready' });
