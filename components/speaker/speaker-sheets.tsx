'use client';
import { Drawer } from '@mantine/core';
import { ContentsList } from '#components/stage/contents-list.tsx';
import { GoToDialog } from '#components/stage/go-to-dialog.tsx';
import { KeysHelp } from '#components/stage/keys-help.tsx';
import { LinkDialog } from '#components/stage/link-dialog.tsx';
import { EndDialog } from '#components/stage/stage-sheets.tsx';
import { useWords } from '#components/words.tsx';
import type { SpeakerPage } from './use-speaker-page.ts';

/** What opens over the speaker view. */
export function SpeakerSheets({ page }: { readonly page: SpeakerPage }) {
  const { sheet, outline, lane, followers } = page;
  const { speaker, common } = useWords();
  const close = () => page.setSheet(null);
  const { slide } = page.now.shown.place;
  if (sheet === null) return null;
  if (sheet === 'help') return <KeysHelp seat="speaker" opened onClose={close} />;
  if (sheet === 'go-to') return <GoToDialog outline={outline} slide={slide} onGo={page.goTo} onClose={close} />;
  if (sheet === 'end') return <EndDialog followers={followers} onEnd={() => void lane.move({ type: 'end' })} onClose={close} />;
  if (sheet === 'sections') {
    return (
      <Drawer opened onClose={close} title={speaker.sections} size={320} padding={0} closeButtonProps={{ 'aria-label': common.close }}>
        <ContentsList outline={outline} slide={slide} withDone onGo={page.leads ? page.goTo : undefined} />
      </Drawer>
    );
  }
  return <LinkDialog href={sheet.link} onClose={close} />;
}
