import type { CompiledMessage } from 'icu-minify/format';
import type { Locale } from './locale';

export type Messages = Record<string, CompiledMessage>;

// The build replaces each JSON file by its compiled form; one language travels to a browser, not all.
const load: Record<Locale, () => Promise<{ default: unknown }>> = {
  fr: () => import('./fr.json'),
  en: () => import('./en.json'),
};

export const loadMessages = async (locale: Locale): Promise<Messages> => (await load[locale]()).default as Messages;
export const messagesFile = (locale: Locale): string => `src/i18n/${locale}.json`;
