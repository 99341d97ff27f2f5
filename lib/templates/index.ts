import { blank } from './blank.ts';
import { call } from './call.ts';
import { talk } from './talk.ts';

export { welcome } from './welcome.ts';

/** What a new deck can start from. */
export const templates = { blank, call, talk } as const;
export type TemplateName = keyof typeof templates;
