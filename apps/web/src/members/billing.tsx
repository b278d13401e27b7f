import { useSearchParams } from 'wouter';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { BillingForm, PHONE } from './billing-form';
import { memberUrl } from './links';
import type { MemberSheet } from './paths';
import { ReverseCharge } from './reverse-charge';

/** To whom the invoices of the member are addressed. Those that were issued keep what they say. */
export function Billing({ site, sheet }: { site: Grant; sheet: MemberSheet }) {
  const { t } = useI18n();
  const { values, problem } = useRefused('billing');
  const [search] = useSearchParams();
  const action = memberUrl(site.slug, sheet.id, { apercu: search.get('apercu') });
  return (
    <Card title={t('member.billing')} anchor="facturation">
      <BillingForm action={action} identity={sheet}>
        <Field
          {...PHONE}
          label={t('member.phone')}
          hint={t('member.phone.hint')}
          defaultValue={values['phone'] ?? sheet.phone ?? ''}
          error={problem?.errors?.some(({ field }) => field === 'phone') ? t('member.phone.error') : null}
        />
      </BillingForm>
      {site.role === 'manager' && (
        <ReverseCharge
          action={action}
          id={sheet.id}
          name={sheet.companyName ?? sheet.name}
          charge={sheet.reverseCharge}
        />
      )}
    </Card>
  );
}
