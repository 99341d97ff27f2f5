import type { ReactNode } from 'react';
import { FullProviders } from '#components/shell/full-providers.tsx';

export default function LibraryLayout({ children }: { readonly children: ReactNode }) {
  return <FullProviders>{children}</FullProviders>;
}
