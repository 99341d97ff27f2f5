import * as z from 'zod';
import { type Level, levelsOf, type OpenLevel, presets } from '#access';
import { type Audited, audit } from './audit.ts';
import { type Openness, shareDeck } from './decks.ts';
import { forbidden } from './errors.ts';
import { sectionRules } from './rights.ts';
import { rooms } from './rooms-door.ts';
import { type Visit, visitAsOwner } from './visit.ts';

export const openLevelSchema: z.ZodType<OpenLevel> = z.enum(['none', 'view', 'present', 'edit']);
export const levelSchema: z.ZodType<Level> = z.enum(['none', 'view', 'present', 'edit', 'own']);

/** What a change of a deck may say about who may do what. A preset says both levels, unless they are named, too. */
export const opennessSchema = z.object({
  linkLevel: openLevelSchema.optional(),
  signedInLevel: openLevelSchema.optional(),
  preset: z.enum(presets).optional(),
  sectionRule: z.enum(sectionRules).optional(),
  embed: z.boolean().optional(),
});
type WishedOpenness = z.infer<typeof opennessSchema>;

/** Stores what of it was named. */
export async function changeOpenness(visit: Visit, { preset, ...named }: WishedOpenness): Promise<void> {
  const levels = preset && levelsOf(preset);
  const wished = { ...(levels ? { linkLevel: levels.everybody, signedInLevel: levels.signedIn } : {}), ...named };
  const openness = Object.fromEntries(Object.entries(wished).filter(([, value]) => value !== undefined)) as Openness;
  if (Object.keys(openness).length === 0) return;
  await shareDeck(visit.deck.id, openness);
  const { sectionRule, embed, ...levelsNow } = openness;
  if (sectionRule) await noteShared(visit, { act: 'section-rule', detail: { sectionRule } });
  if (embed !== undefined) await noteShared(visit, { act: 'embedding', detail: { embed: embed ? 'allowed' : 'off' } });
  if (Object.keys(levelsNow).length > 0) await noteShared(visit, { act: 'everybody', detail: { ...levelsNow } });
}

/**
 * The visit of an owner who names somebody. Throws as `visitAsOwner`, and "forbidden" for a deck that belongs to everybody: there is
 * nobody who could say who else may use it.
 */
export async function visitToShare(deckId: string, headers: Headers): Promise<Visit> {
  const visit = await visitAsOwner(deckId, headers);
  if (visit.deck.access.owners.length === 0) throw forbidden('This deck belongs to everybody who has its link.');
  return visit;
}

/** Writes a change of rights down. */
export async function noteShared({ deck, person }: Visit, act: Omit<Audited, 'actorId' | 'deckId'>): Promise<void> {
  await audit({ actorId: person?.id ?? null, deckId: deck.id, ...act });
}

/** A change of rights is stored: it is written down, and reaches whoever has the deck open. */
export async function shared(visit: Visit, act: Omit<Audited, 'actorId' | 'deckId'>): Promise<void> {
  await Promise.all([noteShared(visit, act), rooms().accessChanged(visit.deck.id)]);
}
