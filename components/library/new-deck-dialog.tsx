'use client';
import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { complain } from '#components/shell/toast.tsx';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useLanguage, useWords } from '#components/words.tsx';
import { createDeck, sayFailure } from '#live/api.ts';
import { type TemplateName, templates } from '#templates';
import { TemplateAbout, TemplatePicture, templateNames } from './template-picture.tsx';
import classes from './templates.module.css';

const MAX_TITLE_CHARACTERS = 120;
type Props = { readonly opened: boolean; readonly onClose: () => void; readonly template: TemplateName };

/** Asks for a title and a template, makes the deck and opens it. */
export function NewDeckDialog({ opened, onClose, template }: Props) {
  const { common } = useWords();
  const isPhone = useIsPhone();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={common.newDeck}
      size={760}
      padding={isPhone ? 16 : 24}
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <NewDeckForm template={template} onClose={onClose} size={isPhone ? 'md' : 'sm'} />
    </Modal>
  );
}

/** Makes the deck from a template and goes there. */
function useCreate() {
  const { common } = useWords();
  const language = useLanguage();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const create = async (name: TemplateName, title: string) => {
    setBusy(true);
    try {
      const { id } = await createDeck(templates[name](title, language));
      router.push(`/d/${id}?edit`);
    } catch (error) {
      complain(sayFailure(error, common.failed));
      setBusy(false);
    }
  };
  return { busy, create };
}

type FormProps = { readonly template: TemplateName; readonly onClose: () => void; readonly size: 'sm' | 'md' };

function NewDeckForm({ template, onClose, size }: FormProps) {
  const { library, common } = useWords();
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState<TemplateName>(template);
  const { busy, create } = useCreate();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void create(chosen, title.trim() || library[chosen === 'blank' ? 'untitled' : chosen]);
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack gap={20}>
        <TextInput
          size={size}
          label={library.title}
          placeholder={library[chosen === 'blank' ? 'untitled' : chosen]}
          value={title}
          maxLength={MAX_TITLE_CHARACTERS}
          onChange={(event) => setTitle(event.currentTarget.value)}
          data-autofocus
        />
        <Radio.Group label={library.startFrom} value={chosen} onChange={(value) => setChosen(value as TemplateName)}>
          <div className={`${classes['templates']} ${classes['inDialog']}`}>
            {templateNames.map((name) => (
              <div key={name} className={classes['template']} data-checked={name === chosen || undefined}>
                <TemplatePicture name={name} />
                <Radio.Card value={name} withBorder={false} className={classes['choose'] ?? ''} aria-label={library[name]}>
                  <TemplateAbout name={name} />
                </Radio.Card>
              </div>
            ))}
          </div>
        </Radio.Group>
        <Group gap={8} justify="flex-end" grow={size === 'md'}>
          <Button size={size} variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button size={size} type="submit" loading={busy}>
            {library.create}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
