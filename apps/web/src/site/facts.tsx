import type { AccessFacts, EitherText, ResourceView, SiteView } from '../api/types';
import { useI18n } from '../i18n/i18n';
import type { Locale } from '../i18n/locale';

/** The order in which facts are shown and asked for. */
export const YES_NO_FACTS = [
  'stepFree',
  'lift',
  'accessibleToilet',
  'accessibleParking',
  'adjustableDesk',
  'inductionLoop',
  'quietZone',
  'dimmableLight',
  'assistanceDogs',
] as const satisfies readonly (keyof AccessFacts)[];

/** Each fact that somebody has looked at, in words: "Ascenseur", "Ascenseur : non", "Porte de 90 cm". */
export function useSayFacts(): (facts: AccessFacts) => string[] {
  const { t } = useI18n();
  return (facts) => [
    ...YES_NO_FACTS.flatMap((fact) => {
      const said = facts[fact];
      if (said === undefined) return [];
      const name = t(`accessFact.${fact}`);
      return [said ? name : t('accessFact.not', { fact: name })];
    }),
    ...(facts.doorWidthCm === undefined ? [] : [t('accessFact.door', { width: facts.doorWidthCm })]),
  ];
}

/** "Découpe laser, dans l'Atelier": what a thing is called where its surroundings are not in sight. */
export function useSayName(): (site: SiteView, resource: ResourceView) => string {
  const { t } = useI18n();
  return (site, { name, parentId }) => {
    const parent = site.resources.find(({ id }) => id === parentId);
    return parent ? t('resource.insideOf', { name, parent: parent.name }) : name;
  };
}

/** The text in the reader's language, else the other one, which a screen reader must then pronounce as such. */
export function inLocale(text: EitherText | null, locale: Locale): { text: string; lang: Locale } | null {
  const other: Locale = locale === 'fr' ? 'en' : 'fr';
  if (text?.[locale]) return { text: text[locale], lang: locale };
  return text?.[other] ? { text: text[other], lang: other } : null;
}
