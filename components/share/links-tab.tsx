'use client';
import { ActionIcon, Button, CopyButton, TextInput } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconCheck, IconCopy, IconPlus, IconQrcode } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { patiently } from '#components/patiently.ts';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useLanguage, useWords } from '#components/words.tsx';
import { addressOfLink, keepAddress } from '#live/link-addresses.ts';
import { revokeLink, type SharedLink } from '#live/sharing.ts';
import links from './links.module.css';
import { NewLink } from './new-link.tsx';
import { OtherSites } from './other-sites.tsx';
import classes from './share.module.css';
import type { SharedDeck } from './types.ts';
import type { SharingNow } from './use-sharing.ts';

const Qr = dynamic(() => patiently(() => import('./qr.tsx')).then((module) => module.Qr), { ssr: false });
const icon = { size: 18, stroke: 1.75 } as const;

/** The links that carry a right, and a way to make one more. */
export function LinksTab({ now, deck }: { readonly now: SharingNow; readonly deck: SharedDeck }) {
  const { share } = useWords();
  const size = useIsPhone() ? 'md' : 'sm';
  const [making, setMaking] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  return (
    <>
      <p className={classes['help']}>{share.linksHelp}</p>
      <ul className={links['links']}>
        {now.sharing.links.map((link) => (
          <LinkCard key={link.id} now={now} link={link} isOpen={shown === link.id} onOpen={(open) => setShown(open ? link.id : null)} />
        ))}
      </ul>
      {making ? (
        <NewLink
          now={now}
          onDone={(id) => {
            setMaking(false);
            setShown(id);
          }}
        />
      ) : (
        <Button variant="default" size={size} leftSection={<IconPlus {...icon} />} onClick={() => setMaking(true)}>
          {share.newLink}
        </Button>
      )}
      <OtherSites now={now} deck={deck} />
    </>
  );
}

type CardProps = {
  readonly now: SharingNow;
  readonly link: SharedLink;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
};

function LinkCard({ now, link, isOpen, onOpen }: CardProps) {
  const { share } = useWords();
  const size = useIsPhone() ? 'md' : 'sm';
  const name = link.name || share.unnamed;
  const url = addressOfLink(link.id);
  const revoke = useRevoke(now, link);
  return (
    <li className={links['link']}>
      <div className={links['linkHead']}>
        <div className={classes['who']}>
          <p>
            <strong>{name}</strong>
          </p>
          <small>
            {share.levels[link.level]}
            <Ends at={link.expiresAt} />
          </small>
        </div>
        {url ? <CopyAddress url={url} size={size} /> : null}
        {url ? (
          <ActionIcon
            size={size === 'md' ? 44 : 36}
            variant={isOpen ? 'light' : 'subtle'}
            aria-label={share.qr(name)}
            aria-expanded={isOpen}
            onClick={() => onOpen(!isOpen)}
          >
            <IconQrcode {...icon} />
          </ActionIcon>
        ) : null}
        <Button variant="subtle" color="red" size={size} px={8} onClick={revoke}>
          {share.revoke}
        </Button>
      </div>
      {url ? null : <p className={links['elsewhere']}>{share.elsewhere}</p>}
      {url && isOpen ? (
        <div className={links['linkMore']}>
          <Qr text={url} label={share.qr(name)} />
          <TextInput
            flex={1}
            miw={0}
            size={size}
            aria-label={share.linkAddress}
            value={url}
            readOnly
            onFocus={(event) => event.currentTarget.select()}
          />
        </div>
      ) : null}
    </li>
  );
}

function CopyAddress({ url, size }: { readonly url: string; readonly size: 'sm' | 'md' }) {
  const { common } = useWords();
  return (
    <CopyButton value={url}>
      {({ copied, copy }) => (
        <Button variant="default" size={size} leftSection={copied ? <IconCheck {...icon} /> : <IconCopy {...icon} />} onClick={copy}>
          {copied ? common.copied : common.copy}
        </Button>
      )}
    </CopyButton>
  );
}

function Ends({ at }: { readonly at: string | null }) {
  const { share } = useWords();
  const language = useLanguage();
  if (at === null) return null;
  const ends = new Date(at);
  if (ends.getTime() <= Date.now()) return <> · {share.hasEnded}</>;
  const format = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  return <> · {share.expires(format.format(ends))}</>;
}

/** Asks, and ends a link. */
function useRevoke({ deckId, change }: SharingNow, { id, name: given }: SharedLink): () => void {
  const { share, common } = useWords();
  const name = given || share.unnamed;
  const act = async () => {
    await revokeLink(deckId, id);
    keepAddress(id, null);
  };
  return () =>
    modals.openConfirmModal({
      title: share.revokeTitle(name),
      children: share.revokeText,
      labels: { confirm: share.revoke, cancel: common.cancel },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': common.close },
      onConfirm: () => void change({ act, said: share.revoked(name) }),
    });
}
