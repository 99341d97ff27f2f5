export { type Move, moveStage } from './stage.ts';
export { emptyStage, type Leader, LOST_AFTER_MS, type Position, type Refusal, type Stage } from './state.ts';
