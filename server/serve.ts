import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { db } from '#store/db.ts';
import { env } from '#store/env.ts';
import { frameRoot } from '#store/frame-url.ts';
import { type Log, openLog } from '#store/log.ts';
import { logger } from '#store/logger.ts';
import { openRoomsDoor } from '#store/rooms-door.ts';
import { CLOSE } from '#wire';
import { doorTo } from './door.ts';
import { addressed } from './forwarded.ts';
import { createFrameFiles } from './frame-files.ts';
import { answerHealth, whyNotReady } from './health.ts';
import { FLUSH_WITHIN_MS, HEARTBEAT_MS } from './limits.ts';
import { Meter } from './meter.ts';
import { listenForMetrics, metricsAnswer, watch } from './metrics.ts';
import { answerMirror } from './mirror.ts';
import { joinNodes, openBus } from './nodes.ts';
import { createPlantuml } from './plantuml.ts';
import { Rooms } from './rooms.ts';
import { StallWatch } from './stall.ts';
import { openLanes } from './upgrade.ts';
import { sweepUploads } from './upload-sweep.ts';
import { answerUpload } from './uploads.ts';

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
  /** The port for metrics alone, or null. */
  readonly metricsPort: number | null;
  /** Says not ready, stores everything, closes the sockets with 1012. */
  stop(): Promise<void>;
};

/** One http server for lanes, health and pages. Rejects when the port cannot be had. */
export async function serve({ port, host, pages, migrations }: ServeOptions): Promise<RunningServer> {
  const { METRICS_PORT, METRICS_TOKEN } = env();
  const log = openLog(db().logPool, (error) => logger.error({ err: error }, 'the log could not be written; trying again'));
  const meter = new Meter();
  const bus = openBus();
  const stall = new StallWatch(log, (on) => rooms.stalled(on));
  const rooms = new Rooms({ log, meter, bus, stalled: () => stall.stalled });
  watch(meter, { rooms, log, redis: () => bus.up() });
  openRoomsDoor(doorTo(rooms, bus.node));
  const state = { stopping: false };
  const lanes = openLanes(rooms);
  const ready = async () => (state.stopping ? 'The server stops.' : whyNotReady(migrations));
  const metrics = metricsAnswer(meter, METRICS_TOKEN);
  const files = ourFiles();
  const ours = (request: IncomingMessage, response: ServerResponse) =>
    answerHealth(request, response, ready) || (METRICS_TOKEN !== undefined && metrics(request, response)) || files(request, response);
  const http = createServer((request, response) => {
    if (!ours(addressed(request), response)) pages.answer(request, response);
  });
  http.on('upgrade', (request, socket, head) => {
    if (!lanes.upgrade(addressed(request), socket, head)) pages.upgrade(request, socket, head);
  });
  await listen(http, { port, host });
  const metricsServer = METRICS_PORT === undefined ? null : await listenForMetrics(metrics, { port: METRICS_PORT, host });
  const beat = heartbeat(lanes.sockets);
  const sweeping = sweepUploads(meter);
  const leaveNodes = joinNodes(rooms, bus);
  await rooms.openLive();
  return {
    port: (http.address() as AddressInfo).port,
    metricsPort: metricsServer ? (metricsServer.address() as AddressInfo).port : null,
    async stop() {
      state.stopping = true;
      await drain(log);
      for (const timer of [beat, sweeping]) clearInterval(timer);
      stall.stop();
      for (const listening of [http, metricsServer]) listening?.close();
      await sendAway({ rooms, log, sockets: lanes.sockets });
      await leaveNodes();
      http.closeAllConnections();
    },
  };
}

type Answer = (request: IncomingMessage, response: ServerResponse) => boolean;

/** What is served from files and elsewhere, before the pages. */
function ourFiles(): Answer {
  const { APP_URL, IMAGES, PLANTUML_URL } = env();
  const answers: readonly Answer[] = [
    createFrameFiles({ root: frameRoot(), appUrl: APP_URL, images: IMAGES }),
    answerUpload,
    answerMirror,
    createPlantuml(PLANTUML_URL),
  ];
  return (request, response) => answers.some((answer) => answer(request, response));
}

type Open = { readonly rooms: Rooms; readonly log: Log; readonly sockets: ReadonlySet<WebSocket> };

/** Closes all sockets, and stores what there is to store. */
async function sendAway({ rooms, log, sockets }: Open): Promise<void> {
  await rooms.close(CLOSE.restarting, 'restarting');
  await log.flush();
  for (const socket of sockets) socket.close(CLOSE.restarting, 'restarting');
}

async function listen(http: Server, where: { port: number; host: string | undefined }): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(where, () => resolve());
  });
}

/** Serves on while a proxy learns that this server is not ready, and until what was written is acknowledged, if that can be. */
async function drain(log: Log): Promise<void> {
  await sleep(env().DRAIN_SECONDS * 1000);
  const giveUp = new AbortController();
  await Promise.race([log.flush(), sleep(FLUSH_WITHIN_MS, undefined, { signal: giveUp.signal }).catch(() => undefined)]);
  giveUp.abort();
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
