'use client';
import { Button, Group } from '@mantine/core';
import { notifications, notificationsStore } from '@mantine/notifications';
import { isValidElement, type ReactNode } from 'react';
import classes from './shell.module.css';

type Undo = { readonly label: string; readonly act: () => void };
const UNDO_MS = 10_000;

/** Says in a corner what was done, for some seconds, and offers to undo it. The same words take the place of those that stand there. */
export function toast(message: ReactNode, undo?: Undo): void {
  const id = crypto.randomUUID?.() ?? String(Math.random());
  for (const standing of notificationsStore.getState().notifications) {
    if (!undo && isSame(standing.message, message) && standing.id) notifications.hide(standing.id);
  }
  const act = () => {
    notifications.hide(id);
    undo?.act();
  };
  const body = undo ? (
    <Group gap={12} wrap="nowrap" justify="space-between">
      <span>{message}</span>
      <Button variant="subtle" size="compact-sm" onClick={act}>
        {undo.label}
      </Button>
    </Group>
  ) : (
    message
  );
  notifications.show({ id, message: body, autoClose: undo ? UNDO_MS : 6_000, withBorder: true, className: classes['toast'] ?? '' });
}

/** Words with more than words in them are the same by their key. */
const isSame = (a: ReactNode, b: ReactNode) => a === b || (isValidElement(a) && isValidElement(b) && a.key !== null && a.key === b.key);

/** Says in a corner what went wrong and what to do; stays until it is closed. */
export function complain(title: ReactNode, message?: ReactNode): void {
  notifications.show({
    title,
    message: message ?? '',
    autoClose: false,
    withBorder: true,
    color: 'red',
    className: classes['toast'] ?? '',
  });
}
