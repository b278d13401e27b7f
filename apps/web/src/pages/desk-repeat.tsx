import './desk-repeat.css';
import { useLocation, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant, SiteView } from '../api/types';
import { useGet } from '../app/get';
import { planningUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { EmptyState } from '../kit/messages';
import { Pending } from '../kit/pending';
import { ConsoleFrame } from '../manage/frame';
import { useFormAnswer } from '../series/answer';
import { type Occasion, RepeatForm, minutesIn, useSayTime } from '../series/repeat-form';
import { isDay, minuteOf } from '../time/day';
import { deskRepeatUrl, deskSeriesUrl } from '../series/links';

/** What the planning's form was filled with: an address, so that it works without JavaScript too. */
function useOrdered(site: SiteView): { occasion: Occasion; memberId: string } | null {
  const [search] = useSearchParams();
  const { values } = useFormAnswer('repeat');
  const get = (name: string, posted = name) => values[posted] ?? search.get(name);
  const resource = site.resources.find(({ id }) => id === get('ressource'));
  const [firstDay, startTime] = [get('jour', 'premier'), get('de', 'heure')];
  const [start, end] = [minuteOf(startTime), minuteOf(search.get('a'))];
  const minutes = values['duree'] ? (minutesIn(values['duree']) ?? 0) : (end ?? 0) - (start ?? 0);
  const memberId = get('membre');
  if (!resource || !isDay(firstDay) || start === null || minutes <= 0 || !memberId) return null;
  const { id: resourceId, name: resourceName } = resource;
  return { occasion: { resourceId, resourceName, firstDay, startTime: startTime!, minutes, quantity: 1 }, memberId };
}

function DeskRepeat({ site, grant }: { site: SiteView; grant: Grant }) {
  const { t, dayLong } = useI18n();
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const sayTime = useSayTime();
  const ordered = useOrdered(site);
  const member = useGet(ordered && at.member(grant.id, ordered.memberId));
  const day = search.get('jour');
  const back = planningUrl(grant.slug, { day: isDay(day) ? day : null, create: true });
  if (!ordered) {
    return (
      <EmptyState title={t('series.desk.incomplete')} text={t('series.desk.incomplete.text')}>
        <ButtonLink href={back}>{t('planning.new')}</ButtonLink>
      </EmptyState>
    );
  }
  const { occasion, memberId } = ordered;
  const resource = site.resources.find(({ id }) => id === occasion.resourceId);
  return (
    <div className="card card-roomy narrow stack">
      <p>
        <span className="strong">{member.data?.name ?? '…'}</span>
        <br />
        {occasion.resourceName}
        <br />
        {t('series.from', { day: dayLong(occasion.firstDay), time: sayTime(occasion.startTime, occasion.minutes) })}
      </p>
      <RepeatForm
        action={`${deskRepeatUrl(grant.slug)}&${search.toString()}`}
        {...{ occasion, memberId, timeZone: site.timeZone, siteId: grant.id }}
        {...{ slug: site.slug, kind: resource?.kind ?? 'desk' }}
        net={resource?.priceMode === 'net'}
        onDone={({ id }) => navigate(deskSeriesUrl(grant.slug, id, { done: 'reservation' }))}
      />
    </div>
  );
}

function Loaded({ grant }: { grant: Grant }) {
  const site = useGet(at.site(grant.slug));
  if (site.data) return <DeskRepeat site={site.data} grant={grant} />;
  return <Pending of={site} />;
}

/** The front desk books repeatedly for a member. */
export default function DeskRepeatPage() {
  const { t } = useI18n();
  return (
    <ConsoleFrame page="/planning" title={t('series.title')}>
      {(grant) => <Loaded grant={grant} key={grant.id} />}
    </ConsoleFrame>
  );
}
