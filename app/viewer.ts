import { headers } from 'next/headers';
import { cache } from 'react';
import { type Caller, callerAt } from '#store/caller.ts';

/** Who asks for this page. */
export const pageViewer = cache(async (): Promise<Caller> => callerAt((await headers()).get('cookie')));
