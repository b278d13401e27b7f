import type { ProblemBody } from '../api/problem';
import { useI18n, type Key } from '../i18n/i18n';
import { Field } from '../kit/field';

type Name =
  | 'name'
  | 'email'
  | 'street'
  | 'postcode'
  | 'commune'
  | 'country'
  | 'registration'
  | 'vatNumber'
  | 'establishment'
  | 'electronicAddress'
  | 'purchaseOrder'
  | 'serviceCode';

/** What of each field a form knows: the name it is posted by, and what browsers may fill in. */
const FIELDS: readonly { name: Name; posted: string; max: number; required?: boolean; type?: string; hint?: Key }[] = [
  { name: 'name', posted: 'nom', max: 160, required: true },
  { name: 'email', posted: 'courriel', max: 254, required: true, type: 'email', hint: 'company.email.hint' },
  { name: 'street', posted: 'rue', max: 200, required: true },
  { name: 'postcode', posted: 'codePostal', max: 16, required: true },
  { name: 'commune', posted: 'commune', max: 120, required: true },
  { name: 'country', posted: 'pays', max: 2, required: true, hint: 'company.country.hint' },
  { name: 'registration', posted: 'siren', max: 60, hint: 'company.registration.hint' },
  { name: 'establishment', posted: 'siret', max: 60, hint: 'company.establishment.hint' },
  { name: 'vatNumber', posted: 'tva', max: 60 },
  { name: 'electronicAddress', posted: 'adresseElectronique', max: 60, hint: 'company.electronicAddress.hint' },
  { name: 'purchaseOrder', posted: 'commande', max: 60, hint: 'company.purchaseOrder.hint' },
  { name: 'serviceCode', posted: 'service', max: 100, hint: 'company.serviceCode.hint' },
];
const label = (name: Name): Key => `company.${name}`;

/** For the summary of what is wrong: each field by the API's name. */
export function useIdentityFields(): Record<string, { id: string; label: string }> {
  const { t } = useI18n();
  return Object.fromEntries(FIELDS.map(({ name, posted }) => [name, { id: posted, label: t(label(name)) }]));
}

/** Whom to bill. `values` are by the names that the form posts. */
export function IdentityFields({
  values,
  problem,
}: {
  values: Readonly<Record<string, string | null | undefined>>;
  problem: ProblemBody | null;
}) {
  const { t } = useI18n();
  const wrong = new Set(problem?.errors?.map(({ field }) => field));
  return (
    <div className="form-grid">
      {FIELDS.map(({ name, posted, max, required, type, hint }) => (
        <Field
          key={name}
          id={posted}
          name={posted}
          type={type ?? 'text'}
          label={t(label(name))}
          hint={hint && t(hint)}
          required={required}
          maxLength={max}
          autoComplete="off"
          defaultValue={values[posted] ?? (name === 'country' ? 'FR' : '')}
          error={wrong.has(name) ? t('company.field.error') : null}
        />
      ))}
    </div>
  );
}

/** The fields of an order from what a form posted; what is empty and may be is cleared. */
export const identityOf = (form: Readonly<Record<string, string>>): Record<Name, string | null> =>
  Object.fromEntries(
    FIELDS.map(({ name, posted, required }) => [name, form[posted] || (required ? '' : null)]),
  ) as Record<Name, string | null>;

/** The other way round. */
export const postedOf = (company: Readonly<Record<Name, string | null>>): Record<string, string | null> =>
  Object.fromEntries(FIELDS.map(({ name, posted }) => [posted, company[name]]));
