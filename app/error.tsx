'use client';
import { BrokenState } from '#components/states/broken-state.tsx';

export default function PageError({ reset }: { readonly error: Error; readonly reset: () => void }) {
  return <BrokenState onRetry={reset} />;
}
