import type { WebSocket } from 'ws';
import { accessOf, type Level, reaches, type Viewer } from '#access';
import { logger } from '#store/logger.ts';
import { cleanName, renamePerson } from '#store/people.ts';
import { CLOSE, coloursOf, type ToEditor, toServerSchema } from '#wire';
import { stageMove } from './baton.ts';
import { ackFrame, extraFrame, type Incoming, presenceFrame, readMessage, stepOneFrame, stepTwoFrame } from './frames.ts';
import { EDITOR_BUFFER_BYTES, MAX_EXTRA_BYTES, MAX_LOG_BYTES, MAX_MESSAGE_BYTES, MAX_REFUSALS, PRESENCE_BUFFER_BYTES } from './limits.ts';
import type { PresenceUser } from './presence.ts';
import type { Room } from './room.ts';

/** Who is at a connection. `chosenName` false: the name is "Guest NN" and nobody chose it. */
export type You = { readonly id: string; readonly name: string; readonly chosenName: boolean };
/** `ours`: its client reads the message types that y-websocket does not have. */
export type Guest = { readonly viewer: Viewer; readonly you: You; readonly ours: boolean };

/** One socket of the sync lane in its room. What it may do is asked anew for each message. */
export class SyncConnection {
  readonly viewer: Viewer;
  you: You;
  readonly #room: Room;
  readonly #socket: WebSocket;
  readonly #ours: boolean;
  /** Update messages received, and whether their acknowledgement waits until the client has sent what was missing. */
  #received = 0;
  #gap = false;
  #refusals = 0;
  #told: Level = 'none';

  constructor(room: Room, socket: WebSocket, { viewer, you, ours }: Guest) {
    this.#room = room;
    this.#socket = socket;
    this.viewer = viewer;
    this.you = you;
    this.#ours = ours;
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#receive(data, isBinary));
    this.tellAccess();
    this.tell({ type: 'stage', stage: room.stage.view() });
    this.send(stepOneFrame(room.text.doc));
    this.#sendEverybody();
  }

  get level(): Level {
    return accessOf(this.#room.access, this.viewer);
  }

  /** Says what this connection may do, if that is news. */
  tellAccess(): void {
    const level = this.level;
    if (level === this.#told) return;
    // Whoever may read again missed what was written meanwhile.
    const back = this.#told === 'view' && reaches(level, 'present');
    this.#told = level;
    this.tell({ type: 'access', level, you: this.you });
    if (back) this.sendContent(stepTwoFrame(this.#room.text.doc));
    if (back) this.send(stepOneFrame(this.#room.text.doc));
  }

  renamed(name: string): void {
    this.you = { ...this.you, name, chosenName: true };
    this.tell({ type: 'access', level: this.level, you: this.you });
    this.#room.editors.presence.rename(this, this.user);
  }

  get user(): PresenceUser {
    const { id, name } = this.you;
    return { id, name, ...coloursOf(id) };
  }

  tell(message: ToEditor): void {
    this.sendOurs(extraFrame(message));
  }

  /** A message of a type that only our clients read. */
  sendOurs(frame: Uint8Array): void {
    if (this.#ours) this.send(frame);
  }

  send(frame: Uint8Array): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount <= EDITOR_BUFFER_BYTES) {
      this.#socket.send(frame);
      return;
    }
    logger.warn({ deckId: this.#room.id }, 'an editor reads too slowly and is cut off');
    this.#socket.terminate();
  }

  /** Text with notes: only for those who may present or edit. */
  sendContent(frame: Uint8Array): void {
    if (reaches(this.level, 'present')) this.send(frame);
  }

  sendPresence(frame: Uint8Array): void {
    if (reaches(this.level, 'present') && this.#socket.bufferedAmount < PRESENCE_BUFFER_BYTES) this.send(frame);
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  #receive(data: Buffer, isBinary: boolean): void {
    try {
      if (!isBinary) this.close(CLOSE.badMessage, 'binary messages only');
      else if (data.byteLength > MAX_MESSAGE_BYTES) this.close(CLOSE.tooLarge, 'message too large');
      else this.#handle(readMessage(data));
      this.#waitForLog();
    } catch (error) {
      logger.warn({ err: error, deckId: this.#room.id }, 'a message could not be handled');
      this.close(CLOSE.badMessage, 'malformed message');
    }
  }

  #handle(message: Incoming): void {
    switch (message.kind) {
      case 'step1':
        this.sendContent(stepTwoFrame(this.#room.text.doc, message.vector));
        break;
      case 'edit':
        this.#edit(message.update, message.handshake);
        break;
      case 'presence':
        this.#takePresence(message.update);
        break;
      case 'query':
        this.#sendEverybody();
        break;
      case 'extra':
        this.#takeExtra(message.json);
        break;
      case 'unknown':
        break;
    }
  }

  #edit(update: Uint8Array, handshake: boolean): void {
    this.#received += 1;
    const outcome = this.#room.edit(this, update);
    if (outcome === 'gap') this.#askForWhole();
    else if (outcome === 'taken') this.#acknowledge(handshake);
    // A reader's handshake says only what everybody knows.
    else if (!(outcome === 'forbidden' && handshake)) this.#reject(outcome);
  }

  /** The client is asked for everything we lack; nothing is acknowledged until it came. */
  #askForWhole(): void {
    this.#gap = true;
    this.send(stepOneFrame(this.#room.text.doc));
  }

  /** Acknowledges all update messages so far, once what the room recorded is committed. */
  #acknowledge(handshake: boolean): void {
    if (handshake) this.#gap = false;
    if (this.#gap) return;
    const count = this.#received;
    this.#room.journal.settled().then(
      () => this.sendOurs(ackFrame(count)),
      () => undefined,
    );
  }

  #reject(why: 'too-large' | 'forbidden' | 'malformed'): void {
    this.tell({ type: 'rejected', why });
    // Too large was taken and undone: that is committed like any edit. The others are stored only if a handshake brings them again.
    if (why === 'too-large') this.#acknowledge(false);
    else this.#gap = true;
    if (why === 'malformed' && ++this.#refusals >= MAX_REFUSALS) this.close(CLOSE.badMessage, 'malformed updates');
  }

  #takePresence(update: Uint8Array): void {
    if (!reaches(this.level, 'present')) return;
    this.#room.editors.presence.take(this, update, this.user);
    this.#room.editors.presenceChanged();
  }

  /** Always an answer: to a client that asks after a silence it is the sign of life. */
  #sendEverybody(): void {
    const mayKnow = reaches(this.level, 'present');
    this.send(mayKnow ? this.#room.editors.presence.snapshot(this) : presenceFrame([]));
  }

  #takeExtra(json: string): void {
    const message = json.length <= MAX_EXTRA_BYTES ? toServerSchema.safeParse(JSON.parse(json)).data : null;
    if (!message) this.close(CLOSE.badMessage, 'unknown message');
    else if (message.type === 'stage') stageMove(this.#room, this, message);
    else this.#rename(message.name).catch((error) => logger.warn({ err: error, deckId: this.#room.id }, 'renaming failed'));
  }

  /** People keep their name; somebody without a row has it as long as the connection. */
  async #rename(wish: string): Promise<void> {
    const name = cleanName(wish);
    if (!name) return;
    if (this.viewer.kind === 'guest') await renamePerson(this.viewer.id, name);
    this.#room.house.renamed(this.you.id, name);
  }

  /** While the log cannot keep up, its writers wait: their sockets are not read. */
  #waitForLog(): void {
    const { log } = this.#room.house;
    if (log.pendingBytes() < MAX_LOG_BYTES || this.#socket.isPaused) return;
    this.#socket.pause();
    log.flush().then(
      () => this.#socket.resume(),
      () => undefined,
    );
  }
}
