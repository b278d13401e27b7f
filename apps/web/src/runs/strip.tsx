import { Link } from 'wouter';
import type { BillingView, Grant } from '../api/types';
import { at } from '../api/paths';
import { useGet } from '../app/get';
import { zoneOf } from '../finder/state';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Tag, type Tone } from '../kit/tag';
import { dayOf } from '../time/day';
import { type Run, runUrl, runsAt } from './paths';

const RUN_TONES: Record<Run['state'], Tone> = { running: 'brand', stopped: 'warn', done: 'ok' };

/** Everybody of the month at once, and what was done so before. */
export function RunStrip({ site, billing }: { site: Grant; billing: BillingView }) {
  const { t, money, dayNumeric } = useI18n();
  const { month, currency, members, companies, totals } = billing;
  const runs = useGet(runsAt.list(site.id, month)).data?.runs ?? [];
  const zone = zoneOf(useGet(at.network).data);
  const open = (all: readonly { charges: number }[]) => all.filter(({ charges }) => charges > 0).length;
  const [people, firms] = [open(members), open(companies)];
  const waiting = people + firms > 0;
  if (!waiting && runs.length === 0) return null;
  return (
    <Card title={t(waiting ? 'run.title' : 'run.earlier')}>
      <div className="row-between">
        {waiting ? (
          <>
            <p>
              {t('run.foreseen', { members: people, companies: firms })}{' '}
              <strong className="num">{money(totals.grossCents, currency)}</strong>
            </p>
            <ButtonLink look="primary" href={runUrl(site.slug, month)}>
              {t('run.prepare')}
            </ButtonLink>
          </>
        ) : (
          <p>{t('run.none')}</p>
        )}
      </div>
      {runs.length > 0 && (
        <ul role="list" className="stack-tight" aria-label={t('run.earlier')}>
          {runs.map(({ id, startedAt, state, debtors: { issued } }) => (
            <li key={id} className="row">
              <Link href={runUrl(site.slug, month, id)}>
                {t('run.of', { day: dayNumeric(dayOf(Date.parse(startedAt), zone)) })}
              </Link>
              <span className="muted num">{t('run.issued', { count: issued })}</span>
              <Tag tone={RUN_TONES[state]}>{t(`run.state.${state}`)}</Tag>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
