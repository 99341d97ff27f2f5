import { MAX_DECK_BYTES } from '#wire';

/** One websocket message, at most: a whole deck and what is around it; a larger one closes its socket for good. */
export const MAX_MESSAGE_BYTES = MAX_DECK_BYTES + 65_536;
/** What ws takes before it cuts the connection by itself. */
export const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024;
/** Frames of one message; browsers send one. */
export const MAX_FRAGMENTS = 64;
/** Structs in one update, and as many ranges of deletions; an offline day of typing has some thousand. */
export const MAX_STRUCTS = 20_000;
/** Structs and ranges of deletions of an update that are taken in one turn of the loop. */
export const SLICE = 125;
/** The same where each part is held to more than its size: between two parts the text is one that nobody wrote. */
export const GUARDED_SLICE = 1_000;
/** Items that finding the places of one update's structs may look at; honest ones look at a few per struct. */
export const MAX_PLACING_STEPS = 50_000;
/** Yjs clients that one update may bring new: tabs that were reloaded while offline. */
export const MAX_NEW_CLIENTS = 64;
export const MAX_PRESENCE_BYTES = 4096;
export const MAX_EXTRA_BYTES = 4096;
/** Presence states of one connection. */
export const MAX_PRESENCES = 8;
/** Messages of one socket: so many a second, and as many at once after a quiet time. Beyond, its socket is read later. */
export const MESSAGE_RATE = { perSecond: 50, burst: 200 } as const;
export const BYTE_RATE = { perSecond: 256_000, burst: 4_000_000 } as const;
/** For so long the messages of one socket are handled in one turn of the loop, then it is others' turn. */
export const TURN_MS = 4;
/** Updates of so many bytes, and texts of so many characters, are worked on in several turns. */
export const TURN_BYTES = 8_192;
export const TURN_CHARS = 200_000;
/** Answering a handshake with the whole document costs as much as so many messages. */
export const HANDSHAKE_COST = 10;
/** Of the presences that arrive within this time the last one counts. */
export const MIN_PRESENCE_MS = 100;
/** Malformed messages after which a socket is closed. */
export const MAX_REFUSALS = 3;

/** Edits that arrive within this time travel together. */
export const MERGE_MS = 10;
/** … and at most so many: merging gets slow beyond. */
export const MERGE_MAX = 100;
export const PRESENCE_EVERY_MS = 100;
/** How long a difference of two texts is looked for; a coarser one does as well. */
export const DIFF_SECONDS = 0.03;
/** Followers get edits of the text at most this often. */
export const FOLLOW_EVERY_MS = 200;
/** Editors hear of the number of followers at most this often. */
export const COUNT_EVERY_MS = 300;
/** A follower's `resync` is answered at most this often. */
export const RESYNC_EVERY_MS = 1000;
/** What the lists show about a deck is written this long after an edit. */
export const FACTS_AFTER_MS = 2000;
/** … and later for huge texts, which take long to look at. */
export const FACTS_MS_PER_CHAR = 0.02;
/** Work for one deck that comes again and again waits so many times as long as it took. */
export const COST_SHARE = 10;
/** The same for frames to followers, of whom there may be many thousands. */
export const SWEEP_SHARE = 4;
/** Structs of an update that cost as much as a message. */
export const STRUCTS_PER_MESSAGE = 20;
/** A room without connections stays open this long. */
export const UNLOAD_AFTER_MS = 30_000;
/** A stopping server waits so long for the log before it sends everybody away. */
export const FLUSH_WITHIN_MS = 5000;
/** Nodes tell each other a fingerprint this often, and are lost after so long a silence. */
export const STATE_EVERY_MS = 5000;
export const PEER_LOST_MS = 15_000;
/** Without Redis, open decks are looked up in Postgres this often. */
export const POLL_EVERY_MS = 300;
/** How often Redis is asked whether it is there. */
export const BUS_PING_MS = 2000;
/** A room that opens while somebody presents waits so long for another node to say that they are there. */
export const LEADER_ELSEWHERE_MS = 2000;
export const HEARTBEAT_MS = 15_000;

/** A socket with this much unsent gets no presence, or is cut off. */
export const PRESENCE_BUFFER_BYTES = 1024 * 1024;
export const EDITOR_BUFFER_BYTES = 8 * 1024 * 1024;
/** A follower with this much unsent misses what comes next, and gets a snapshot once it has read nearly all. */
export const FOLLOWER_BUFFER_BYTES = 512 * 1024;
export const FOLLOWER_CAUGHT_UP_BYTES = 16 * 1024;
/** Followers that get a frame in one turn of the loop. */
export const SWEEP = 250;
/** Writers wait while so much waits for its commit, or the first of it for so long. */
export const MAX_LOG_BYTES = 4 * 1024 * 1024;
export const MAX_LOG_WAIT_MS = 2000;
/** How often that is looked at. */
export const STALL_WATCH_MS = 100;
/** For so long after this process or another node began or broke off, an editor may bring back what a lost colleague wrote. */
export const RECOVERY_MS = 60_000;
/** An edit that cannot be taken yet is asked for again after this time … */
export const ASK_SOON_MS = 60;
/** … and then after twice as long, up to this. */
export const ASK_AGAIN_MS = 1000;

/** Past revisions of the public text that a follower can resume from. */
export const HISTORY_REVISIONS = 100;
export const HISTORY_BYTES = 256 * 1024;

/** A PlantUML source, and the drawing that its server makes of it. */
export const MAX_DIAGRAM_BYTES = 64 * 1024;
export const MAX_DRAWING_BYTES = 1024 * 1024;
/** So long its server may take. */
export const DRAW_TIMEOUT_MS = 5000;
export const MAX_DRAWINGS_AT_ONCE = 8;
/** New drawings for one address; those that are kept do not count. */
export const MAX_DRAWINGS_PER_MINUTE = 240;
export const MAX_KEPT_DRAWING_BYTES = 32 * 1024 * 1024;

/** How often it is looked up whether the people at sockets are still signed in, and in which groups. */
export const CHECK_PEOPLE_MS = 15_000;
