import type { Company } from '../api/types';
import { useMe, useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field, SelectField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { dayOf } from '../time/day';
import { companyUrl } from './links';

const PARIS = 'Europe/Paris';

function Order({
  company,
  faire,
  id,
  label,
  children,
}: {
  company: Company;
  faire: string;
  id: string;
  label: string;
  children: string;
}) {
  return (
    <form method="post" action={companyUrl(company.id, 'personnes')}>
      <input type="hidden" name="faire" value={faire} />
      <input type="hidden" name="id" value={id} />
      <Button type="submit" small look="danger" aria-label={label}>
        {children}
      </Button>
    </form>
  );
}

export function Invite({ company }: { company: Company }) {
  const { t, dayNumeric } = useI18n();
  const { values, problem } = useRefused('companyInvite');
  return (
    <Card title={t('company.invite.title')}>
      <form className="stack" method="post" action={companyUrl(company.id, 'personnes')}>
        <ErrorSummary problem={problem} fields={{ email: { id: 'email', label: t('company.invite.email') } }} />
        <input type="hidden" name="faire" value="inviter" />
        <Field
          id="email"
          name="email"
          type="email"
          required
          autoComplete="off"
          label={t('company.invite.email')}
          defaultValue={values['email']}
          error={problem?.errors ? t('company.field.error') : null}
        />
        <SelectField name="role" label={t('company.invite.role')} defaultValue={values['role'] ?? 'person'}>
          <option value="person">{t('company.invite.person')}</option>
          <option value="manager">{t('company.invite.manager')}</option>
        </SelectField>
        <div className="row">
          <Button type="submit" look="primary">
            {t('company.invite.go')}
          </Button>
        </div>
      </form>
      {company.invitations.length > 0 && (
        <ul className="stack-tight" role="list" aria-label={t('company.invitations')}>
          {company.invitations.map(({ id, email, role, expiresAt }) => (
            <li key={id} className="row-between">
              <span>
                <span className="strong">{email}</span>
                <br />
                <span className="small muted">
                  {t(role === 'manager' ? 'company.invite.manager' : 'company.invite.person')} ·{' '}
                  {t('company.expires', { day: dayNumeric(dayOf(expiresAt, PARIS)) })}
                </span>
              </span>
              <Order company={company} faire="retirer" id={id} label={t('company.withdraw.of', { email })}>
                {t('company.withdraw')}
              </Order>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

export function Managers({ company }: { company: Company }) {
  const { t } = useI18n();
  const me = useMe();
  return (
    <Card title={t('company.managers')}>
      <ul className="stack-tight" role="list">
        {company.managers.map(({ personId, name, email }) => (
          <li key={personId} className="row-between">
            <span>
              <span className="strong">{name}</span>
              <br />
              <span className="small muted">{email}</span>
            </span>
            {personId !== me?.id && (
              <Order company={company} faire="gerant" id={personId} label={t('company.manager.remove.of', { name })}>
                {t('company.person.remove')}
              </Order>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
