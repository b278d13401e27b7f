import { Link } from 'wouter';
import { at } from '../api/paths';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { type ConsolePage, manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { MemberFinder } from './member-finder';

/** Who something is asked of or offered to, as the address of the page says it. */
export interface Asked {
  readonly memberId: string | null;
  readonly companyId: string | null;
}
export const askedOf = (search: URLSearchParams): Asked => ({
  memberId: search.get('membre'),
  companyId: search.get('entreprise'),
});

interface Props {
  site: Grant;
  q: string;
  asked: Asked;
  page: ConsolePage;
}

/** A member by a few letters, or a company that the site bills; each is a link to the page with them. */
export function BuyerChoice({ site, q, asked, page }: Props) {
  const { t } = useI18n();
  const companies = useGet(at.accounts(site.id)).data?.companies ?? [];
  const member = useGet(asked.memberId === null ? null : at.member(site.id, asked.memberId)).data;
  const chosen = companies.find(({ id }) => id === asked.companyId) ?? member;
  return (
    <>
      <MemberFinder site={site} q={q} chosen={asked.memberId} page={page} label={t('deposit.search')} />
      {companies.length > 0 && (
        <details open={asked.companyId !== null}>
          <summary>{t('deposit.companies')}</summary>
          <ul className="stack-tight" role="list">
            {companies.map(({ id, name }) => (
              <li key={id}>
                <Link
                  href={manageUrl(page, site.slug, { entreprise: id })}
                  aria-current={id === asked.companyId ? 'true' : undefined}
                >
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      )}
      {chosen && <p className="strong">{t('deposit.for', { name: chosen.name })}</p>}
    </>
  );
}

/** The same, in a form. */
export function AskedFields({ asked }: { asked: Asked }) {
  return asked.companyId ? (
    <input type="hidden" name="entreprise" value={asked.companyId} />
  ) : (
    <input type="hidden" name="membre" value={asked.memberId ?? ''} />
  );
}
