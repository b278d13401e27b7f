import { useI18n } from '../i18n/i18n';

/** Services are words each site chooses; those we know have a translation, the others are shown as written. */
export function useSayService(): (service: string) => string {
  const { t, has } = useI18n();
  return (service) => {
    const key = `service.${service}`;
    return has(key) ? t(key) : service;
  };
}
