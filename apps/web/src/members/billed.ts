/** What the form of a billing identity posts, by the API's names and in the order of the form. */
export const BILLING = [
  'companyName',
  'registration',
  'vatNumber',
  'street',
  'postcode',
  'commune',
  'country',
] as const;
export type BillingField = (typeof BILLING)[number];

/** What is empty is nothing. */
export const billedIn = (form: Readonly<Record<string, string>>): Record<BillingField, string | null> =>
  Object.fromEntries(BILLING.map((field) => [field, form[field]?.trim() || null])) as Record<
    BillingField,
    string | null
  >;
