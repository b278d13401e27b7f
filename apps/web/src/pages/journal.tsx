import './journal.css';
import { Link, useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant } from '../api/types';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { zoneOf } from '../finder/state';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { EmptyState, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { Check } from '../journal/check';
import { Month } from '../journal/month';
import { monthsOf, spanOf } from '../journal/months';
import { type JournalView, journalAt } from '../journal/paths';
import { SectionFrame } from '../manage/section-frame';
import { dayOf } from '../time/day';

const YEAR = /^20\d{2}$/;

function Figures({ journal }: { journal: JournalView }) {
  const { t, money, number } = useI18n();
  const { head, perpetual, currency } = journal;
  return (
    <dl className="figures">
      <div className="card figure">
        <dt>{t('journal.perpetual')}</dt>
        <dd>{money(perpetual.grossCents, currency)}</dd>
      </div>
      <div className="card figure">
        <dt>{t('journal.documents')}</dt>
        <dd>{number(perpetual.documents)}</dd>
      </div>
      {head && (
        <div className="card figure">
          <dt>{t('journal.entries')}</dt>
          <dd>{number(head.seq)}</dd>
        </div>
      )}
    </dl>
  );
}

function Years({ journal, slug }: { journal: JournalView; slug: string }) {
  const { t } = useI18n();
  if (journal.years.length < 2) return null;
  return (
    <nav className="row no-print" aria-label={t('journal.years')}>
      {journal.years.map((year) => (
        <Link
          key={year}
          className="btn btn-small"
          href={manageUrl('/journal', slug, { annee: year })}
          aria-current={year === journal.year ? 'page' : undefined}
        >
          {year}
        </Link>
      ))}
    </nav>
  );
}

function Proof({ journal, site, timeZone }: { journal: JournalView; site: Grant; timeZone: string }) {
  const { t, dayNumeric, time } = useI18n();
  const [search] = useSearchParams();
  const { head } = journal;
  return (
    <Card title={t('journal.proof')}>
      <Check siteId={site.id} slug={site.slug} asked={search.get('verifier') === '1'} />
      {head && (
        <dl className="journal-facts">
          <div>
            <dt>{t('journal.hash.last')}</dt>
            <dd>
              {t('journal.at', { day: dayNumeric(dayOf(head.at, timeZone)), time: time(head.at, timeZone) })}
              <br />
              <code className="journal-hash">{head.hash}</code>
            </dd>
          </div>
          <div>
            <dt>{t('journal.key')}</dt>
            <dd>
              <code className="journal-hash">{head.keyId}</code>
            </dd>
          </div>
        </dl>
      )}
      <p className="muted">{t('journal.proof.keep')}</p>
    </Card>
  );
}

function Archives({ journal, site }: { journal: JournalView; site: Grant }) {
  const { t } = useI18n();
  return (
    <Card title={t('journal.archives')}>
      <p className="muted">{t('journal.archives.what')}</p>
      <div className="row">
        {journal.years.map((year) => {
          const [from, to] = spanOf(year);
          return (
            <ButtonLink key={year} external href={journalAt.archive(site.id, from, to)}>
              {t('journal.archive.of', { period: year })}
            </ButtonLink>
          );
        })}
      </div>
    </Card>
  );
}

function Book({ site }: { site: Grant }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const wished = search.get('annee');
  const timeZone = zoneOf(useGet(at.network).data);
  const {
    data: journal,
    problem,
    again,
  } = useGet(journalAt.state(site.id, wished !== null && YEAR.test(wished) ? wished : null));
  if (problem && !journal) return <Failed problem={problem.body} again={again} />;
  if (!journal) return <Skeleton />;
  if (journal.years.length === 0) {
    return (
      <EmptyState title={t('journal.none.title')} text={t('journal.none.text')}>
        <ButtonLink href={manageUrl('/facturation', site.slug)}>{t('manage.billing')}</ButtonLink>
      </EmptyState>
    );
  }
  const months = monthsOf(journal.year, journal.closures, journal.running);
  return (
    <div className="stack">
      <Figures journal={journal} />
      <Card title={t('journal.closures', { year: journal.year })} aside={<Years journal={journal} slug={site.slug} />}>
        <p className="muted">{t('journal.closures.what')}</p>
        {months.length === 0 && <p>{t('journal.closures.none', { year: journal.year })}</p>}
        {months.map((month, index) => (
          <Month
            key={month.month}
            {...{ month, timeZone, open: index === 0, siteId: site.id, currency: journal.currency }}
          />
        ))}
      </Card>
      <Proof journal={journal} site={site} timeZone={timeZone} />
      <Archives journal={journal} site={site} />
    </div>
  );
}

export default function JournalPage() {
  const { t } = useI18n();
  return (
    <SectionFrame page="/journal" title={t('journal.title')} managerOnly>
      {(site) => <Book site={site} key={site.id} />}
    </SectionFrame>
  );
}
