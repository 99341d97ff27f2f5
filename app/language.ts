import { cookies, headers } from 'next/headers';
import { LANGUAGE_COOKIE, type Language, languageFor } from '#words';

/** The language of this request's page: the chosen one (cookie), else the browser's. */
export async function pageLanguage(): Promise<Language> {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  return languageFor(chosen ?? (await headers()).get('accept-language'));
}
