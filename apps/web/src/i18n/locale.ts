export type Locale = 'fr' | 'en';
export const LOCALES: readonly Locale[] = ['fr', 'en'];

export const isLocale = (text: string | null | undefined): text is Locale => text === 'fr' || text === 'en';

/** French first: English only for a visitor who chose it, or whose browser prefers it to French. */
export function pickLocale(chosen: string | undefined, acceptLanguage: string | undefined): Locale {
  if (isLocale(chosen)) return chosen;
  for (const range of (acceptLanguage ?? '').split(',')) {
    const language = range.trim().slice(0, 2).toLowerCase();
    if (isLocale(language)) return language;
  }
  return 'fr';
}
