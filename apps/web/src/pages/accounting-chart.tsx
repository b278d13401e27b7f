import './accounting-chart.css';
import { accountingAt } from '../accounting/paths';
import type { ProblemBody } from '../api/problem';
import type { AccountChart, Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { Card } from '../kit/card';
import { Field, SelectField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { Pending } from '../kit/pending';
import { SectionFrame } from '../manage/section-frame';

type Account = AccountChart['accounts'][number];

const DONE: Record<string, Key> = { comptes: 'compta.chart.done', usuels: 'compta.chart.done.usual' };
const FIELDS = [
  ['account', 'compte'],
  ['label', 'libelle'],
  ['analytic', 'analytique'],
] as const;
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** "TVA à 20 %", or what is sold. */
function useNameOf(): (use: string) => string {
  const { t, has, basisPoints } = useI18n();
  return (use) => {
    const rate = /^vat_(\d+)$/.exec(use)?.[1];
    if (rate !== undefined) {
      return t('compta.use.vat', {
        rate: basisPoints(Number(rate)),
      });
    }
    const key = `compta.use.${use}`;
    return has(key) ? t(key) : use;
  };
}

interface RowProps {
  account: Account;
  values: Record<string, string>;
  problem: ProblemBody | null;
}

/** The three fields of one use, each with what is wrong with it. */
function AccountRow({ account, values, problem }: RowProps) {
  const { t } = useI18n();
  const { use, usual } = account;
  const nameOf = useNameOf();
  const value = (name: string, stored: string | null) => (problem ? (values[`${name}-${use}`] ?? '') : (stored ?? ''));
  const wrong = (field: string, words: string) =>
    problem?.errors?.some((error) => error.field === `${use}.${field}`) ? words : null;
  return (
    <fieldset className="account-row">
      <legend className="strong">{nameOf(use)}</legend>
      <Field
        id={`compte-${use}`}
        name={`compte-${use}`}
        label={t('compta.account')}
        hint={usual.account === account.account ? null : t('compta.chart.usual', { account: usual.account })}
        required
        maxLength={20}
        autoComplete="off"
        defaultValue={value('compte', account.account)}
        error={wrong('account', t('compta.chart.account.error', { account: usual.account }))}
      />
      <Field
        id={`libelle-${use}`}
        name={`libelle-${use}`}
        label={t('compta.chart.label')}
        required
        maxLength={100}
        autoComplete="off"
        defaultValue={value('libelle', account.label)}
        error={wrong('label', t('compta.chart.label.error'))}
      />
      <Field
        id={`analytique-${use}`}
        name={`analytique-${use}`}
        label={t('compta.analytic')}
        maxLength={20}
        autoComplete="off"
        defaultValue={value('analytique', account.analytic)}
        error={wrong('analytic', t('compta.chart.analytic.error'))}
      />
    </fieldset>
  );
}

function ChartForm({ site, chart }: { site: Grant; chart: AccountChart }) {
  const { t, monthLong } = useI18n();
  const { values, problem } = useRefused('chart');
  const nameOf = useNameOf();
  const fields = Object.fromEntries(
    chart.accounts.flatMap(({ use }) =>
      FIELDS.map(([field, name]) => [`${use}.${field}`, { id: `${name}-${use}`, label: nameOf(use) }]),
    ),
  );
  return (
    <form className="stack" method="post" action={manageUrl('/compta/comptes', site.slug)}>
      <ErrorSummary problem={problem} fields={fields} />
      <Card title={t('compta.chart.year')}>
        <SelectField
          id="premierMois"
          name="premierMois"
          label={t('compta.chart.firstMonth')}
          hint={t('compta.chart.firstMonth.hint')}
          defaultValue={problem ? values['premierMois'] : String(chart.firstMonth)}
        >
          {MONTHS.map((month) => (
            <option key={month} value={month}>
              {monthLong(`2026-${String(month).padStart(2, '0')}`).replace(/\s*2026$/, '')}
            </option>
          ))}
        </SelectField>
      </Card>
      <Card title={t('compta.chart.accounts')}>
        <p className="hint">{t('compta.chart.hint')}</p>
        {chart.accounts.map((account) => (
          <AccountRow key={account.use} account={account} values={values} problem={problem} />
        ))}
        <div className="row">
          <Button type="submit" look="primary" name="faire" value="comptes">
            {t('compta.chart.save')}
          </Button>
          <Button type="submit" name="faire" value="usuels" formNoValidate>
            {t('compta.chart.reset')}
          </Button>
        </div>
      </Card>
    </form>
  );
}

function Chart({ site }: { site: Grant }) {
  const { t } = useI18n();
  const chart = useGet(accountingAt.chart(site.id));
  return (
    <div className="stack">
      <p>
        <ButtonLink href={manageUrl('/compta', site.slug)}>{t('compta.back')}</ButtonLink>
      </p>
      <Done words={DONE} />
      {chart.data && <ChartForm key={JSON.stringify(chart.data)} site={site} chart={chart.data} />}
      {!chart.data && <Pending of={chart} blocks={2} />}
    </div>
  );
}

export default function AccountingChartPage() {
  const { t } = useI18n();
  return (
    <SectionFrame page="/compta/comptes" part={t('compta.chart')} managerOnly>
      {(site) => <Chart site={site} key={site.id} />}
    </SectionFrame>
  );
}
