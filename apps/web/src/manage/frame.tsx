import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import type { Grant } from '../api/types';
import { useMe } from '../app/boot';
import { useHead } from '../app/head';
import { manageUrl, type ConsolePage } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { EmptyState } from '../kit/messages';
import { PapersBadge } from '../papers/badge';
import { chosenSite } from './chosen-site';

/** The sites whose desk this person keeps; the address says which one is on screen. One that is not theirs is none. */
function useSites(): { sites: Grant[]; site: Grant | null } {
  const me = useMe();
  const [search] = useSearchParams();
  const sites = (me?.grants ?? []).filter((grant) => grant.kind === 'site');
  return { sites, site: chosenSite(sites, search) };
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

/** What a tab leads to, and the beginnings of the addresses that are under it. */
interface Tab {
  readonly label: Key;
  readonly pages: readonly ConsolePage[];
  /** Where it leads the front desk, who may not see the first of them; `null`: they have no such tab. */
  readonly desk?: ConsolePage | null;
}
const TABS: readonly Tab[] = [
  { label: 'manage.today', pages: [''] },
  { label: 'manage.planning', pages: ['/planning'] },
  { label: 'members.tab', pages: ['/membres', '/entreprises', '/groupes', '/justificatifs'] },
  { label: 'manage.rates', pages: ['/tarifs', '/formules', '/abonnements', '/carnets'], desk: '/formules' },
  { label: 'manage.billing', pages: ['/facturation', '/devis', '/acomptes', '/compta', '/journal'], desk: null },
  { label: 'manage.place', pages: ['/lieu', '/equipe', '/agendas'], desk: '/lieu/places' },
];

const isAt = ({ pages }: Tab, page: ConsolePage): boolean =>
  pages.some((each) => page === each || (each !== '' && page.startsWith(`${each}/`)));

function Tabs({ site, page }: { site: Grant; page: ConsolePage }) {
  const { t } = useI18n();
  const row = useRef<HTMLElement>(null);
  // On a phone the row is longer than the screen: where one is must be in sight. Only the row moves, not the page, which may
  // have been opened further down.
  useEffect(() => {
    const all = row.current?.getBoundingClientRect();
    const tab = row.current?.querySelector('[aria-current]')?.getBoundingClientRect();
    if (all && tab) row.current!.scrollLeft += tab.left + tab.width / 2 - (all.left + all.width / 2);
  }, [page]);
  return (
    <nav className="tabs" aria-label={t('manage.tabs')} ref={row}>
      {TABS.map((tab) => {
        const to = site.role === 'manager' || tab.desk === undefined ? tab.pages[0]! : tab.desk;
        if (to === null) return null;
        return (
          <Link key={to} href={manageUrl(to, site.slug)} aria-current={isAt(tab, page) ? 'page' : undefined}>
            {t(tab.label)}
            {to === '/membres' && <PapersBadge site={site} />}
          </Link>
        );
      })}
    </nav>
  );
}

export interface ConsoleProps {
  page: ConsolePage;
  title: string;
  /** Which of several pages under this title: for the name of the tab. */
  part?: string;
  aside?: ReactNode;
  children: (site: Grant) => ReactNode;
  managerOnly?: boolean;
}

/** In the place of a site that is not theirs: the sites that are. */
function NoSuchSite({ sites, page }: { sites: Grant[]; page: ConsolePage }) {
  const { t } = useI18n();
  return (
    <EmptyState title={t('manage.noSite.title')} text={t('manage.noSite.text')}>
      {sites.map((each) => (
        <ButtonLink key={each.id} href={manageUrl(page, each.slug)}>
          {each.name}
        </ButtonLink>
      ))}
    </EmptyState>
  );
}

function NotAllowed({ site }: { site: Grant | null }) {
  const { t } = useI18n();
  return (
    <EmptyState
      title={t(site ? 'manage.notManager.title' : 'manage.notYours.title')}
      text={t(site ? 'manage.notManager.text' : 'manage.notYours.text')}
    >
      <ButtonLink href="/moi">{t('notFound.mine')}</ButtonLink>
      <ButtonLink href="/">{t('notFound.find')}</ButtonLink>
    </EmptyState>
  );
}

/** What every page of the console has in common: which site, where to go, and no entry for others. */
export function ConsoleFrame({ page, title, part, aside, children, managerOnly }: ConsoleProps) {
  const { sites, site } = useSites();
  const allowed = site !== null && (!managerOnly || site.role === 'manager');
  // What the page does not find by itself is for the API to say.
  const status = allowed ? undefined : !site && sites.length > 0 ? 404 : 403;
  const name = part ? `${part} · ${title}` : title;
  useHead({ title: site ? `${name}, ${site.name}` : name, status, noIndex: true });
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
      ) : !site && sites.length > 0 ? (
        <NoSuchSite sites={sites} page={page} />
      ) : (
        <NotAllowed site={site} />
      )}
    </main>
  );
}
