'use client';
import dynamic from 'next/dynamic';
import { patiently } from '#components/patiently.ts';
import type { SpeakerProps } from './speaker-screen.tsx';

// the lane and Yjs are for browsers only
const Screen = dynamic(() => patiently(() => import('./speaker-screen.tsx')).then((module) => module.SpeakerScreen), { ssr: false });

export function SpeakerPage(props: SpeakerProps) {
  return <Screen {...props} />;
}
