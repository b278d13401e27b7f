import { useI18n } from '../i18n/i18n';

/** What a place has is a word its site chose; those we know have a translation, the others are shown as written. */
export function useSayFeature(): (feature: string) => string {
  const { t, has } = useI18n();
  return (feature) => {
    const key = `feature.${feature}`;
    return has(key) ? t(key) : feature;
  };
}
