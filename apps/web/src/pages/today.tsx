import './today.css';
import { useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant, TodayView } from '../api/types';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { useI18n, type Key } from '../i18n/i18n';
import { useSayProblem } from '../i18n/problems';
import { Card } from '../kit/card';
import { Banner } from '../kit/messages';
import { Meter } from '../kit/meter';
import { Pending } from '../kit/pending';
import { Approvals } from '../manage/approvals';
import { Arrivals } from '../manage/arrivals';
import { ConsoleFrame } from '../manage/frame';
import { WaitingList } from '../manage/waiting';

const REFRESH_MS = 30_000;
const DONE: Record<string, Key> = { accepter: 'today.approved', refuser: 'today.refused' };

function Figures({ today }: { today: TodayView }) {
  const { t, number } = useI18n();
  const { expected, checkedIn, freeDesks, capacityDesks } = today.figures;
  return (
    <dl className="figures">
      <div className="card figure">
        <dt>{t('today.expected')}</dt>
        <dd>{number(expected)}</dd>
      </div>
      <div className="card figure">
        <dt>{t('today.checkedIn')}</dt>
        <dd>
          {`${number(checkedIn)} `}
          <small>{t('today.of', { total: expected })}</small>
        </dd>
      </div>
      <div className="card figure">
        <dt>{t('today.freeDesks')}</dt>
        <dd>
          {`${today.open ? number(freeDesks) : '–'} `}
          <small>{t('today.of', { total: capacityDesks })}</small>
        </dd>
      </div>
    </dl>
  );
}

function FreeNow({ today }: { today: TodayView }) {
  const { t } = useI18n();
  return (
    <Card title={t('today.freeNow')} roomy={false}>
      {!today.open && <p className="muted">{t('site.closedNow')}</p>}
      <ul className="free-now" role="list" hidden={!today.open}>
        {today.resources.map((resource) => (
          <li key={resource.id}>
            <span className="row-between">
              <span>{resource.name}</span>
              <span className="num strong">
                {resource.capacity > 1 && resource.kind === 'desk'
                  ? t('today.freeOf', { free: resource.freeNow, capacity: resource.capacity })
                  : t(resource.freeNow > 0 ? 'today.free' : 'today.taken')}
              </span>
            </span>
            {resource.capacity > 1 && resource.kind === 'desk' && (
              <Meter value={resource.freeNow} max={resource.capacity} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Today({ site }: { site: Grant }) {
  const { t, dayLong, time } = useI18n();
  const sayProblem = useSayProblem();
  const [search] = useSearchParams();
  const today = useGet(at.today(site.id), { refreshMs: REFRESH_MS });
  if (!today.data) return <Pending of={today} />;
  return (
    <div className="stack" aria-busy={today.stale}>
      <p className="muted today-day">
        {dayLong(today.data.day)} · {t('today.asOf', { time: time(today.data.now, today.data.timeZone) })}
      </p>
      {today.problem && (
        <Banner tone="warn" status>
          <p>{sayProblem(today.problem.body)}</p>
        </Banner>
      )}
      <Done words={DONE} />
      <Approvals site={site} count={today.data.toApprove} />
      <WaitingList site={site} />
      <Figures today={today.data} />
      <div className="today-columns">
        <Card title={t('arrivals.title')}>
          <Arrivals today={today.data} site={site} pass={search.get('pass')} />
        </Card>
        <FreeNow today={today.data} />
      </div>
    </div>
  );
}

export default function TodayPage() {
  const { t } = useI18n();
  return (
    <ConsoleFrame page="" title={t('manage.today')}>
      {(site) => <Today site={site} key={site.id} />}
    </ConsoleFrame>
  );
}
