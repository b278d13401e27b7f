import './accounts.css';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Account, Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { IdentityFields, useIdentityFields } from '../company/identity';
import { useI18n, type Key } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Tag } from '../kit/tag';
import { CompanyCredits } from '../manage/company-credits';
import { SectionFrame } from '../manage/section-frame';
import { ReverseCharge } from '../members/reverse-charge';

const DONE: Record<string, Key> = {
  ouverte: 'company.opened',
  envoyee: 'company.invited',
  autoliquidation: 'company.saved',
  donner: 'company.credits.given',
  reprendre: 'packs.done.taken',
  terminer: 'packs.done.ended',
};

function OpenForm({ site }: { site: Grant }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('openCompany');
  const fields = useIdentityFields();
  const id = useMemo(() => values['id'] ?? uuid7(), [values['id']]);
  return (
    <form className="stack" method="post" action={manageUrl('/entreprises', site.slug)}>
      <ErrorSummary
        problem={problem}
        fields={{ ...fields, managerEmail: { id: 'gerant', label: t('company.manager.email') } }}
      />
      <input type="hidden" name="faire" value="ouvrir" />
      <input type="hidden" name="id" value={id} />
      <IdentityFields values={values} problem={problem} />
      <Field
        id="gerant"
        name="gerant"
        type="email"
        required
        autoComplete="off"
        label={t('company.manager.email')}
        hint={t('company.manager.hint')}
        defaultValue={values['gerant']}
      />
      <div className="row">
        <Button type="submit" look="primary">
          {t('company.open')}
        </Button>
      </div>
    </form>
  );
}

function Invite({ site, account }: { site: Grant; account: Account }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('inviteManager');
  return (
    <form className="row" method="post" action={manageUrl('/entreprises', site.slug)}>
      <input type="hidden" name="faire" value="inviter" />
      <input type="hidden" name="id" value={account.id} />
      {values['id'] === account.id && <ErrorSummary problem={problem} />}
      <Field
        name="gerant"
        type="email"
        required
        autoComplete="off"
        label={t('company.manager.emailOf', { name: account.name })}
        defaultValue={account.invited ?? ''}
      />
      <Button type="submit" small>
        {t('company.invite.again')}
      </Button>
    </form>
  );
}

function Companies({ site, companies }: { site: Grant; companies: readonly Account[] }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  if (companies.length === 0) return <EmptyState title={t('company.none.title')} text={t('company.none.text')} />;
  return (
    <ul className="stack" role="list">
      {companies.map((account) => (
        <li key={account.id} id={account.id} className="card stack-tight">
          <div className="row-between">
            <h2 className="h3">{account.name}</h2>
            <Tag tone={account.managed ? 'ok' : 'warn'}>
              {account.managed ? t('company.managed') : t('company.unmanaged')}
            </Tag>
          </div>
          <p className="muted">
            {account.street}, {account.postcode} {account.commune}
            {account.registration && ` · ${account.registration}`} · {account.email}
          </p>
          {site.role === 'manager' && !account.managed && <Invite site={site} account={account} />}
          {site.role === 'manager' && (
            <ReverseCharge
              action={manageUrl('/entreprises', site.slug, { apercu: search.get('apercu') })}
              id={account.id}
              name={account.name}
              charge={account.reverseCharge}
            />
          )}
          {search.get('credits') === account.id ? (
            <CompanyCredits site={site} account={account} />
          ) : (
            <p className="row">
              <ButtonLink
                small
                href={`${manageUrl('/entreprises', site.slug, { credits: account.id })}#credits`}
                label={t('company.credits.of', { name: account.name })}
              >
                {t('company.credits')}
              </ButtonLink>
              {site.role === 'manager' && (
                <ButtonLink
                  small
                  href={manageUrl('/facturation/lignes', site.slug, { entreprise: account.id })}
                  label={t('company.addLine.of', { name: account.name })}
                >
                  {t('company.addLine')}
                </ButtonLink>
              )}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

function Accounts({ site }: { site: Grant }) {
  const { t } = useI18n();
  const list = useGet(at.accounts(site.id));
  return (
    <div className="stack">
      <Done words={DONE} />
      <p className="muted">{t('company.about')}</p>
      {list.data ? (
        <Companies site={site} companies={list.data.companies} />
      ) : list.problem ? (
        <Failed problem={list.problem.body} again={list.again} />
      ) : (
        <Skeleton blocks={1} />
      )}
      {site.role === 'manager' && (
        <Card title={t('company.open.title')}>
          <OpenForm site={site} />
        </Card>
      )}
    </div>
  );
}

/** The companies that a site bills, and how a new one comes to be. */
export default function AccountsPage() {
  return <SectionFrame page="/entreprises">{(site) => <Accounts site={site} key={site.id} />}</SectionFrame>;
}
