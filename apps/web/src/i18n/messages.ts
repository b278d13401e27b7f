import type { CompiledMessage } from 'icu-minify/format';
import type groups from '../app/texts.json';
import type { Locale } from './locale';

export type Messages = Record<string, CompiledMessage>;
/** Everyone needs the public texts; some pages need a group of their own besides (app/texts.json, texts.mjs). */
export type Texts = 'public' | MoreTexts;
export type MoreTexts = keyof typeof groups;

// The build replaces each JSON file by the compiled form of its part.
const load: Record<Locale, Record<Texts, () => Promise<{ default: unknown }>>> = {
  fr: {
    public: () => import('./fr.json?texts=public'),
    accounting: () => import('./fr.json?texts=accounting'),
    account: () => import('./fr.json?texts=account'),
    agendas: () => import('./fr.json?texts=agendas'),
    billing: () => import('./fr.json?texts=billing'),
    paid: () => import('./fr.json?texts=paid'),
    company: () => import('./fr.json?texts=company'),
    credits: () => import('./fr.json?texts=credits'),
    console: () => import('./fr.json?texts=console'),
    floor: () => import('./fr.json?texts=floor'),
    place: () => import('./fr.json?texts=place'),
    prices: () => import('./fr.json?texts=prices'),
    search: () => import('./fr.json?texts=search'),
    seller: () => import('./fr.json?texts=seller'),
    booking: () => import('./fr.json?texts=booking'),
    series: () => import('./fr.json?texts=series'),
    plans: () => import('./fr.json?texts=plans'),
    formulas: () => import('./fr.json?texts=formulas'),
    offers: () => import('./fr.json?texts=offers'),
    figures: () => import('./fr.json?texts=figures'),
    doors: () => import('./fr.json?texts=doors'),
    members: () => import('./fr.json?texts=members'),
    people: () => import('./fr.json?texts=people'),
    papers: () => import('./fr.json?texts=papers'),
  },
  en: {
    public: () => import('./en.json?texts=public'),
    accounting: () => import('./en.json?texts=accounting'),
    account: () => import('./en.json?texts=account'),
    agendas: () => import('./en.json?texts=agendas'),
    billing: () => import('./en.json?texts=billing'),
    paid: () => import('./en.json?texts=paid'),
    company: () => import('./en.json?texts=company'),
    credits: () => import('./en.json?texts=credits'),
    console: () => import('./en.json?texts=console'),
    floor: () => import('./en.json?texts=floor'),
    place: () => import('./en.json?texts=place'),
    prices: () => import('./en.json?texts=prices'),
    search: () => import('./en.json?texts=search'),
    seller: () => import('./en.json?texts=seller'),
    booking: () => import('./en.json?texts=booking'),
    series: () => import('./en.json?texts=series'),
    plans: () => import('./en.json?texts=plans'),
    formulas: () => import('./en.json?texts=formulas'),
    offers: () => import('./en.json?texts=offers'),
    figures: () => import('./en.json?texts=figures'),
    doors: () => import('./en.json?texts=doors'),
    members: () => import('./en.json?texts=members'),
    people: () => import('./en.json?texts=people'),
    papers: () => import('./en.json?texts=papers'),
  },
};

export const loadMessages = async (locale: Locale, texts: Texts): Promise<Messages> =>
  (await load[locale][texts]()).default as Messages;

/** For the server, which has them all at hand. */
export async function loadAllMessages(locale: Locale): Promise<Messages> {
  const groups = await Promise.all(Object.values(load[locale]).map((group) => group()));
  return Object.assign({}, ...groups.map((group) => group.default)) as Messages;
}

/** The build's manifest knows the file by this name. */
export const messagesFile = (locale: Locale, texts: Texts): string => `src/i18n/${locale}.json?texts=${texts}`;
