import type { InputHTMLAttributes, ReactNode } from 'react';
import { useRefused } from '../app/boot';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { BILLING, type BillingField } from './billed';

const INPUTS = {
  companyName: { maxLength: 160, autoComplete: 'organization' },
  registration: { maxLength: 40 },
  vatNumber: { maxLength: 40 },
  street: { maxLength: 200, autoComplete: 'street-address' },
  postcode: { maxLength: 16, autoComplete: 'postal-code' },
  commune: { maxLength: 120, autoComplete: 'address-level2' },
  country: { maxLength: 2, pattern: '[A-Za-z]{2}', autoComplete: 'country' },
} as const satisfies Record<BillingField, InputHTMLAttributes<HTMLInputElement>>;

/** How the staff reaches a member. */
export const PHONE = { id: 'phone', name: 'phone', type: 'tel', maxLength: 30, autoComplete: 'off' } as const;

interface FieldsProps {
  own?: boolean;
  identity: Readonly<Partial<Record<BillingField, string | null>>>;
  values: Readonly<Record<string, string>>;
  refused: (field: string) => boolean;
}

/** What a document says of its buyer. A browser fills in one's own only. */
export function BillingFields({ own = false, identity, values, refused }: FieldsProps) {
  const { t } = useI18n();
  return (
    <div className="fields">
      {BILLING.map((field) => (
        <Field
          key={field}
          id={field}
          name={field}
          label={t(`member.billing.${field}`)}
          {...INPUTS[field]}
          {...(!own && { autoComplete: 'off' })}
          defaultValue={values[field] ?? identity[field] ?? ''}
          error={refused(field) ? t(`member.billing.${field}.error`) : null}
        />
      ))}
    </div>
  );
}

/** To whom invoices are addressed: a member's, by the staff, or one's own, which alone a browser may fill in. */
export function BillingForm({
  action,
  own = false,
  identity,
  children,
}: {
  action: string;
  own?: boolean;
  identity: Readonly<Record<BillingField, string | null>>;
  /** What else the form asks. */
  children?: ReactNode;
}) {
  const { t } = useI18n();
  const { values, problem } = useRefused('billing');
  const refused = (field: string) => problem?.errors?.some((one) => one.field === field) === true;
  return (
    <form className="stack" method="post" action={action}>
      <ErrorSummary
        problem={problem}
        fields={Object.fromEntries(BILLING.map((field) => [field, { id: field, label: t(`member.billing.${field}`) }]))}
      />
      <input type="hidden" name="faire" value="facturation" />
      <BillingFields own={own} identity={identity} values={values} refused={refused} />
      {children}
      <div className="row">
        <Button type="submit">{t('action.save')}</Button>
      </div>
    </form>
  );
}
