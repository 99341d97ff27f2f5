'use client';
import { Kbd, Modal, Stack, Switch } from '@mantine/core';
import { useWords } from '#components/words.tsx';
import { useLetterKeysSetting } from './letter-keys.ts';
import classes from './shell.module.css';

type Row = { readonly keys: readonly string[]; readonly does: string };
type Props = { readonly opened: boolean; readonly onClose: () => void; readonly rows: readonly Row[] };

/** Lists the keys of a page and lets a person switch the single-letter ones off. */
export function KeysDialog({ opened, onClose, rows }: Props) {
  const { common } = useWords();
  const [on, setOn] = useLetterKeysSetting();
  return (
    <Modal opened={opened} onClose={onClose} title={common.keys} size={480} closeButtonProps={{ 'aria-label': common.close }}>
      <Stack gap={20}>
        <dl className={classes['keys']}>
          {rows.map((row) => (
            <div key={row.does}>
              <dt>
                {row.keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{row.does}</dd>
            </div>
          ))}
        </dl>
        <Switch
          label={common.letterKeys}
          description={common.letterKeysHelp}
          checked={on}
          onChange={(event) => setOn(event.currentTarget.checked)}
        />
      </Stack>
    </Modal>
  );
}
