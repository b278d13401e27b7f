import './member-import.css';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import type { Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { useSayProblem } from '../i18n/problems';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { Banner, EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Pagination } from '../kit/pagination';
import { Skeleton } from '../kit/skeleton';
import { Table } from '../kit/table';
import { Tag, type Tone } from '../kit/tag';
import { SectionFrame } from '../manage/section-frame';
import { importsAt, OUTCOMES, type ImportReport, type Outcome } from '../members/import-paths';
import { importUrl, membersUrl } from '../members/links';

/** While the worker is at it, the page looks again. */
const LOOK_MS = 1500;
const TONES: Record<Outcome, Tone> = { created: 'ok', updated: 'brand', unchanged: 'plain', refused: 'danger' };

function Upload({ site }: { site: Grant }) {
  const { t } = useI18n();
  const { problem } = useRefused('import');
  const [fresh] = useState(() => uuid7());
  return (
    <Card title={t('import.send')}>
      <p>{t('import.intro')}</p>
      <p className="hint">{t('import.columns.hint')}</p>
      <form
        className="stack-tight"
        method="post"
        encType="multipart/form-data"
        action={manageUrl('/membres/import', site.slug)}
      >
        <ErrorSummary problem={problem} />
        <input type="hidden" name="faire" value="envoyer" />
        <input type="hidden" name="id" value={fresh} />
        <Field
          name="fichier"
          type="file"
          accept=".csv,.txt,text/csv"
          required
          label={t('import.file')}
          hint={t('import.file.hint')}
        />
        <div className="row">
          <Button type="submit" look="primary">
            {t('import.check')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function Earlier({ site }: { site: Grant }) {
  const { t, dayNumeric } = useI18n();
  const { data } = useGet(importsAt.list(site.id));
  if (!data || data.imports.length === 0) return null;
  return (
    <Card title={t('import.earlier')}>
      <ul role="list" className="stack-tight">
        {data.imports.map(({ id, sentAt, state }) => (
          <li key={id} className="row">
            <Link href={importUrl(site.slug, id)}>{t('import.of', { day: dayNumeric(sentAt.slice(0, 10)) })}</Link>
            <Tag tone={state === 'done' ? 'ok' : state === 'refused' ? 'danger' : 'plain'}>
              {t(`import.state.${state}`)}
            </Tag>
          </li>
        ))}
      </ul>
      <p className="hint">{t('import.kept')}</p>
    </Card>
  );
}

interface ReportProps {
  site: Grant;
  report: ImportReport;
  outcome: Outcome | null;
}

/** What happens now, or what there is to do. */
function State({ site, report }: Omit<ReportProps, 'outcome'>) {
  const { t, number } = useI18n();
  const sayProblem = useSayProblem();
  const { problem } = useRefused('run');
  const { state, counts, refusedBecause, doneLine, lastLine } = report;
  if (state === 'refused')
    return (
      <Banner tone="danger">
        <p className="strong">{sayProblem({ status: 422, code: refusedBecause ?? 'import_unreadable' })}</p>
      </Banner>
    );
  if (state === 'checking' || state === 'running')
    return (
      <Banner status>
        <p className="strong">
          {t(state === 'checking' ? 'import.checking' : 'import.running', {
            line: number(doneLine),
            last: lastLine === null ? '…' : number(lastLine),
          })}
        </p>
        <noscript>
          <ButtonLink href={importUrl(site.slug, report.id)}>{t('import.again')}</ButtonLink>
        </noscript>
      </Banner>
    );
  const toWrite = counts.created + counts.updated;
  if (state === 'done')
    return (
      <Banner tone="ok" status>
        <p className="strong">{t('import.done', { created: counts.created, updated: counts.updated })}</p>
        <ButtonLink href={membersUrl(site.slug)}>{t('members.noMatch.all')}</ButtonLink>
      </Banner>
    );
  return (
    <form className="stack-tight" method="post" action={importUrl(site.slug, report.id)}>
      <ErrorSummary problem={problem} />
      <p>{toWrite === 0 ? t('import.nothing') : t('import.ready')}</p>
      <input type="hidden" name="faire" value="importer" />
      {toWrite > 0 && (
        <div className="row">
          <Button type="submit" look="primary">
            {t('import.go', { count: toWrite })}
          </Button>
        </div>
      )}
    </form>
  );
}

function Columns({ report }: Pick<ReportProps, 'report'>) {
  const { t } = useI18n();
  return (
    <details>
      <summary>{t('import.columns', { count: report.columns.filter(({ field }) => field !== null).length })}</summary>
      <ul role="list" className="import-columns">
        {report.columns.map(({ header, field }, i) => (
          <li key={i}>
            <span className="strong">{header || '–'}</span>{' '}
            {field ? t(`import.field.${field}`) : <span className="muted">{t('import.field.none')}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Lines({ site, report, outcome }: ReportProps) {
  const { t, number } = useI18n();
  return (
    <div className="stack">
      <nav className="segmented import-outcomes" aria-label={t('import.show')}>
        <Link href={importUrl(site.slug, report.id)} aria-current={outcome === null ? 'page' : undefined}>
          {t('import.show.all')}
        </Link>
        {OUTCOMES.map((each) => (
          <Link
            key={each}
            href={importUrl(site.slug, report.id, { outcome: each })}
            aria-current={outcome === each ? 'page' : undefined}
          >
            {t(`import.outcomes.${each}`, { count: number(report.counts[each]) })}
          </Link>
        ))}
      </nav>
      {report.lines.length === 0 ? (
        <p className="muted">{t('import.show.none')}</p>
      ) : (
        <Table className="folds" caption={t('import.lines')} columns={['import.line', 'signIn.email', 'import.comes']}>
          {report.lines.map(({ line, email, outcome: comes, reason, sameAs }) => (
            <tr key={line}>
              <th scope="row">{t('import.line.of', { line: number(line) })}</th>
              <td className="import-mail">{email}</td>
              <td>
                <Tag tone={TONES[comes]}>{t(`import.outcome.${comes}`)}</Tag>{' '}
                {reason && t(`import.reason.${reason}`, { line: number(sameAs ?? 0) })}
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Pagination
        page={report.page}
        pages={report.pages}
        href={(page) => importUrl(site.slug, report.id, { outcome, page })}
      />
    </div>
  );
}

function Report({ site, id }: { site: Grant; id: string }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const outcome = OUTCOMES.find((one) => one === search.get('voir')) ?? null;
  const wished = Number(search.get('page'));
  const page = Number.isInteger(wished) && wished > 1 && wished <= 100_000 ? wished : 1;
  const [isBusy, setBusy] = useState(true);
  const { data, problem, again } = useGet(importsAt.report(site.id, id, outcome, page), {
    refreshMs: isBusy ? LOOK_MS : 0,
  });
  const busy = data?.state === 'checking' || data?.state === 'running';
  if (data && busy !== isBusy) setBusy(busy);
  if (problem?.status === 404)
    return (
      <EmptyState title={t('import.unknown.title')} text={t('import.unknown.text')}>
        <ButtonLink href={manageUrl('/membres/import', site.slug)}>{t('import.send')}</ButtonLink>
      </EmptyState>
    );
  if (problem) return <Failed problem={problem.body} again={again} />;
  if (!data) return <Skeleton blocks={2} />;
  return (
    <Card title={t('import.report')}>
      <State site={site} report={data} />
      {data.columns.length > 0 && <Columns report={data} />}
      {data.state !== 'refused' && data.state !== 'checking' && <Lines site={site} report={data} outcome={outcome} />}
    </Card>
  );
}

export default function MemberImportPage() {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const id = search.get('import');
  return (
    <SectionFrame page="/membres/import" title={t('members.title')} part={t('import.title')} managerOnly>
      {(site) => (
        <div className="stack" key={site.id}>
          <nav className="no-print" aria-label={t('member.way')}>
            <Link href={membersUrl(site.slug)}>{t('members.title')}</Link> › {t('import.title')}
          </nav>
          {id !== null && <Report key={id} site={site} id={id} />}
          <div className="columns">
            <Upload site={site} />
            <Earlier site={site} />
          </div>
        </div>
      )}
    </SectionFrame>
  );
}
