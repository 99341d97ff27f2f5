import type { Problem } from './sync-types.ts';

type Closed = Extract<Problem, { kind: 'closed' }>;

/** Whether nothing of the deck may be shown any more. Who may not see a deck is not told whether there is one. */
export const hidesDeck = (problem: Problem | null): problem is Closed => problem?.kind === 'closed' && isHidden(problem.why);

/** The same for why a lane was closed. */
export const isHidden = (why: Closed['why']): boolean => why === 'removed' || why === 'no-deck';
