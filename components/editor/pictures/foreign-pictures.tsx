'use client';
import { Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useEditing } from '#components/editor/editing.tsx';
import { useUploadWords } from '#components/editor/uploads/use-uploads.ts';
import { complain, toast } from '#components/shell/toast.tsx';
import { copiesInstead, type ForeignPicture, type ForeignReport, fetchAgain, foreignPictures } from '#live/uploads/foreign-api.ts';
import classes from './pictures.module.css';

/** What the deck shows from other sites: of how much there are copies here, what failed, and what can be done. Nothing when it shows nothing. */
export function ForeignPictures() {
  const { lane, mayEdit } = useEditing();
  const { foreign } = useUploadWords();
  const [report, setReport] = useState<ForeignReport | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => void foreignPictures(lane.deckId).then(setReport, () => undefined), [lane]);
  if (report === null || report.pictures.length === 0) return null;
  const { pictures, mode } = report;
  const kept = pictures.filter(({ url }) => url !== null);
  const missing = pictures.filter(({ url }) => url === null);
  const failed = missing.filter(({ why }) => why !== null);
  const hosts = new Set(pictures.map(({ host }) => host)).size;
  const title = foreign.title(pictures.length, hosts);
  const retry = async () => {
    setBusy(true);
    await fetchAgain(lane.deckId).then(setReport, () => complain(foreign.notTried));
    setBusy(false);
  };
  const keep = async () => {
    lane.apply(copiesInstead(lane.text(), kept));
    toast(foreign.kept(kept.length));
    setReport({ mode, pictures: missing });
  };
  return (
    <section className={classes['foreign']} aria-label={title}>
      <h3>{title}</h3>
      <p>{mode === 'direct' ? foreign.direct : foreign.state(kept.length, failed.length, missing.length - failed.length)}</p>
      {mode === 'direct' ? null : <Failed pictures={failed} />}
      {mayEdit && mode === 'mirror' ? (
        <Group gap={8}>
          {missing.length > 0 ? (
            <Button size="compact-sm" variant="default" loading={busy} onClick={retry}>
              {foreign.again}
            </Button>
          ) : null}
          {kept.length > 0 ? (
            <Button size="compact-sm" variant="default" onClick={keep}>
              {foreign.keep}
            </Button>
          ) : null}
        </Group>
      ) : null}
    </section>
  );
}

/** Those that could not be fetched, by site and reason. */
function Failed({ pictures }: { readonly pictures: readonly ForeignPicture[] }) {
  const { foreign } = useUploadWords();
  const reasonOf = ({ host, why }: ForeignPicture) => `${host}: ${foreign.why(why ?? '')}`;
  return [...new Set(pictures.map(reasonOf))].map((reason) => (
    <div key={reason} className={classes['failed']}>
      <p>{reason}</p>
      <ul>
        {pictures
          .filter((picture) => reasonOf(picture) === reason)
          .map(({ src }) => (
            <li key={src}>{src.slice(src.indexOf('/', 'https://'.length))}</li>
          ))}
      </ul>
    </div>
  ));
}
