import { openOld } from '../open-old.ts';

type Props = { readonly params: Promise<{ readonly old: string }> };

/** HedgeDoc's addresses of notes: by id, alias or short id. */
export default async function Page({ params }: Props) {
  return openOld((await params).old);
}
