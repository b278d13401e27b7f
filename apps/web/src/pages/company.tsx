import './company.css';
import { useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Company, Grant } from '../api/types';
import { useMe, useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { companyUrl, useSaySpent } from '../company/links';
import { People } from '../company/people';
import { CostCentres, Terms } from '../company/settings';
import { Invite, Managers } from '../company/team';
import { useI18n, type Key } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Banner, EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Meter } from '../kit/meter';
import { Skeleton } from '../kit/skeleton';

const DONE: Record<string, Key> = {
  invitation: 'company.invited',
  retrait: 'company.withdrawn',
  fiche: 'company.saved',
  personne: 'company.saved',
  exclusion: 'company.person.removed',
  centre: 'company.saved',
};

/** Who manages several chooses one. */
function Choice({ companies, chosen }: { companies: readonly Grant[]; chosen: Grant }) {
  const { t } = useI18n();
  if (companies.length < 2) return null;
  return (
    <nav className="row" aria-label={t('company.choose')}>
      {companies.map(({ id, name }) => (
        <ButtonLink key={id} small href={companyUrl(id)} look={id === chosen.id ? 'primary' : 'plain'}>
          {name}
        </ButtonLink>
      ))}
    </nav>
  );
}

function Month({ company }: { company: Company }) {
  const { t, monthLong } = useI18n();
  const saySpent = useSaySpent(company.currency);
  const { monthlyCapCents: cap, spentCents } = company;
  return (
    <Card title={t('company.month', { month: monthLong(company.month) })}>
      <p className="h2 num">{saySpent(spentCents, cap)}</p>
      {cap !== null && <Meter value={spentCents} max={cap} low={spentCents >= cap * 0.9} />}
      <p className="muted">{t('company.month.hint')}</p>
    </Card>
  );
}

function Loaded({ company }: { company: Company }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const { problem } = useRefused('company');
  const done = DONE[search.get('fait') ?? ''];
  return (
    <div className="stack">
      {done && (
        <Banner tone="ok" status>
          <p className="strong">{t(done)}</p>
        </Banner>
      )}
      <ErrorSummary problem={problem} />
      <Month company={company} />
      <People company={company} />
      <div className="columns">
        <Invite company={company} />
        <div className="stack">
          <Managers company={company} />
          <CostCentres company={company} />
        </div>
      </div>
      <Terms company={company} />
    </div>
  );
}

function Managed({ grant }: { grant: Grant }) {
  const company = useGet(at.company(grant.id));
  if (company.data) return <Loaded company={company.data} />;
  return company.problem ? <Failed problem={company.problem.body} again={company.again} /> : <Skeleton />;
}

/** What a company's managers see and set. */
export default function CompanyPage() {
  const { t } = useI18n();
  const me = useMe();
  const [search] = useSearchParams();
  const companies = (me?.grants ?? []).filter(({ kind }) => kind === 'company');
  const grant = companies.find(({ id }) => id === search.get('e')) ?? companies[0];
  useHead({ title: grant?.name ?? t('company.title'), status: grant ? 200 : 403, noIndex: true });
  return (
    <main id="main" className="wrap page">
      <h1>{grant?.name ?? t('company.title')}</h1>
      {grant ? (
        <>
          <Choice companies={companies} chosen={grant} />
          <Managed grant={grant} key={grant.id} />
        </>
      ) : (
        <EmptyState title={t('company.notYours.title')} text={t('company.notYours.text')}>
          <ButtonLink href="/moi">{t('notFound.mine')}</ButtonLink>
        </EmptyState>
      )}
    </main>
  );
}
