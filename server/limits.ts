/** One websocket message, at most; a larger one closes its socket. */
export const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;
/** What ws takes before it cuts the connection by itself. */
export const MAX_PAYLOAD_BYTES = 16 * 1024 * 1024;
/** Structs in one update; an offline day of typing has some thousand. */
export const MAX_STRUCTS = 20_000;
export const MAX_PRESENCE_BYTES = 4096;
export const MAX_EXTRA_BYTES = 4096;
/** Presence states of one connection. */
export const MAX_PRESENCES = 8;
/** Malformed messages after which a socket is closed. */
export const MAX_REFUSALS = 3;

/** Edits that arrive within this time travel together. */
export const MERGE_MS = 10;
/** … and at most so many: merging gets slow beyond. */
export const MERGE_MAX = 100;
export const PRESENCE_EVERY_MS = 50;
/** Followers get edits of the text at most this often. */
export const FOLLOW_EVERY_MS = 200;
/** Editors hear of the number of followers at most this often. */
export const COUNT_EVERY_MS = 300;
/** A follower's `resync` is answered at most this often. */
export const RESYNC_EVERY_MS = 1000;
/** What the lists show about a deck is written this long after an edit. */
export const FACTS_AFTER_MS = 2000;
/** A room without connections stays open this long. */
export const UNLOAD_AFTER_MS = 30_000;
export const HEARTBEAT_MS = 15_000;

/** A socket with this much unsent gets no presence, or is cut off. */
export const PRESENCE_BUFFER_BYTES = 1024 * 1024;
export const EDITOR_BUFFER_BYTES = 8 * 1024 * 1024;
export const FOLLOWER_BUFFER_BYTES = 4 * 1024 * 1024;
/** Writers wait while so much waits for its commit. */
export const MAX_LOG_BYTES = 4 * 1024 * 1024;

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
