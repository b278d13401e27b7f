import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Grant } from '../api/types';
import { manageUrl } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { ConsoleFrame } from './frame';

const PAGES = [
  { to: '/lieu', label: 'resources.nav.hours' },
  { to: '/lieu/places', label: 'resources.title' },
  { to: '/lieu/plan', label: 'plan.title' },
  { to: '/lieu/fiche', label: 'facts.title' },
  { to: '/lieu/societe', label: 'resources.nav.seller' },
  { to: '/lieu/regles', label: 'rules.title' },
] as const satisfies readonly { to: string; label: Key }[];
type PlacePage = (typeof PAGES)[number]['to'];

/** Where to go within "Lieu": what is offered, and what the site says of itself. */
function PlaceNav({ site, page }: { site: Grant; page: PlacePage }) {
  const { t } = useI18n();
  // The front desk reads what is offered and may change none of it.
  const pages = site.role === 'manager' ? PAGES : PAGES.filter(({ to }) => to === '/lieu/places');
  return (
    <nav className="segmented no-print place-nav" aria-label={t('resources.nav')}>
      {pages.map(({ to, label }) => (
        <Link key={to} href={manageUrl(to, site.slug)} aria-current={to === page ? 'page' : undefined}>
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}

interface Props {
  page: PlacePage;
  /** The name of a page below that one. */
  part?: string;
  managerOnly?: boolean;
  children: (site: Grant) => ReactNode;
}

/** What the pages of "Lieu" have in common: its heading, and where to go within it. */
export function PlaceFrame({ page, part, managerOnly, children }: Props) {
  const { t } = useI18n();
  const { label } = PAGES.find(({ to }) => to === page)!;
  return (
    <ConsoleFrame page={page} title={t('manage.place')} part={part ?? t(label)} managerOnly={managerOnly}>
      {(site) => (
        <div className="stack">
          <PlaceNav site={site} page={page} />
          {children(site)}
        </div>
      )}
    </ConsoleFrame>
  );
}
