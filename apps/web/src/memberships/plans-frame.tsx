import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Grant } from '../api/types';
import { manageUrl } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { ConsoleFrame } from '../manage/frame';

const PAGES = [
  { to: '/formules', label: 'plans.title' },
  { to: '/abonnements', label: 'membership.title' },
] as const satisfies readonly { to: string; label: Key }[];

interface Props {
  page: (typeof PAGES)[number]['to'];
  /** The name of a page below that one. */
  part?: string;
  managerOnly?: boolean;
  children: (site: Grant) => ReactNode;
}

/** What the pages of "Formules" have in common: what is offered, and who has it. */
export function PlansFrame({ page, part, managerOnly, children }: Props) {
  const { t } = useI18n();
  const { label } = PAGES.find(({ to }) => to === page)!;
  return (
    <ConsoleFrame page={page} title={t('manage.plans')} part={part ?? t(label)} managerOnly={managerOnly}>
      {(site) => (
        <div className="stack" key={site.id}>
          <nav className="segmented no-print place-nav" aria-label={t('plans.nav')}>
            {PAGES.map(({ to, label: text }) => (
              <Link key={to} href={manageUrl(to, site.slug)} aria-current={to === page ? 'page' : undefined}>
                {t(text)}
              </Link>
            ))}
          </nav>
          {children(site)}
        </div>
      )}
    </ConsoleFrame>
  );
}
