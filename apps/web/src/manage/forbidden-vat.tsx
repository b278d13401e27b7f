import { useI18n } from '../i18n/i18n';

/** Beside a price whose VAT the site's regime has not: bookings take it, invoices do not. Basis points. */
export function ForbiddenVat({ rate, allowed }: { rate: number; allowed: readonly number[] }) {
  const { t } = useI18n();
  return allowed.includes(rate) ? null : <p className="field-error">{t('tarifs.vat.forbidden')}</p>;
}
