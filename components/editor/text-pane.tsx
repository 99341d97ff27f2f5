'use client';
import { useState } from 'react';
import { useIsPhone } from '#components/shell/use-phone.ts';
import type { SyncSession } from '#live/sync-types.ts';
import { useEditing } from './editing.tsx';
import { HintsPanel } from './hints-panel.tsx';
import { ImageDialog } from './image-dialog.tsx';
import { NameAsk } from './name-ask.tsx';
import { classes } from './styles.ts';
import { Tools } from './tools.tsx';
import { UploadsStrip } from './uploads/uploads-strip.tsx';
import { useAddFiles, useUploads } from './uploads/use-uploads.ts';
import { useEditor } from './use-editor.ts';
import type { View } from './use-view.ts';
import { ViewSwitch } from './view-switch.tsx';

type Props = {
  readonly session: SyncSession;
  readonly onOutline: (() => void) | undefined;
  /** Given where the slides' bar is not shown, which has the switch otherwise. */
  readonly viewSwitch: { readonly view: View; onView(view: View): void } | null;
  onPresent(slide: number): void;
};

/** Whether the hints are listed, and from which line somebody came to them. */
type Hints = 'closed' | { readonly line: number | null };

/** The text with its tools and hints. */
export function TextPane({ session, onOutline, viewSwitch, onPresent }: Props) {
  const { editor } = useEditing();
  const isPhone = useIsPhone();
  const [hints, setHints] = useState<Hints>('closed');
  const [image, setImage] = useState(false);
  const uploads = useUploads(session);
  const addFiles = useAddFiles(uploads);
  const mount = useEditor(session, {
    onPresent,
    onMark: (line) => setHints({ line }),
    onFiles: addFiles,
  });
  const isShown = hints !== 'closed';
  const tools = (
    <Tools
      onOutline={onOutline}
      onImage={() => setImage(true)}
      hintsShown={isShown}
      onHints={() => setHints(isShown ? 'closed' : { line: null })}
    >
      {viewSwitch && onOutline ? <ViewSwitch {...viewSwitch} compact /> : null}
    </Tools>
  );
  return (
    <div className={classes['text']}>
      {isPhone ? null : tools}
      <div className={classes['source']} id="source" ref={mount} tabIndex={-1} />
      <NameAsk session={session} />
      {uploads ? <UploadsStrip uploads={uploads} /> : null}
      {isShown ? <HintsPanel at={hints} onClose={() => setHints('closed')} /> : null}
      {isPhone ? tools : null}
      <ImageDialog
        opened={image}
        onClose={() => setImage(false)}
        onInsert={(chosen) => editor?.insertImage(chosen)}
        onFiles={(files) => addFiles(files, editor?.cursor() ?? 0)}
      />
    </div>
  );
}
