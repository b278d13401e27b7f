import { Link, useSearchParams } from 'wouter';
import type { Grant } from '../api/types';
import { manageUrl, type ConsolePage } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { isMonth } from '../time/day';
import { ConsoleFrame, type ConsoleProps } from './frame';

interface SectionPage {
  readonly to: ConsolePage;
  readonly label: Key;
  /** The front desk has no entry. */
  readonly managerOnly?: boolean;
}

type Section = readonly SectionPage[];

/** The pages behind each tab of the console that has several. */
const SECTIONS: readonly Section[] = [
  [
    { to: '/membres', label: 'members.tab' },
    { to: '/entreprises', label: 'section.companies' },
    { to: '/groupes', label: 'section.groups', managerOnly: true },
    { to: '/justificatifs', label: 'section.papers', managerOnly: true },
  ],
  [
    { to: '/tarifs', label: 'manage.rates', managerOnly: true },
    { to: '/formules', label: 'section.plans' },
    { to: '/abonnements', label: 'section.memberships' },
    { to: '/carnets', label: 'section.credits' },
  ],
  [
    { to: '/facturation', label: 'manage.billing', managerOnly: true },
    { to: '/devis', label: 'section.quotes', managerOnly: true },
    { to: '/acomptes', label: 'section.deposits', managerOnly: true },
    { to: '/facturation/lignes', label: 'section.lines', managerOnly: true },
    { to: '/compta', label: 'section.accounting', managerOnly: true },
    { to: '/journal', label: 'section.journal', managerOnly: true },
  ],
  [
    { to: '/lieu', label: 'section.hours', managerOnly: true },
    { to: '/lieu/places', label: 'section.resources' },
    { to: '/lieu/plan', label: 'section.plan', managerOnly: true },
    { to: '/lieu/fiche', label: 'section.facts', managerOnly: true },
    { to: '/lieu/societe', label: 'section.seller', managerOnly: true },
    { to: '/lieu/regles', label: 'section.rules', managerOnly: true },
    { to: '/equipe', label: 'section.team', managerOnly: true },
    { to: '/agendas', label: 'section.calendars' },
  ],
];

/** Where a page is: itself, else the one it is below. */
function placeOf(page: ConsolePage): { section: Section; entry: SectionPage } {
  const isIt = ({ to }: SectionPage): boolean => to === page;
  const isAbove = ({ to }: SectionPage): boolean => page.startsWith(`${to}/`);
  for (const matches of [isIt, isAbove]) {
    for (const section of SECTIONS) {
      const entry = section.find(matches);
      if (entry) return { section, entry };
    }
  }
  throw new Error(`no section of the console has ${page}`);
}

function SectionNav({ site, section, entry }: { site: Grant; section: Section; entry: SectionPage }) {
  const { t } = useI18n();
  const shown = section.filter(({ managerOnly }) => !managerOnly || site.role === 'manager');
  if (shown.length < 2) return null;
  return (
    <nav className="segmented no-print section-nav" aria-label={t('section.nav')}>
      {shown.map(({ to, label }) => (
        <Link key={to} href={manageUrl(to, site.slug)} aria-current={to === entry.to ? 'page' : undefined}>
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}

/** The way back for who left the preview of a run to put something right (`?apercu=2026-11`). */
function BackToPreview({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const mois = search.get('apercu');
  if (!isMonth(mois)) return null;
  return (
    <p className="no-print">
      <Link href={manageUrl('/facturation/campagne', site.slug, { mois })}>{t('section.backToPreview')}</Link>
    </p>
  );
}

interface Props extends Omit<ConsoleProps, 'title'> {
  /** The heading, when it says more than the name of the page among the others. */
  title?: string;
}

/** A page of the console that stands beside others under one tab: with the way to them. */
export function SectionFrame({ page, title, children, ...frame }: Props) {
  const { t } = useI18n();
  const { section, entry } = placeOf(page);
  return (
    <ConsoleFrame {...frame} page={page} title={title ?? t(entry.label)}>
      {(site) => (
        <div className="stack" key={site.id}>
          <SectionNav site={site} section={section} entry={entry} />
          <BackToPreview site={site} />
          {children(site)}
        </div>
      )}
    </ConsoleFrame>
  );
}
