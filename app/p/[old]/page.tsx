import { openOld } from '../../open-old.ts';

type Props = { readonly params: Promise<{ readonly old: string }> };

/** HedgeDoc's addresses of slides: by short id or alias. */
export default async function Page({ params }: Props) {
  return openOld((await params).old, '/p');
}
