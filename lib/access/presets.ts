import type { OpenLevel } from './index.ts';

/** HedgeDoc's six modes, in its order and words: from a deck that anybody may edit to one that only its owner sees. */
export const presets = ['freely', 'editable', 'limited', 'locked', 'protected', 'private'] as const;
export type Preset = (typeof presets)[number];

/** What whoever is not named may do: with an account, and with nothing but the address. */
export type OpenLevels = { readonly signedIn: OpenLevel; readonly everybody: OpenLevel };

const levels: Readonly<Record<Preset, OpenLevels>> = {
  freely: { signedIn: 'edit', everybody: 'edit' },
  editable: { signedIn: 'edit', everybody: 'view' },
  limited: { signedIn: 'edit', everybody: 'none' },
  locked: { signedIn: 'view', everybody: 'view' },
  protected: { signedIn: 'view', everybody: 'none' },
  private: { signedIn: 'none', everybody: 'none' },
};

export const levelsOf = (preset: Preset): OpenLevels => levels[preset];

/**
 * The preset under which everybody has what these levels give, or null for a mixture that HedgeDoc has no word for. What is given to
 * everybody is given to those who are signed in, too.
 */
export function presetOf({ signedIn, everybody }: OpenLevels): Preset | null {
  const effective = everybody === 'edit' || (everybody === 'view' && signedIn === 'none') ? everybody : signedIn;
  return presets.find((preset) => levels[preset].everybody === everybody && levels[preset].signedIn === effective) ?? null;
}
