import { Link } from 'wouter';
import type { Grant } from '../api/types';
import type { ProblemCode } from '../api/types';
import { useRefused } from '../app/boot';
import { useRefreshWithoutScripts } from '../app/head';
import { invoiceUrl, manageUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { useSayProblem } from '../i18n/problems';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { CheckField } from '../kit/field';
import { Banner, EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Meter } from '../kit/meter';
import { Skeleton } from '../kit/skeleton';
import { Table } from '../kit/table';
import { Tag, type Tone } from '../kit/tag';
import { useRun } from './follow';
import { RunMails } from './mails';
import { type RunItem, type RunProgress, isMoving, payerUrl, runUrl } from './paths';

const REFRESH_SECONDS = 3;
const ITEM_TONES: Record<RunItem['state'], Tone> = {
  pending: 'plain',
  issued: 'ok',
  skipped: 'plain',
  refused: 'danger',
};

interface Props {
  site: Grant;
  run: RunProgress;
}

/** A button that tells the server something about the run. */
function Order({ site, run, what, children }: Props & { what: 'arreter' | 'reprendre'; children?: React.ReactNode }) {
  const { t } = useI18n();
  return (
    <form className="stack-tight" method="post" action={runUrl(site.slug, run.month, run.id)}>
      <input type="hidden" name="faire" value={what} />
      {children}
      <div className="row">
        <Button type="submit" look={what === 'reprendre' ? 'primary' : 'plain'}>
          {t(what === 'reprendre' ? 'run.resume' : 'run.stop')}
        </Button>
      </div>
    </form>
  );
}

/** What is happening, or has happened, and what there is to do. */
function State({ site, run }: Props) {
  const { t, money } = useI18n();
  const { problem } = useRefused('resume');
  const { state, stoppedBy, debtors, cents, currency } = run;
  if (state === 'running') return <p className="hint">{t('run.leave')}</p>;
  if (state === 'done')
    return (
      <Banner tone={debtors.refused > 0 ? 'warn' : 'ok'} status>
        <p className="strong">{t('run.done', { count: debtors.issued, total: money(cents.issued, currency) })}</p>
        {debtors.refused > 0 && <p>{t('run.done.refused', { count: debtors.refused })}</p>}
        <div className="row">
          <ButtonLink small href={manageUrl('/facturation', site.slug, { mois: run.month })}>
            {t('run.back')}
          </ButtonLink>
        </div>
      </Banner>
    );
  return (
    <Banner tone="warn" status>
      <p className="strong">{t(stoppedBy === 'bound' ? 'run.stopped.bound' : 'run.stopped.person')}</p>
      <ErrorSummary problem={problem} />
      <Order site={site} run={run} what="reprendre">
        {(stoppedBy === 'bound' || problem?.code === 'billing_bound') && (
          <CheckField name="confirmer" value="1" label={t('run.bound.mean')} />
        )}
      </Order>
    </Banner>
  );
}

function Items({ site, run, items, title }: Props & { items: RunItem[]; title: string }) {
  const { t, money } = useI18n();
  return (
    <Table
      className="run-items"
      caption={title}
      columns={['run.client', { text: 'money.gross', end: true }, 'run.outcome']}
    >
      {items.map((item) => (
        <tr key={item.companyId ?? item.memberId}>
          <th scope="row">
            <a href={payerUrl(site.slug, item)}>{item.name}</a>
          </th>
          <td className="end">{money(item.grossCents, run.currency)}</td>
          <td>
            <Tag tone={ITEM_TONES[item.state]}>{t(`run.item.${item.state}`)}</Tag>{' '}
            {item.invoiceId && <Link href={invoiceUrl(site.slug, item.invoiceId)}>{item.number}</Link>}
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** Who got no invoice: why, and what to do about it. */
function Refused({ site, run }: Props) {
  const { t, has } = useI18n();
  const sayProblem = useSayProblem();
  if (run.refused.length === 0) return null;
  const todo = (reason: string | null) => {
    const key = `run.todo.${reason ?? 'other'}`;
    return has(key) ? t(key) : t('run.todo.other');
  };
  return (
    <Card title={t('run.refused')}>
      <ul role="list" className="stack-tight">
        {run.refused.map(({ memberId, companyId, name, reason }) => (
          <li key={companyId ?? memberId}>
            <a href={payerUrl(site.slug, { memberId, companyId })}>{name}</a>
            <br />
            {sayProblem({ status: 409, code: reason as ProblemCode })} {todo(reason)}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Whose invoice went out without their postal address, which the law asks of it. */
function Unaddressed({ site, run }: Props) {
  const { t } = useI18n();
  if (run.unaddressed.length === 0) return null;
  return (
    <Card title={t('run.unaddressed')}>
      <p className="hint">{t('run.unaddressed.text')}</p>
      <Items site={site} run={run} items={run.unaddressed} title={t('run.unaddressed')} />
    </Card>
  );
}

/** What has ended last, and how much more there is. */
function Last({ site, run }: Props) {
  const { t, number } = useI18n();
  const { last, debtors } = run;
  const ended = debtors.issued + debtors.refused;
  if (last.length === 0) return null;
  return (
    <>
      {ended > last.length && (
        <p className="muted">
          {t('run.last.of', { shown: number(last.length), total: number(ended) })}{' '}
          <Link href={manageUrl('/facturation', site.slug, { mois: run.month })}>{t('run.last.all')}</Link>
        </p>
      )}
      <Items site={site} run={run} items={last} title={t('run.last')} />
    </>
  );
}

/** A run: how far it has come, live, and what came of it. */
export function ProgressView({ site, id }: { site: Grant; id: string }) {
  const { t, money, number } = useI18n();
  const { data: run, problem, again } = useRun(site.id, id);
  useRefreshWithoutScripts(run && isMoving(run) ? REFRESH_SECONDS : null);
  if (problem?.status === 404)
    return (
      <EmptyState title={t('run.unknown.title')} text={t('run.unknown.text')}>
        <ButtonLink href={manageUrl('/facturation', site.slug)}>{t('run.back')}</ButtonLink>
      </EmptyState>
    );
  if (problem && !run) return <Failed problem={problem.body} again={again} />;
  if (!run) return <Skeleton blocks={2} />;
  const { debtors, cents, currency, state } = run;
  const total = debtors.pending + debtors.issued + debtors.refused;
  const left = cents.pending + cents.issued + cents.refused;
  return (
    <div className="stack">
      <Card title={t(`run.state.${state}`)}>
        <div className="row-between">
          <p className="run-count">
            <strong className="num">{t('run.count', { issued: number(debtors.issued), total: number(total) })}</strong>
            <span className="muted"> · {t('run.planned', { total: money(left, currency) })}</span>
          </p>
          {state === 'running' && <Order site={site} run={run} what="arreter" />}
        </div>
        <Meter value={debtors.issued + debtors.refused} max={total} />
        <State site={site} run={run} />
        {debtors.skipped > 0 && <p className="muted">{t('run.skipped', { count: debtors.skipped })}</p>}
        <Last site={site} run={run} />
      </Card>
      <Refused site={site} run={run} />
      <Unaddressed site={site} run={run} />
      <RunMails site={site} run={run} />
    </div>
  );
}
