'use client';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useWords } from '#components/words.tsx';
import classes from './importing.module.css';
import { LookStep } from './look-step.tsx';
import { Report } from './report.tsx';
import { SourceStep } from './source-step.tsx';
import { type Importing, useImport } from './use-import.ts';

type Props = { readonly files: readonly File[]; readonly onClose: () => void };

/** Imports files, an address or a text: shows what there would be before anything is written, and afterwards what became of each. */
export function ImportDialog({ files, onClose }: Props) {
  const { importing, common } = useWords();
  const isPhone = useIsPhone();
  const run = useImport(files, onClose);
  return (
    <Modal
      opened
      onClose={run.close}
      title={run.step.kind === 'done' ? importing.done : importing.title}
      size={640}
      padding={isPhone ? 16 : 24}
      fullScreen={isPhone}
      closeOnClickOutside={run.step.kind === 'source' || run.step.kind === 'done'}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <CurrentStep run={run} size={isPhone ? 'md' : 'sm'} onClose={onClose} />
    </Modal>
  );
}

type StepProps = { readonly run: Importing; readonly size: 'sm' | 'md'; readonly onClose: () => void };

function CurrentStep({ run, size, onClose }: StepProps) {
  const { importing, common } = useWords();
  const { step } = run;
  switch (step.kind) {
    case 'source':
      return <SourceStep run={run} trouble={step.trouble} size={size} />;
    case 'reading':
      return <Running run={run} size={size} says={step.all > 1 ? importing.readingOf(step.done, step.all) : importing.reading} {...step} />;
    case 'look':
      return <LookStep run={run} step={step} size={size} />;
    case 'saving':
      return (
        <Running
          run={run}
          size={size}
          says={step.isCancelled ? importing.cancelling : importing.progress(step.done + 1, step.all)}
          {...step}
        />
      );
    case 'done':
      return (
        <Stack gap={16}>
          <Report results={step.results} />
          <Group justify="flex-end" grow={size === 'md'}>
            <Button size={size} onClick={onClose} data-autofocus>
              {common.done}
            </Button>
          </Group>
        </Stack>
      );
  }
}

type RunningProps = Pick<StepProps, 'run' | 'size'> & { readonly says: string; readonly done: number; readonly all: number };

/** How far it is, and a way out. */
function Running({ run, size, says, done, all }: RunningProps) {
  const { common } = useWords();
  return (
    <Stack gap={16}>
      <Text size="sm" aria-live="polite">
        {says}
      </Text>
      <progress className={classes['progress']} max={all} value={all > 1 ? done : undefined} aria-label={says} />
      <Group justify="flex-end" grow={size === 'md'}>
        <Button size={size} variant="default" onClick={run.close} data-autofocus>
          {common.cancel}
        </Button>
      </Group>
    </Stack>
  );
}
