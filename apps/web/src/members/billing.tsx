import type { Grant } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { Card } from '../kit/card';
import { BillingForm } from './billing-form';
import { memberUrl } from './links';
import type { MemberSheet } from './paths';
import { ReverseCharge } from './reverse-charge';

/** To whom the invoices of the member are addressed. Those that were issued keep what they say. */
export function Billing({ site, sheet }: { site: Grant; sheet: MemberSheet }) {
  const { t } = useI18n();
  const action = memberUrl(site.slug, sheet.id);
  return (
    <Card title={t('member.billing')}>
      <BillingForm action={action} identity={sheet} />
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
