import { useMemo } from 'react';
import { type Company, KINDS } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { CheckField, Field } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { Tag } from '../kit/tag';
import { textOf } from './cents';
import { IdentityFields, postedOf, useIdentityFields } from './identity';
import { companyUrl } from './links';

function AddCentre({ company }: { company: Company }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('costCentre');
  const id = useMemo(() => uuid7(), [company.costCentres.length]);
  return (
    <form className="stack-tight" method="post" action={companyUrl(company.id, 'reglages')}>
      <ErrorSummary problem={problem} fields={{ name: { id: 'centre', label: t('company.centre.name') } }} />
      <input type="hidden" name="faire" value="centre" />
      <input type="hidden" name="id" value={id} />
      <Field
        id="centre"
        name="nom"
        required
        maxLength={80}
        autoComplete="off"
        label={t('company.centre.name')}
        defaultValue={values['nom']}
        error={problem?.errors ? t('company.field.error') : null}
      />
      <div className="row">
        <Button type="submit">{t('company.centre.add')}</Button>
      </div>
    </form>
  );
}

export function CostCentres({ company }: { company: Company }) {
  const { t } = useI18n();
  return (
    <Card title={t('company.centres')}>
      {company.costCentres.length === 0 && <p className="muted">{t('company.centres.none')}</p>}
      <ul className="stack-tight" role="list">
        {company.costCentres.map(({ id, name, active }) => (
          <li key={id} className="row-between">
            <span className="strong">
              {name} {!active && <Tag>{t('company.centre.closed')}</Tag>}
            </span>
            <form method="post" action={companyUrl(company.id, 'reglages')}>
              <input type="hidden" name="id" value={id} />
              <Button
                type="submit"
                small
                name="faire"
                value={active ? 'fermer' : 'rouvrir'}
                aria-label={t(active ? 'company.centre.close.of' : 'company.centre.reopen.of', { name })}
              >
                {t(active ? 'company.centre.close' : 'company.centre.reopen')}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <AddCentre company={company} />
    </Card>
  );
}

/** For what it pays and how much, and whom to bill. */
export function Terms({ company }: { company: Company }) {
  const { t, locale } = useI18n();
  const { values: tried, problem } = useRefused('companyTerms');
  const identity = useIdentityFields();
  const values = problem ? tried : postedOf(company);
  const paid = problem ? KINDS.filter((kind) => tried[kind] === '1') : company.paidKinds;
  const cap = (posted: string, cents: number | null) => (problem ? tried[posted] : textOf(cents, locale));
  const wrong = (field: string) =>
    problem?.errors?.some((error) => error.field === field) ? t('company.amount.error') : null;
  const caps = {
    monthlyCapCents: { id: 'plafond', label: t('company.cap.all') },
    personCapCents: { id: 'plafondPersonne', label: t('company.cap.each') },
  };
  return (
    <Card title={t('company.terms')}>
      <form className="stack" method="post" action={companyUrl(company.id, 'reglages')}>
        <ErrorSummary problem={problem} fields={{ ...identity, ...caps }} />
        <input type="hidden" name="faire" value="fiche" />
        <div className="form-grid">
          <Field
            id="plafond"
            name="plafond"
            inputMode="decimal"
            label={t('company.cap.all')}
            hint={t('company.cap.hint', { currency: company.currency })}
            defaultValue={cap('plafond', company.monthlyCapCents)}
            error={wrong('monthlyCapCents')}
          />
          <Field
            id="plafondPersonne"
            name="plafondPersonne"
            inputMode="decimal"
            label={t('company.cap.each')}
            hint={t('company.cap.hint', { currency: company.currency })}
            defaultValue={cap('plafondPersonne', company.personCapCents)}
            error={wrong('personCapCents')}
          />
        </div>
        <fieldset className="stack-tight">
          <legend className="label">{t('company.kinds')}</legend>
          {KINDS.map((kind) => (
            <CheckField
              key={kind}
              name={kind}
              value="1"
              defaultChecked={paid.includes(kind)}
              label={t(`company.kind.${kind}`)}
            />
          ))}
        </fieldset>
        <IdentityFields values={values} problem={problem} />
        <div className="row">
          <Button type="submit" look="primary">
            {t('company.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
