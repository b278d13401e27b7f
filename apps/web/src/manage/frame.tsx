import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { Grant } from '../api/types';
import { useMe } from '../app/boot';
import { useHead } from '../app/head';
import { manageUrl, type ConsolePage } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { EmptyState } from '../kit/messages';
import { PapersBadge } from '../papers/badge';

/** The sites whose desk this person keeps; the address says which one is on screen. */
function useSites(): { sites: Grant[]; site: Grant | null } {
  const me = useMe();
  const [search] = useSearchParams();
  const sites = (me?.grants ?? []).filter((grant) => grant.kind === 'site');
  return { sites, site: sites.find((site) => site.slug === search.get('lieu')) ?? sites[0] ?? null };
}

function SiteSelect({ sites, site, page }: { sites: Grant[]; site: Grant; page: ConsolePage }) {
  const { t } = useI18n();
  const [, navigate] = useLocation();
  if (sites.length < 2) return <p className="console-site strong">{site.name}</p>;
  return (
    <form method="get" action={`/gestion${page}`} className="console-site row">
      <label className="sr-only" htmlFor="lieu">
        {t('manage.site')}
      </label>
      <select
        id="lieu"
        name="lieu"
        className="input"
        value={site.slug}
        onChange={(event) => navigate(manageUrl(page, event.currentTarget.value))}
      >
        {sites.map((each) => (
          <option key={each.id} value={each.slug}>
            {each.name}
          </option>
        ))}
      </select>
      <noscript>
        <button className="btn">{t('profile.open')}</button>
      </noscript>
    </form>
  );
}

/** Pages whose address does not say so. */
const BELOW: Partial<Record<ConsolePage, ConsolePage>> = {
  '/acomptes': '/facturation',
  '/groupes': '/membres',
  '/journal': '/facturation',
  '/justificatifs': '/membres',
  '/abonnements': '/formules',
};

/** A page below that of a tab is the tab's. */
const isAt = (tab: ConsolePage, page: ConsolePage): boolean =>
  page === tab || BELOW[page] === tab || (tab !== '' && page.startsWith(`${tab}/`));

function Tabs({ site, page }: { site: Grant; page: ConsolePage }) {
  const { t } = useI18n();
  const tabs: readonly { to: ConsolePage; label: string; manager: boolean }[] = [
    { to: '', label: t('manage.today'), manager: false },
    { to: '/planning', label: t('manage.planning'), manager: false },
    { to: '/carnets', label: t('manage.credits'), manager: false },
    { to: '/membres', label: t('members.tab'), manager: false },
    { to: '/formules', label: t('manage.plans'), manager: false },
    { to: '/facturation', label: t('manage.billing'), manager: true },
    { to: '/compta', label: t('manage.accounting'), manager: true },
    { to: '/entreprises', label: t('manage.companies'), manager: false },
    { to: '/tarifs', label: t('manage.rates'), manager: true },
    { to: '/equipe', label: t('manage.team'), manager: true },
    { to: '/agendas', label: t('manage.calendars'), manager: false },
    // The front desk reads what is offered; hours and the rest are the managers'.
    { to: site.role === 'manager' ? '/lieu' : '/lieu/places', label: t('manage.place'), manager: false },
  ];
  const row = useRef<HTMLElement>(null);
  // On a phone the row is longer than the screen: where one is must be in sight.
  useEffect(() => {
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [page]);
  return (
    <nav className="tabs" aria-label={t('manage.tabs')} ref={row}>
      {tabs
        .filter((tab) => !tab.manager || site.role === 'manager')
        .map((tab) => (
          <Link key={tab.to} href={manageUrl(tab.to, site.slug)} aria-current={isAt(tab.to, page) ? 'page' : undefined}>
            {tab.label}
            {tab.to === '/membres' && <PapersBadge site={site} />}
          </Link>
        ))}
    </nav>
  );
}

interface Props {
  page: ConsolePage;
  title: string;
  /** Which of several pages under this title: for the name of the tab. */
  part?: string;
  aside?: ReactNode;
  children: (site: Grant) => ReactNode;
  managerOnly?: boolean;
}

/** What every page of the console has in common: which site, where to go, and no entry for others. */
export function ConsoleFrame({ page, title, part, aside, children, managerOnly }: Props) {
  const { t } = useI18n();
  const { sites, site } = useSites();
  const allowed = site !== null && (!managerOnly || site.role === 'manager');
  const name = part ? `${part} · ${title}` : title;
  useHead({ title: site ? `${name}, ${site.name}` : name, status: allowed ? 200 : 403, noIndex: true });
  return (
    <main id="main" className="wrap page console">
      {site && (
        <div className="console-bar no-print">
          <SiteSelect sites={sites} site={site} page={page} />
          <Tabs site={site} page={page} />
        </div>
      )}
      <div className="row-between">
        <h1>{title}</h1>
        {allowed && aside}
      </div>
      {allowed ? (
        children(site)
      ) : (
        <EmptyState
          title={site ? t('manage.notManager.title') : t('manage.notYours.title')}
          text={site ? t('manage.notManager.text') : t('manage.notYours.text')}
        >
          <ButtonLink href="/moi">{t('notFound.mine')}</ButtonLink>
          <ButtonLink href="/">{t('notFound.find')}</ButtonLink>
        </EmptyState>
      )}
    </main>
  );
}
