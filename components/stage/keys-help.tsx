'use client';
import { KeysDialog } from '#components/shell/keys-dialog.tsx';
import { useWords } from '#components/words.tsx';
import { type KeyHelp, keysOf, type Seat } from '#live/stage-keys.ts';

type Props = { readonly seat: Seat; readonly opened: boolean; readonly onClose: () => void };

/** The keys of the stage, of a follower or of the speaker view. */
export function KeysHelp({ seat, opened, onClose }: Props) {
  const { stage, common } = useWords();
  const does: Record<KeyHelp['does'], string> = {
    steps: stage.keySteps,
    slides: stage.keySlides,
    pages: stage.keyPages,
    ends: stage.keyEnds,
    overview: stage.overview,
    'go-to': stage.goTo,
    black: stage.black,
    'full-screen': stage.fullScreen,
    speaker: stage.speaker,
    help: common.keys,
    editor: stage.toEditor,
    live: stage.keyLive,
    'hand-over': stage.handOver,
  };
  const rows = keysOf(seat).map((row) => ({ keys: row.keys, does: does[row.does] }));
  return <KeysDialog opened={opened} onClose={onClose} rows={rows} />;
}
