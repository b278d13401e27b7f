import { useI18n } from '../i18n/i18n';

/** "Écran, Café × 8": what is had along with a place. */
export function ExtrasText({ extras }: { extras: readonly { readonly name: string; readonly quantity: number }[] }) {
  const { t } = useI18n();
  if (extras.length === 0) return null;
  const names = extras.map(({ name, quantity }) => (quantity > 1 ? `${name} × ${quantity}` : name));
  return <>{t('extras.with', { names: names.join(', ') })}</>;
}
