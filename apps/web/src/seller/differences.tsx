import { Link } from 'wouter';
import type { Grant } from '../api/types';
import { manageUrl, rateUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { formulaUrl } from '../memberships/links';

/** A product whose VAT the seller would not have any more. */
export interface Differing {
  kind: 'rate' | 'extra' | 'plan' | 'pack';
  id: string;
  name: string;
  vatRateBp: number;
}

const urlOf = (site: string, { kind, id }: Differing): string => {
  if (kind === 'plan') return formulaUrl(site, id);
  if (kind === 'pack') return manageUrl('/carnets', site);
  return kind === 'rate' ? rateUrl(site, id) : manageUrl('/tarifs', site);
};

/** Prices to look at again, each with the way to it. */
export function Differences({ site, products }: { site: Grant; products: readonly Differing[] }) {
  const { t, basisPoints } = useI18n();
  const rateOf = ({ vatRateBp }: Differing) => basisPoints(vatRateBp);
  return (
    <ul>
      {products.map((product) => (
        <li key={product.id}>
          <Link href={urlOf(site.slug, product)}>{t(`seller.product.${product.kind}`, { name: product.name })}</Link>{' '}
          {t('seller.product.vat', { rate: rateOf(product) })}
        </li>
      ))}
    </ul>
  );
}
