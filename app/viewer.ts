import { cookies } from 'next/headers';
import type { Viewer } from '#access';
import { findPerson, PERSON_COOKIE, type Person, viewerOf } from '#store/people.ts';

/** Who asks for this page: the person, if there is a row already, and the viewer for `accessOf`. */
export async function pageViewer(): Promise<{ person: Person | null; viewer: Viewer }> {
  const person = await findPerson((await cookies()).get(PERSON_COOKIE)?.value);
  return { person, viewer: viewerOf(person) };
}
