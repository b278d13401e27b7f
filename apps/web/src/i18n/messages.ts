import type { CompiledMessage } from 'icu-minify/format';
import type { Locale } from './locale';

export type Messages = Record<string, CompiledMessage>;
/** Everyone needs the public texts; who runs a site or a network needs those of the console too. */
export type Texts = 'public' | 'console';

// The build replaces each JSON file by the compiled form of its part.
const load: Record<Locale, Record<Texts, () => Promise<{ default: unknown }>>> = {
  fr: { public: () => import('./fr.json?texts=public'), console: () => import('./fr.json?texts=console') },
  en: { public: () => import('./en.json?texts=public'), console: () => import('./en.json?texts=console') },
};

export const loadMessages = async (locale: Locale, texts: Texts): Promise<Messages> =>
  (await load[locale][texts]()).default as Messages;

/** The build's manifest knows the file by this name. */
export const messagesFile = (locale: Locale, texts: Texts): string => `src/i18n/${locale}.json?texts=${texts}`;
