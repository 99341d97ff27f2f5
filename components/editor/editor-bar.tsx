'use client';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconPlayerPlayFilled, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ShareDialog } from '#components/share/share-dialog.tsx';
import { Bar } from '#components/shell/bar.tsx';
import { HomeLink } from '#components/shell/home-link.tsx';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import { useEditing } from './editing.tsx';
import type { EditorScreenProps } from './editor-props.ts';
import { MoreMenu } from './more-menu.tsx';
import { PeopleFaces } from './people-faces.tsx';
import { PresentButton } from './present-button.tsx';
import { SaveStatus } from './save-status.tsx';
import { classes } from './styles.ts';
import { TitleField } from './title-field.tsx';
import { useDeckTitle } from './use-deck-title.ts';
import type { Presenting } from './use-present.tsx';
import { useIsTablet } from './use-tablet.ts';
import type { View } from './use-view.ts';
import { ViewSwitch } from './view-switch.tsx';

type Props = EditorScreenProps & { readonly present: Presenting; readonly view: View; onView(view: View): void };

/** The bar at the top: where one is, whether all is saved, who else is here, and the ways out of the editor. */
export function EditorBar(props: Props) {
  const isPhone = useIsPhone();
  const [sharing, setSharing] = useState(false);
  const [linkLevel, setLinkLevel] = useState(props.deck.linkLevel);
  const access = useStore(props.lane.access);
  const title = useDeckTitle(props.deck.title);
  const share = () => setSharing(true);
  return (
    <>
      <Bar>{isPhone ? <PhoneBar {...props} title={title} onShare={share} /> : <WideBar {...props} title={title} onShare={share} />}</Bar>
      <ShareDialog
        opened={sharing}
        onClose={() => setSharing(false)}
        deck={{ ...props.deck, title, linkLevel }}
        isOwner={access?.level === 'own'}
        onLinkLevel={setLinkLevel}
      />
    </>
  );
}

type RowProps = Props & { readonly title: string; onShare(): void };

function WideBar({ title, present, view, onView, onShare, lane }: RowProps) {
  const { common, editor: words } = useWords();
  const { mayEdit } = useEditing();
  const isTablet = useIsTablet();
  return (
    <>
      <HomeLink label={words.allDecks} compact />
      <div className={classes['barStart']}>
        <TitleField title={title} />
        <SaveStatus lane={lane} />
      </div>
      {isTablet ? null : <ViewSwitch view={view} onView={onView} />}
      <div className={classes['barEnd']}>
        <PeopleFaces lane={lane} most={isTablet ? 2 : 4} />
        {mayEdit ? (
          <>
            <Button variant="default" leftSection={isTablet ? null : <IconUserPlus size={18} stroke={1.75} />} onClick={onShare}>
              {common.share}
            </Button>
            <PresentButton present={present} />
          </>
        ) : null}
        <MoreMenu title={title} />
      </div>
    </>
  );
}

function PhoneBar({ title, present, lane, onShare }: RowProps) {
  const { common, editor: words } = useWords();
  const { mayEdit, slide } = useEditing();
  return (
    <>
      <ActionIcon component="a" href="/" size={44} aria-label={words.allDecks} ml={-8}>
        <IconArrowLeft size={22} stroke={1.75} />
      </ActionIcon>
      <div className={classes['phoneTitle']}>
        <TitleField title={title} />
        <SaveStatus lane={lane} />
      </div>
      {mayEdit ? (
        <ActionIcon variant="filled" color="petrol" size={44} aria-label={common.present} onClick={() => present.ask(slide.get())}>
          <IconPlayerPlayFilled size={22} color="var(--l-on-accent)" />
        </ActionIcon>
      ) : null}
      <MoreMenu title={title} onShare={mayEdit ? onShare : undefined} />
    </>
  );
}
