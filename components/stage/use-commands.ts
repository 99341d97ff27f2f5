'use client';
import { useCallback, useEffect, useRef } from 'react';
import { commandFor, lettersOn, listenKeys, type Seat, type StageCommand } from '#live/stage-keys.ts';
import type { FromFrame } from '#wire';

type FrameKey = Extract<FromFrame, { type: 'key' }>;

/** Runs what keys ask for, pressed in the page; gives what to call with a key pressed in the frame. */
export function useCommands(seat: Seat, run: (command: StageCommand) => void): (press: FrameKey) => void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => listenKeys(seat, (command) => latest.current(command)), [seat]);
  return useCallback(
    (press) => {
      const command = commandFor(press, seat, lettersOn());
      if (command) latest.current(command);
    },
    [seat],
  );
}
