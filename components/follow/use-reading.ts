'use client';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { PHONE_QUERY } from '#live/frame-boot.ts';
import type { FrameView } from '#wire';
import { TEXT_SIZE_PX } from '#wire';

/** Sizes of reflowed text in CSS pixels. */
export const textSizes = [14, TEXT_SIZE_PX, 20, 24, 30];

/** How a person reads: as slides or as text, and how large. The size is kept in the browser. */
export type Reading = {
  readonly view: FrameView;
  readonly isPhone: boolean;
  readonly textOnly: boolean;
  readonly textSizePx: number;
  setTextOnly(on: boolean): void;
  setTextSize(px: number): void;
};

export function useReading(): Reading {
  // no markup depends on it, so the first render may know what the server could not
  const isPhone = useMediaQuery(PHONE_QUERY, false, { getInitialValueInEffect: false }) ?? false;
  const [textOnly, setTextOnly] = useState(false);
  const [stored, setTextSize] = useLocalStorage<number>({ key: 'lectern-text-size', defaultValue: TEXT_SIZE_PX });
  const textSizePx = textSizes.find((size) => size === stored) ?? TEXT_SIZE_PX;
  const view = viewOf(textOnly, isPhone);
  return { view, isPhone, textOnly, textSizePx, setTextOnly, setTextSize };
}

function viewOf(textOnly: boolean, isPhone: boolean): FrameView {
  if (textOnly) return 'reading';
  return isPhone ? 'phone' : 'stage';
}
