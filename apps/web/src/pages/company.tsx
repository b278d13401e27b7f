import './company.css';
import { Link, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Company, Grant } from '../api/types';
import { useMe, useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { Bookings } from '../company/bookings';
import { Documents } from '../company/documents';
import { Credits } from '../company/credits';
import { type View, VIEWS, chosenCompany, companyUrl, viewOf } from '../company/links';
import { MonthPreview, Spending } from '../company/month';
import { People } from '../company/people';
import { CostCentres, Terms } from '../company/settings';
import { Invite, Managers } from '../company/team';
import { useI18n, type Key } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { EmptyState, ErrorSummary } from '../kit/messages';
import { Pending } from '../kit/pending';
import { OwnQuotes } from '../quotes/own';

const DONE: Record<string, Key> = {
  invitation: 'company.invited',
  retrait: 'company.withdrawn',
  fiche: 'company.saved',
  personne: 'company.saved',
  exclusion: 'company.person.removed',
  centre: 'company.saved',
  annulation: 'company.calledOff',
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

function Views({ company, view }: { company: Company; view: View }) {
  const { t } = useI18n();
  return (
    <nav className="tabs company-tabs" aria-label={t('company.views')}>
      {VIEWS.map((one) => (
        <Link key={one} href={companyUrl(company.id, one)} aria-current={one === view ? 'page' : undefined}>
          {t(`company.view.${one}`)}
        </Link>
      ))}
    </nav>
  );
}

function Shown({ company, view }: { company: Company; view: View }) {
  switch (view) {
    case 'apercu':
      return (
        <>
          <Spending company={company} />
          <MonthPreview company={company} />
          <Credits company={company} />
          <Bookings company={company} />
        </>
      );
    case 'personnes':
      return (
        <>
          <People company={company} />
          <div className="columns">
            <Invite company={company} />
            <Managers company={company} />
          </div>
        </>
      );
    case 'factures':
      return (
        <>
          <OwnQuotes companyId={company.id} back={companyUrl(company.id, 'factures')} />
          <Documents company={company} />
        </>
      );
    case 'reglages':
      return (
        <>
          <Terms company={company} />
          <CostCentres company={company} />
        </>
      );
  }
}

function Loaded({ company }: { company: Company }) {
  const [search] = useSearchParams();
  const { problem } = useRefused('company');
  const view = viewOf(search.get('vue'));
  return (
    <div className="stack">
      <Views company={company} view={view} />
      <Done words={DONE} />
      <ErrorSummary problem={problem} />
      <Shown company={company} view={view} />
    </div>
  );
}

function Managed({ grant }: { grant: Grant }) {
  const company = useGet(at.company(grant.id));
  if (company.data) return <Loaded company={company.data} />;
  return <Pending of={company} />;
}

/** What a company's managers see and set. */
export default function CompanyPage() {
  const { t } = useI18n();
  const me = useMe();
  const [search] = useSearchParams();
  const companies = (me?.grants ?? []).filter(({ kind }) => kind === 'company');
  const grant = chosenCompany(companies, search);
  const status = grant ? undefined : companies[0] ? 404 : 403;
  useHead({ title: grant?.name ?? t('company.title'), status, noIndex: true });
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
