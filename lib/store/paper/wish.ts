import * as z from 'zod';

export const paperKindSchema = z.enum(['pages', 'steps', 'handout']);
/** What somebody wants on paper. */
export const paperWishSchema = z.object({ kind: paperKindSchema.default('pages'), notes: z.boolean().default(false) });
/** What somebody wants in a presentation. */
export const pptxWishSchema = z.object({ notes: z.boolean().default(false) });
