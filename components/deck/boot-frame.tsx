import type { FollowStart } from '#live/follow-lane.ts';
import { openingPlace } from '#live/following.ts';
import { frameBootScript } from '#live/frame-boot.ts';
import { FRAME_START_ID, scriptJson, TEXT_SIZE_PX, type ToFrame } from '#wire';
import { type Language, words } from '#words';

type Props = { readonly initial: FollowStart; readonly language: Language; readonly nonce: string };

/** Starts a follower's frame before React is there. Stands after the iframe. */
export function BootFrame({ initial, language, nonce }: Props) {
  const start: Extract<ToFrame, { type: 'start' }> = {
    type: 'start',
    view: 'stage',
    text: initial.text,
    place: openingPlace(initial.stage),
    look: { scheme: 'light', textSizePx: TEXT_SIZE_PX, words: words[language].frame },
  };
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: scriptJson escapes "<", and a script's text is not HTML */}
      <script type="application/json" id={FRAME_START_ID} dangerouslySetInnerHTML={{ __html: scriptJson(start) }} />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own script */}
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: frameBootScript }} />
    </>
  );
}
