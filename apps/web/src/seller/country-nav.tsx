import { Link } from 'wouter';
import type { Grant } from '../api/types';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { COUNTRIES, type Country } from './fields';

/** Where the seller is established: what is asked differs. What is typed below stays. */
export function CountryNav({ site, country }: { site: Grant; country: Country }) {
  const { t } = useI18n();
  return (
    <nav className="stack-tight" aria-labelledby="seller-country">
      <p className="label" id="seller-country">
        {t('seller.country')}
      </p>
      <div className="segmented seller-country">
        {COUNTRIES.map((each) => (
          <Link
            key={each}
            href={manageUrl('/lieu/societe', site.slug, { pays: each })}
            aria-current={each === country ? 'true' : undefined}
          >
            {t(`seller.country.${each}`)}
          </Link>
        ))}
      </div>
    </nav>
  );
}
