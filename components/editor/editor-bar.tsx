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
import { Banner } from './banner.tsx';
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
  const title = useDeckTitle(props.deck.title);
  const share = () => setSharing(true);
  return (
    <>
      <Bar>{isPhone ? <PhoneBar {...props} title={title} onShare={share} /> : <WideBar {...props} title={title} onShare={share} />}</Bar>
      <RequestsBanner lane={props.lane} onShow={share} />
      <Sharing {...props} title={title} opened={sharing} onClose={() => setSharing(false)} />
    </>
  );
}

type SharingProps = EditorScreenProps & { readonly title: string; readonly opened: boolean; onClose(): void };

/** By itself: the outline changes with the text, and the bar does not. */
function Sharing({ lane, deck, title, ...dialog }: SharingProps) {
  const access = useStore(lane.access);
  const { sections } = useStore(useEditing().reading.outline);
  return <ShareDialog {...dialog} deck={{ ...deck, title }} isOwner={access?.level === 'own'} sections={sections} />;
}

type RowProps = Props & { readonly title: string; onShare(): void };

function WideBar({ title, present, view, onView, onShare, lane }: RowProps) {
  const { common, editor: words } = useWords();
  const { mayPresent } = useEditing();
  const requests = useStore(lane.access)?.requests ?? 0;
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
        {mayPresent ? (
          <>
            <Button variant="default" leftSection={isTablet ? null : <IconUserPlus size={18} stroke={1.75} />} onClick={onShare}>
              {common.share}
              {requests > 0 ? <span className={classes['badge']}>{requests}</span> : null}
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
  const { editor: words } = useWords();
  const { mayPresent, slide } = useEditing();
  return (
    <>
      <ActionIcon component="a" href="/" size={44} aria-label={words.allDecks} ml={-8}>
        <IconArrowLeft size={22} stroke={1.75} />
      </ActionIcon>
      <div className={classes['phoneTitle']}>
        <TitleField title={title} />
        <SaveStatus lane={lane} />
      </div>
      {mayPresent ? (
        <ActionIcon variant="filled" color="petrol" size={44} aria-label={present.label} onClick={() => present.ask(slide.get())}>
          <IconPlayerPlayFilled size={22} color="var(--l-on-accent)" />
        </ActionIcon>
      ) : null}
      <MoreMenu title={title} onShare={mayPresent ? onShare : undefined} />
    </>
  );
}

/** Somebody asks for access: its owners are told on the page. */
function RequestsBanner({ lane, onShow }: Pick<EditorScreenProps, 'lane'> & { onShow(): void }) {
  const { share } = useWords();
  const requests = useStore(lane.access)?.requests ?? 0;
  if (requests === 0) return null;
  const show = (
    <Button variant="default" className={classes['bannerButton'] ?? ''} onClick={onShow}>
      {share.showRequests}
    </Button>
  );
  return (
    <Banner kind="quiet" icon={<IconUserPlus size={20} stroke={1.75} />} action={show}>
      {share.asking(requests)}
    </Banner>
  );
}
