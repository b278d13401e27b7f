import type { InputHTMLAttributes } from 'react';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { memberUrl } from './links';
import { ReverseCharge } from './reverse-charge';
import type { MemberSheet } from './paths';

const FIELDS = [
  { field: 'companyName', maxLength: 160 },
  { field: 'registration', maxLength: 40 },
  { field: 'vatNumber', maxLength: 40 },
  { field: 'street', maxLength: 200 },
  { field: 'postcode', maxLength: 16 },
  { field: 'commune', maxLength: 120 },
  { field: 'country', maxLength: 2, pattern: '[A-Za-z]{2}' },
] as const satisfies readonly (InputHTMLAttributes<HTMLInputElement> & { field: keyof MemberSheet })[];

/** To whom the invoices of the member are addressed. Those that were issued keep what they say. */
export function Billing({ site, sheet }: { site: Grant; sheet: MemberSheet }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('billing');
  const refused = (field: string) => problem?.errors?.some((one) => one.field === field) === true;
  return (
    <Card title={t('member.billing')}>
      <form className="stack" method="post" action={memberUrl(site.slug, sheet.id)}>
        <ErrorSummary
          problem={problem}
          fields={Object.fromEntries(
            FIELDS.map(({ field }) => [field, { id: field, label: t(`member.billing.${field}`) }]),
          )}
        />
        <input type="hidden" name="faire" value="facturation" />
        <div className="fields">
          {FIELDS.map(({ field, ...input }) => (
            <Field
              key={field}
              id={field}
              name={field}
              autoComplete="off"
              label={t(`member.billing.${field}`)}
              {...input}
              defaultValue={values[field] ?? sheet[field] ?? ''}
              error={refused(field) ? t(`member.billing.${field}.error`) : null}
            />
          ))}
        </div>
        <div className="row">
          <Button type="submit">{t('action.save')}</Button>
        </div>
      </form>
      {site.role === 'manager' && (
        <ReverseCharge
          action={memberUrl(site.slug, sheet.id)}
          id={sheet.id}
          name={sheet.companyName ?? sheet.name}
          charge={sheet.reverseCharge}
        />
      )}
    </Card>
  );
}
