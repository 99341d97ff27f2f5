export { emptyStage, type Leader, LOST_AFTER_MS, type Move, moveStage, type Position, type Refusal, type Stage } from './stage.ts';
