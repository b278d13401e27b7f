import './site.css';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import { KINDS, type DayView, type SiteView } from '../api/types';
import { useBoot, useNow, useToday } from '../app/boot';
import { useGet } from '../app/get';
import { useHead } from '../app/head';
import { siteUrl } from '../app/links';
import type { PageProps } from '../app/page';
import { LazyBookingSheet } from '../booking/lazy-sheet';
import type { SheetRequest } from '../booking/request';
import { useI18n } from '../i18n/i18n';
import { DayStrip, useSayDay } from '../kit/day-strip';
import { Failed } from '../kit/messages';
import { Pending } from '../kit/pending';
import { Access, Hours } from '../site/about';
import { ClosedTags } from '../site/closed';
import { LiveState, freeDesksAllDay } from '../site/live';
import { SitePlan } from '../site/plan';
import { Plans } from '../site/plans';
import { Photos } from '../site/photos';
import { Resources, type OnBook } from '../site/resources';
import { SocialTariffs } from '../site/social';
import { BookingRules } from '../site/terms';
import { structuredSite } from '../site/structured';
import { addDays, isDay, type Day } from '../time/day';
import NotFound from './not-found';

function useDay(site: SiteView): { day: Day; today: Day } {
  const [search] = useSearchParams();
  const today = useToday(site.timeZone);
  const wished = search.get('jour');
  return { today, day: isDay(wished) && wished >= today ? wished : addDays(today, 1) };
}

function DaySummary({ site, day, label }: { site: SiteView; day: DayView; label: string }) {
  const { t } = useI18n();
  const desks = day.resources.filter((resource) => resource.kind === 'desk');
  const capacity = desks.reduce((sum, desk) => sum + (desk.mode === 'pool' ? desk.capacity : 1), 0);
  const free = freeDesksAllDay(site, day, useNow());
  return (
    <h2>
      <span role="status">
        {day.openings.length === 0
          ? t('site.closedOn', { day: label })
          : t('site.freeOn', { free, capacity, day: label })}
      </span>
    </h2>
  );
}

function Site({ site }: { site: SiteView }) {
  const { t } = useI18n();
  const { origin } = useBoot();
  const { day, today } = useDay(site);
  const [, navigate] = useLocation();
  const [request, setRequest] = useState<SheetRequest | null>(null);
  const thatDay = useGet(at.siteDay(site.slug, day));
  const sayDay = useSayDay(today);
  const url = origin + siteUrl(site.slug);
  useHead({
    title: `${site.name}, ${site.address.commune}`,
    description: site.description ?? t('site.meta', { site: site.name, commune: site.address.commune }),
    structured: structuredSite(site, url),
  });
  const onBook: OnBook = (kind, wish) => setRequest({ slug: site.slug, name: site.name, kind, day, wish });
  return (
    <main id="main" className="wrap page site">
      <div className="stack-tight">
        <p>
          <Link href="/">{t('site.back')}</Link>
        </p>
        <h1>{site.name}</h1>
        <p className="muted">
          {site.address.street}, {site.address.postcode} {site.address.commune}
        </p>
        <LiveState site={site} />
      </div>
      <Photos photos={site.photos} of="site" label={t('site.photos')} />
      <div className="site-columns">
        <div className="stack site-main">
          <form className="card card-roomy stack" method="get" action={siteUrl(site.slug)}>
            <DayStrip
              legend={t('find.when')}
              value={day}
              today={today}
              onChange={(next) => navigate(siteUrl(site.slug, next), { replace: true })}
            />
            <noscript>
              <button className="btn">{t('book.day.go')}</button>
            </noscript>
            {thatDay.data && <DaySummary site={site} day={thatDay.data} label={sayDay(thatDay.data.day)} />}
            {thatDay.data && <ClosedTags site={site} closures={thatDay.data.closures} />}
          </form>
          {thatDay.problem && !thatDay.data && <Failed problem={thatDay.problem.body} again={thatDay.again} />}
          {thatDay.data && (
            <div className="stack" aria-busy={thatDay.stale}>
              {KINDS.map((kind) => (
                <Resources key={kind} site={site} day={thatDay.data!} kind={kind} onBook={onBook} />
              ))}
              <SitePlan site={site} day={thatDay.data} onBook={onBook} />
            </div>
          )}
        </div>
        <div className="stack">
          {site.description && <p className="site-description">{site.description}</p>}
          <Hours site={site} />
          <Plans slug={site.slug} site={site.name} />
          <SocialTariffs site={site} />
          <BookingRules site={site} />
          <Access site={site} />
        </div>
      </div>
      <LazyBookingSheet request={request} onClose={() => setRequest(null)} />
    </main>
  );
}

export default function SitePage({ params }: PageProps) {
  const site = useGet(at.site(params['slug'] ?? ''));
  if (site.data) return <Site site={site.data} />;
  if (site.problem?.status === 404) return <NotFound />;
  return (
    <main id="main" className="wrap page">
      <Pending of={site} />
    </main>
  );
}
