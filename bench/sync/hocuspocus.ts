/** Hocuspocus as its documentation starts it, without a store. */
import { Server } from '@hocuspocus/server';

await new Server({ port: Number(process.argv[2]), address: '127.0.0.1', quiet: true, stopOnSignals: false }).listen();
process.send?.('ready');
