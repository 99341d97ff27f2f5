import { type Level, presetOf } from '#access';
import { addressOf } from './api-answer.ts';
import type { DeckCard } from './decks.ts';

/** A deck as the API shows it; docs/protocol.md names the fields. */
export function deckJson(request: Request, deck: DeckCard, level?: Level) {
  const { id, title, slides, stacks, sections, createdAt, updatedAt, updatedBy, access, sectionRule, template, trashed, live } = deck;
  return {
    ...{ id, title, slides, stacks, sections, createdAt, updatedAt, updatedBy, template, trashed, live },
    linkLevel: access.everybody,
    signedInLevel: access.signedIn,
    preset: presetOf(access),
    sectionRule,
    embed: access.embed,
    url: addressOf(request, `/d/${id}`),
    ...(level === undefined ? {} : { level }),
  };
}
