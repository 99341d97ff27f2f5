export { coloursOf } from './colours.ts';
export { fileNameOf } from './file-name.ts';
export { BEAT_MS, type FromFollower, fromFollowerSchema, type ToFollower, toFollowerSchema } from './follow.ts';
export {
  FRAME_CALL,
  FRAME_HELLO,
  FRAME_PORT,
  FRAME_START_ID,
  type FrameDirection,
  type FrameLook,
  type FrameStart,
  type FrameView,
  type FromFrame,
  fromFrameSchema,
  LATER_SCRIPT,
  MAX_OVERFLOWS,
  PAPER_READY,
  type SlideOverflow,
  TEXT_SIZE_PX,
  type ToFrame,
  toFrameSchema,
} from './frame.ts';

export { MAKING_TYPE, MAX_ZIP_DECKS, type Making, makingSchema } from './making.ts';
export { mirroredAddress, mirrorPath } from './mirror-path.ts';
export { type PaperKind, paperDocument } from './paper-document.ts';
export { MAX_PLACES, type Place, placeSchema, type StageView, stageViewSchema } from './place.ts';
export { scriptJson } from './script-json.ts';
export { standaloneDocument, standaloneScript } from './standalone.ts';
export {
  CLOSE,
  levelSchema,
  MAX_DECK_BYTES,
  MESSAGE_ACK,
  MESSAGE_EXTRA,
  MESSAGE_PRESENCE,
  MESSAGE_QUERY_PRESENCE,
  MESSAGE_SYNC,
  type Presence,
  presenceSchema,
  type StageMoveMessage,
  type ToEditor,
  type ToServer,
  toEditorSchema,
  toServerSchema,
} from './sync.ts';
export { textHash } from './text-hash.ts';
