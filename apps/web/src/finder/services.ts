import { useI18n } from '../i18n/i18n';

/** What a place comes with: words of the contract, and those of a time when anything could be written. */
export function useSayFeature(): (feature: string) => string {
  const { t, has } = useI18n();
  return (feature) => {
    const key = `feature.${feature}`;
    return has(key) ? t(key) : feature;
  };
}

/** Services are words each site chooses; those we know have a translation, the others are shown as written. */
export function useSayService(): (service: string) => string {
  const { t, has } = useI18n();
  return (service) => {
    const key = `service.${service}`;
    return has(key) ? t(key) : service;
  };
}
