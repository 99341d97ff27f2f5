'use client';
import { BrokenState } from '#components/states/broken-state.tsx';

/** `retry` asks the server again; `reset` would only show the same answer once more. */
export default function PageError({ retry }: { readonly error: Error; readonly retry: () => void }) {
  return <BrokenState onRetry={retry} />;
}
