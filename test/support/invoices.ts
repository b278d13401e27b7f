import { type Buyer, type InvoiceSnapshot, type LegalForm, type SiteId, type VatRegime } from '#libs/domain';
import type { LegalProfile } from '#libs/spaces';
import { mentionsFor, sellerOf } from '../../libs/invoicing/src/legal/index.js';
import { type Billable, composeInvoice, numbered } from '../../libs/invoicing/src/invoices/invoices.rules.js';

/** A complete legal profile of a French company; numbers are valid but belong to nobody. */
export const profile = (changes: Partial<LegalProfile> = {}): LegalProfile => ({
  siteId: '01900000-0000-7000-8000-000000000001' as SiteId,
  name: 'La Filature',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  locale: 'fr',
  legalName: 'La Filature Coworking',
  legalForm: 'sas',
  legalFormText: null,
  vatRegime: 'standard',
  street: '12 rue des Tisserands',
  postcode: '59100',
  commune: 'Roubaix',
  country: 'FR',
  registration: '732829320',
  establishment: '73282932000074',
  registry: 'RCS Lille Métropole',
  capitalCents: 1_000_000,
  vatNumber: 'FR44732829320',
  vatOnDebits: false,
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  email: 'bonjour@lafilature.example',
  phone: '03 20 00 00 00',
  paymentDays: 30,
  closing: null,
  electronicAddress: null,
  logo: null,
  ...changes,
});

/** One complete profile per kind of seller the product serves. */
export const SELLERS: Readonly<Record<string, LegalProfile>> = {
  company: profile(),
  companyOnDebits: profile({ legalForm: 'sarl', vatOnDebits: true }),
  cooperative: profile({ legalForm: 'scic', legalName: 'SCIC La Filature', capitalCents: null }),
  franchise: seller('sole_trader', 'franchise', { legalName: 'Camille Roussel' }),
  association: seller('association', 'exempt_association', { legalName: 'Les Fileuses' }),
  commune: seller('commune', 'public_exempt', { legalName: 'Commune de Roubaix' }),
  belgian: profile({
    legalForm: 'be_srl',
    legalName: 'La Filature SRL',
    street: 'Rue Haute 4',
    postcode: '4000',
    commune: 'Liège',
    country: 'BE',
    registration: '0403.019.261',
    establishment: null,
    registry: 'RPM Liège',
    capitalCents: null,
    vatNumber: 'BE0403019261',
    iban: 'BE68539007547034',
    timeZone: 'Europe/Brussels',
  }),
  swiss: profile({
    legalForm: 'ch_sarl',
    legalName: 'La Filature Sàrl',
    street: 'Rue du Lac 3',
    postcode: '1204',
    commune: 'Genève',
    country: 'CH',
    currency: 'CHF',
    registration: 'CHE-116.281.710',
    establishment: null,
    registry: null,
    capitalCents: null,
    vatNumber: 'CHE-116.281.710 TVA',
    iban: 'CH9300762011623852957',
    timeZone: 'Europe/Zurich',
  }),
};

function seller(legalForm: LegalForm, vatRegime: VatRegime, changes: Partial<LegalProfile>): LegalProfile {
  return profile({ legalForm, vatRegime, registry: null, capitalCents: null, vatNumber: null, ...changes });
}

export const consumer: Buyer = {
  name: 'Inès Marchand',
  companyName: null,
  address: { street: '3 place de la Liberté', postcode: '59100', commune: 'Roubaix', country: 'FR' },
  registration: null,
  vatNumber: null,
  email: 'ines@exemple.example',
};

export const professional: Buyer = {
  name: 'Karim Benali',
  companyName: 'Atelier Benali SARL',
  address: { street: '8 quai du Wault', postcode: '59000', commune: 'Lille', country: 'FR' },
  registration: '552100554',
  vatNumber: 'FR96552100554',
  email: 'compta@benali.example',
};

export const billable = (changes: Partial<Billable> = {}): Billable => ({
  label: 'Bureau partagé, journée',
  suppliedOn: '2026-11-03',
  quantity: '1',
  unitPriceCents: 2000,
  amountCents: 2000,
  currency: 'EUR',
  priceMode: 'net',
  vatRateBp: 2000,
  ...changes,
});

/** A finished snapshot, made by the product's own rules. */
export function snapshot(
  from: LegalProfile,
  buyer: Buyer,
  charges: readonly Billable[],
  issuedOn = '2026-11-30',
): InvoiceSnapshot {
  const { locale, currency, paymentDays } = from;
  const seller = sellerOf(from, locale);
  const document = composeInvoice({ locale, month: '2026-11', currency, seller, buyer, paymentDays }, charges);
  const mentions = mentionsFor(document, issuedOn);
  return numbered(document, { number: 'F2026-000042', issuedOn, paymentDays, mentions });
}
