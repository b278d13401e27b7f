import type { Company, CompanyPerson } from '../api/types';
import { useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { CheckField, Field, SelectField } from '../kit/field';
import { EmptyState, ErrorSummary } from '../kit/messages';
import { Meter } from '../kit/meter';
import { textOf } from './cents';
import { companyUrl, useSaySpent } from './links';

function PersonForm({ company, person }: { company: Company; person: CompanyPerson }) {
  const { t, locale } = useI18n();
  const { values, problem } = useRefused('companyPerson');
  const refused = values['id'] === person.personId ? problem : null;
  return (
    <details className="more" open={refused !== null}>
      <summary>{t('company.person.change')}</summary>
      <form className="stack" method="post" action={companyUrl(company.id, 'personnes')}>
        <ErrorSummary problem={refused} />
        <input type="hidden" name="faire" value="personne" />
        <input type="hidden" name="id" value={person.personId} />
        <Field
          name="plafond"
          inputMode="decimal"
          label={t('company.person.cap', { currency: company.currency })}
          hint={t('company.person.cap.hint')}
          defaultValue={refused ? values['plafond'] : textOf(person.capCents, locale)}
          error={refused ? t('company.amount.error') : null}
        />
        <SelectField name="centre" label={t('company.person.centre')} defaultValue={person.costCentreId ?? ''}>
          <option value="">{t('company.centre.none')}</option>
          {company.costCentres
            .filter(({ active, id }) => active || id === person.costCentreId)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </SelectField>
        <CheckField
          name="dOffice"
          value="1"
          defaultChecked={person.paysByDefault}
          label={t('company.person.byDefault')}
        />
        <div className="row">
          <Button type="submit" look="primary" small>
            {t('company.save')}
          </Button>
          <Button type="submit" small look="danger" name="faire" value="exclure">
            {t('company.person.remove')}
          </Button>
        </div>
      </form>
    </details>
  );
}

function Person({ company, person }: { company: Company; person: CompanyPerson }) {
  const { t } = useI18n();
  const saySpent = useSaySpent(company.currency);
  const cap = person.capCents ?? company.personCapCents;
  const centre = company.costCentres.find(({ id }) => id === person.costCentreId);
  return (
    <li className="company-person stack-tight">
      <div className="row-between">
        <div>
          <p className="strong">{person.name}</p>
          <p className="small muted">
            {person.email}
            {centre && ` · ${centre.name}`}
            {!person.paysByDefault && ` · ${t('company.person.onDemand')}`}
          </p>
        </div>
        <div className="company-spent">
          <p className="num">{saySpent(person.spentCents, cap)}</p>
          {cap !== null && <Meter value={person.spentCents} max={cap} low={person.spentCents >= cap * 0.9} />}
        </div>
      </div>
      <PersonForm company={company} person={person} />
    </li>
  );
}

/** For whom the company pays, and what each has spent of what. */
export function People({ company }: { company: Company }) {
  const { t } = useI18n();
  return (
    <Card title={t('company.people')}>
      {company.people.length === 0 ? (
        <EmptyState title={t('company.people.none.title')} text={t('company.people.none.text')} level={3} />
      ) : (
        <ul className="company-people" role="list">
          {company.people.map((person) => (
            <Person key={person.personId} company={company} person={person} />
          ))}
        </ul>
      )}
    </Card>
  );
}
