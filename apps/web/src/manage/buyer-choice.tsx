import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { type ConsolePage, manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { MemberFinder } from './member-finder';

/** Who something is asked of or offered to, as the address of the page says it. */
export interface Asked {
  readonly memberId: string | null;
  readonly companyId: string | null;
}
interface Props {
  site: Grant;
  page: ConsolePage;
  /** What is asked of them, or offered to them. */
  title: string;
  /** Once somebody is chosen. */
  children: (asked: Asked) => ReactNode;
}

/** Chooses a member by a few letters, or a company that the site bills (each is a link to the page with them); then the form. */
export function ForBuyer({ site, page, title, children }: Props) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const asked = { memberId: search.get('membre'), companyId: search.get('entreprise') };
  const companies = useGet(at.accounts(site.id)).data?.companies ?? [];
  const member = useGet(asked.memberId === null ? null : at.member(site.id, asked.memberId)).data;
  const chosen = companies.find(({ id }) => id === asked.companyId) ?? member;
  const q = (search.get('q') ?? '').trim();
  return (
    <Card title={title}>
      <div className="stack">
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
        {(asked.memberId ?? asked.companyId) !== null && children(asked)}
      </div>
    </Card>
  );
}

/** Whom a form is about. */
export function AskedFields({ asked }: { asked: Asked }) {
  return asked.companyId ? (
    <input type="hidden" name="entreprise" value={asked.companyId} />
  ) : (
    <input type="hidden" name="membre" value={asked.memberId ?? ''} />
  );
}
