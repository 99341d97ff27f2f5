'use client';
import { Button, Group } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useEditing } from '#components/editor/editing.tsx';
import { useUploadWords } from '#components/editor/uploads/use-uploads.ts';
import { complain, toast } from '#components/shell/toast.tsx';
import { copiesInstead, type ForeignReport, fetchAgain, foreignPictures } from '#live/uploads/foreign-api.ts';
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
      <p>{mode === 'direct' ? foreign.direct : foreign.state(kept.length, missing.length)}</p>
      {mode === 'direct' ? null : (
        <ul>
          {missing.map(({ src, why }) => (
            <li key={src}>
              <code>{src}</code> {why === null ? foreign.waiting : foreign.why(why)}
            </li>
          ))}
        </ul>
      )}
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
