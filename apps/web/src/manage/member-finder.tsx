import { Link } from 'wouter';
import { at } from '../api/paths';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { type ConsolePage, manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { newMemberUrl } from '../members/links';

const FOUND_AT_MOST = 8;

interface Props {
  site: Grant;
  /** What was searched for, by the address. */
  q: string;
  chosen: string | null;
  page: ConsolePage;
  label: string;
}

/** A member by a few letters of their name; each is a link to the page with them. */
export function MemberFinder({ site, q, chosen, page, label }: Props) {
  const { t } = useI18n();
  const found = useGet(q === '' ? null : at.members(site.id, q));
  const members = found.data?.members.slice(0, FOUND_AT_MOST) ?? [];
  return (
    <>
      <form className="row" method="get" action={`/gestion${page}`} role="search">
        <input type="hidden" name="lieu" value={site.slug} />
        <Field name="q" type="search" autoComplete="off" label={label} defaultValue={q} />
        <Button type="submit">{t('find.go')}</Button>
      </form>
      {found.data && members.length === 0 && (
        <p className="muted">
          {t('noMember.text')} <Link href={newMemberUrl(site.slug, { name: q, page })}>{t('noMember.add')}</Link>
        </p>
      )}
      {members.length > 0 && (
        <ul className="stack-tight" role="list">
          {members.map((member) => (
            <li key={member.id}>
              <Link
                href={manageUrl(page, site.slug, { membre: member.id, q })}
                aria-current={member.id === chosen ? 'true' : undefined}
              >
                {member.name}
              </Link>{' '}
              <span className="small muted">{member.companyName ?? member.email}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
