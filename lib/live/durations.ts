/** A span as people read it on a clock: "1:50", "21:10", "1:02:03"; never negative. */
export function clockSpan(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** The time of day of milliseconds since 1970, such as "14:32". */
export const clockTime = (at: number, language: 'en' | 'de'): string =>
  new Date(at).toLocaleTimeString(language === 'de' ? 'de-DE' : 'en-GB', { hour: '2-digit', minute: '2-digit' });

/** A moment (ISO 8601) as people say it, such as "12 Nov 2026, 14:32". */
export const dayAndTime = (at: string, language: 'en' | 'de'): string =>
  new Date(at).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
