import { useState } from 'react';
import { at } from '../api/paths';
import type { ProblemBody } from '../api/problem';
import type { CompanyThatPays, Kind } from '../api/types';
import { useMe } from '../app/boot';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { SelectField } from '../kit/field';
import { ONESELF, payerValue } from './value';

/** What a refusal for the payer's sake says beside the field. */
function useSayRefused(): (problem: ProblemBody | null) => string | null {
  const { t, money } = useI18n();
  return (problem) => {
    if (problem?.code === 'company_cap_reached') {
      const { remainingCents, currency } = problem as ProblemBody & { remainingCents: number; currency: string };
      return t('payer.capReached', { left: money(Number(remainingCents ?? 0), currency ?? 'EUR') });
    }
    return problem?.code === 'company_not_paying' ? t('payer.other') : null;
  };
}

export interface PayerChoice {
  readonly companies: readonly CompanyThatPays[];
  /** As the form has it; empty when there is nobody to choose from. */
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly companyId: string | undefined;
}

const valuesOf = ({ companyId, costCentres }: CompanyThatPays): string[] => [
  payerValue(companyId, null),
  ...costCentres.map(({ id }) => payerValue(companyId, id)),
];

/** Who may pay for what the visitor books at a site: oneself, or a company. As usual, until something is chosen. */
export function usePayer(slug: string, kind: Kind, given: string | undefined): PayerChoice {
  const me = useMe();
  const all = useGet(me && at.payers(slug)).data?.companies ?? [];
  const companies = all.filter(({ paidKinds }) => paidKinds.includes(kind));
  const [chosen, choose] = useState(given ?? '');
  if (companies.length === 0) return { companies, value: '', choose, companyId: undefined };
  const usual = companies.find(({ paysByDefault }) => paysByDefault);
  const known = [ONESELF, ...companies.flatMap(valuesOf)];
  const value = known.includes(chosen) ? chosen : usual ? payerValue(usual.companyId, usual.costCentreId) : ONESELF;
  return { companies, value, choose, companyId: value === ONESELF ? undefined : value.split('.')[0] };
}

/** Nothing for whom nobody else pays. */
export function PayerField({ payer, problem }: { payer: PayerChoice; problem: ProblemBody | null }) {
  const { t } = useI18n();
  const sayRefused = useSayRefused();
  if (payer.companies.length === 0) return null;
  return (
    <SelectField
      label={t('payer.who')}
      name="payeur"
      value={payer.value}
      error={sayRefused(problem)}
      onChange={(event) => payer.choose(event.currentTarget.value)}
    >
      <option value={ONESELF}>{t('payer.me')}</option>
      {payer.companies.flatMap((company) => [
        <option key={company.companyId} value={payerValue(company.companyId, null)}>
          {company.name}
        </option>,
        ...company.costCentres.map(({ id, name }) => (
          <option key={id} value={payerValue(company.companyId, id)}>
            {company.name} – {name}
          </option>
        )),
      ])}
    </SelectField>
  );
}

interface DeskProps {
  siteId: string;
  value: string;
  onChange: (value: string) => void;
  problem: ProblemBody | null;
}

/** The same at the desk: of the companies that the site knows. Which of them pay for this member, the API says. */
export function DeskPayerField({ siteId, value, onChange, problem }: DeskProps) {
  const { t } = useI18n();
  const sayRefused = useSayRefused();
  const companies = useGet(at.accounts(siteId)).data?.companies ?? [];
  if (companies.length === 0) return null;
  return (
    <SelectField
      label={t('payer.who')}
      name="payeur"
      value={value}
      error={sayRefused(problem)}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{t('payer.usual')}</option>
      <option value={ONESELF}>{t('payer.member')}</option>
      {companies.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
