/** Opens the speaker view of a deck in a second window, or brings it to the front; false when the browser kept it from opening. */
export function openSpeaker(deckId: string): boolean {
  return window.open(speakerUrl(deckId), `lectern-speaker-${deckId}`, 'popup,width=1200,height=800') !== null;
}

export const speakerUrl = (deckId: string): string => `/d/${encodeURIComponent(deckId)}/speaker`;
