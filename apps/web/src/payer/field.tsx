import { useState } from 'react';
import { at } from '../api/paths';
import type { ProblemBody } from '../api/problem';
import type { CompanyThatPays, Kind } from '../api/types';
import { useMe } from '../app/boot';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { SelectField } from '../kit/field';
import { useSayRefused } from './refused';
import { ONESELF, payerValue } from './value';

interface PayerChoice {
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

/**
 * Who may pay for what the visitor books at a site: oneself, or a company. As usual, until something is chosen. Nobody
 * is looked for where it is not asked.
 */
export function usePayer(slug: string, kind: Kind, given: string | undefined, asked = true): PayerChoice {
  const me = useMe();
  const all = useGet(me && asked ? at.payers(slug) : null).data?.companies ?? [];
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
  const usual = payer.companies.find(({ paysByDefault }) => paysByDefault);
  return (
    <SelectField
      label={t('payer.who')}
      hint={usual ? t('payer.byDefault', { name: usual.name }) : t('payer.onDemand')}
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
