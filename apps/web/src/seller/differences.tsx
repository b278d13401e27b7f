import type { Grant } from '../api/types';
import { manageUrl, rateUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { formulaUrl } from '../memberships/links';
import type { SellerAnswer } from './paths';

/** A product with a VAT that the seller has not, or would not have any more. */
export type Differing = SellerAnswer['differing'][number];

const urlOf = (site: string, { kind, id }: Differing): string => {
  if (kind === 'plan') return formulaUrl(site, id);
  if (kind === 'pack') return manageUrl('/carnets', site);
  return kind === 'rate' ? rateUrl(site, id) : manageUrl('/tarifs', site);
};

interface Props {
  site: Grant;
  products: readonly Differing[];
  /** Something is typed on this page that must not be lost: each price is shown in a tab of its own. */
  apart?: boolean;
}

/** Prices to look at again, each with the way to it. */
export function Differences({ site, products, apart }: Props) {
  const { t, basisPoints } = useI18n();
  const rateOf = ({ vatRateBp }: Differing) => basisPoints(vatRateBp);
  return (
    <ul>
      {products.map((product) => (
        <li key={product.id}>
          <a href={urlOf(site.slug, product)} target={apart ? '_blank' : undefined}>
            {t(`seller.product.${product.kind}`, { name: product.name })}
          </a>{' '}
          {t('seller.product.vat', { rate: rateOf(product) })}
        </li>
      ))}
    </ul>
  );
}
