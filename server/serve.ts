import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { db } from '#store/db.ts';
import { env } from '#store/env.ts';
import { frameRoot } from '#store/frame-url.ts';
import { openLog } from '#store/log.ts';
import { logger } from '#store/logger.ts';
import { openRoomsDoor } from '#store/rooms-door.ts';
import { CLOSE } from '#wire';
import { doorTo } from './door.ts';
import { createFrameFiles } from './frame-files.ts';
import { answerHealth, whyNotReady } from './health.ts';
import { HEARTBEAT_MS } from './limits.ts';
import { createPlantuml } from './plantuml.ts';
import { Meter } from './meter.ts';
import { Rooms } from './rooms.ts';
import { isStalled, watchStall } from './stall.ts';
import { openLanes } from './upgrade.ts';

/** The pages and whatever else is not ours here: Next, or nothing in tests of the lanes. */
export type Pages = {
  answer(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
};
export type ServeOptions = {
  readonly port: number;
  readonly host?: string | undefined;
  readonly pages: Pages;
  /** Folder of the migrations that must be applied for this version to be ready. */
  readonly migrations: string;
};
export type RunningServer = {
  readonly port: number;
  /** Says not ready, stores everything, closes the sockets with 1012. */
  stop(): Promise<void>;
};

/** One http server for lanes, health and pages. Rejects when the port cannot be had. */
export async function serve({ port, host, pages, migrations }: ServeOptions): Promise<RunningServer> {
  const log = openLog(db().pool, (error) => logger.error({ err: error }, 'the log could not be written; trying again'));
  const meter = new Meter();
  const rooms = new Rooms({ log, meter, stalled: () => isStalled(log) });
  const stallWatch = watchStall(log, (on) => rooms.stalled(on));
  openRoomsDoor(doorTo(rooms));
  let stopping = false;
  const lanes = openLanes(rooms);
  const frame = createFrameFiles({ root: frameRoot(), appUrl: env().APP_URL });
  const plantuml = createPlantuml(env().PLANTUML_URL);
  const ready = async () => (stopping ? 'The server stops.' : whyNotReady(migrations));
  const http = createServer((request, response) => {
    if (answerHealth(request, response, ready) || frame(request, response) || plantuml(request, response)) return;
    pages.answer(request, response);
  });
  http.on('upgrade', (request, socket, head) => {
    if (!lanes.upgrade(request, socket, head)) pages.upgrade(request, socket, head);
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen({ port, host }, () => resolve());
  });
  const beat = heartbeat(lanes.sockets);
  await rooms.openLive();
  return {
    port: (http.address() as AddressInfo).port,
    async stop() {
      stopping = true;
      clearInterval(beat);
      clearInterval(stallWatch);
      http.close();
      await rooms.close(CLOSE.restarting, 'restarting');
      await log.flush();
      for (const socket of lanes.sockets) socket.close(CLOSE.restarting, 'restarting');
      http.closeAllConnections();
    },
  };
}

/** Ends sockets that did not answer the last ping: half-open connections tell nobody that they are dead. */
function heartbeat(sockets: ReadonlySet<WebSocket>): NodeJS.Timeout {
  const waiting = new WeakSet<WebSocket>();
  return setInterval(() => {
    for (const socket of sockets) {
      if (waiting.has(socket) && !socket.isPaused) socket.terminate();
      else {
        waiting.add(socket);
        socket.once('pong', () => waiting.delete(socket));
        socket.ping();
      }
    }
  }, HEARTBEAT_MS);
}
