import type { Identifier, Party } from './parties.js';
import type { Line, Tax, TaxGroup, Terms } from './terms.js';
import { type XmlNode, hundredths, toXml } from './xml.js';

const CORE = 'urn:cen.eu:en16931:2017';
const PEPPOL = 'urn:fdc:peppol.eu:2017:poacc:billing:3.0';
const BILLING = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';

/**
 * UBL 2.1 as Peppol BIS Billing 3 wants it. A credit note is a document of its own there, with names of its own and
 * no due date. The order of the names is the one of the schema.
 */
export function ublOf(terms: Terms): string {
  const root = terms.type === '381' || terms.type === '503' ? 'CreditNote' : 'Invoice';
  const credit = root === 'CreditNote';
  return toXml({
    [root]: {
      '@xmlns': `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`,
      '@xmlns:cac': 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
      '@xmlns:cbc': 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
      'cbc:CustomizationID': routable(terms) ? `${CORE}#compliant#${PEPPOL}` : CORE,
      'cbc:ProfileID': routable(terms) ? BILLING : undefined,
      'cbc:ID': terms.number,
      'cbc:IssueDate': terms.issuedOn,
      'cbc:DueDate': credit ? undefined : (terms.dueOn ?? undefined),
      // Peppol has no code for the credit note of a deposit.
      [`cbc:${root}TypeCode`]: credit ? '381' : terms.type,
      'cbc:Note': noteOf(terms),
      'cbc:DocumentCurrencyCode': terms.currency,
      'cbc:TaxCurrencyCode': terms.inEuros ? 'EUR' : undefined,
      // Peppol wants one of the two (R003): who ordered is what every buyer knows.
      'cbc:BuyerReference':
        terms.buyerReference ?? (terms.purchaseOrder ? undefined : (terms.buyer.contact.name ?? terms.buyer.name)),
      'cac:InvoicePeriod': { 'cbc:StartDate': terms.period.first, 'cbc:EndDate': terms.period.last },
      'cac:OrderReference': terms.purchaseOrder ? { 'cbc:ID': terms.purchaseOrder } : undefined,
      'cac:BillingReference': terms.precedes.map(({ number, issuedOn }) => ({
        'cac:InvoiceDocumentReference': { 'cbc:ID': number, 'cbc:IssueDate': issuedOn },
      })),
      'cac:AccountingSupplierParty': party(terms.seller),
      'cac:AccountingCustomerParty': party(terms.buyer),
      'cac:PaymentMeans': paymentMeans(terms),
      'cac:PaymentTerms': terms.paymentTerms ? { 'cbc:Note': terms.paymentTerms } : undefined,
      'cac:TaxTotal': taxTotals(terms),
      'cac:LegalMonetaryTotal': monetaryTotal(terms),
      [`cac:${root}Line`]: terms.lines.map((line, index) => lineOf(terms, line, index)),
    },
  });
}

const amount = ({ currency }: Terms, cents: number): XmlNode => ({ '@currencyID': currency, '#': hundredths(cents) });
const identified = ({ scheme, id }: Identifier): XmlNode => ({ '@schemeID': scheme ?? undefined, '#': id });

/** Who has an e-mail address only, as consumers, is not on the network: the document then claims EN 16931 alone. */
export const routable = ({ seller, buyer }: Terms): boolean =>
  [seller, buyer].every(({ endpoint }) => endpoint !== null && endpoint.scheme !== 'EM');

/** At most one (R002): what other fields do not say. */
const noteOf = ({ notes }: Terms): string | undefined =>
  notes
    .filter(({ code }) => code !== 'BAR' && code !== 'REG')
    .map(({ text }) => text)
    .join(' ') || undefined;

function party({ name, tradeName, legalForm, establishment, legal, endpoint, contact, ...rest }: Party): XmlNode {
  const { vatId, taxId, address } = rest;
  const schemes = [...(vatId ? [{ id: vatId, tax: 'VAT' }] : []), ...(taxId ? [{ id: taxId, tax: 'TAX' }] : [])];
  const reachable = contact.name ?? contact.phone ?? contact.email;
  return {
    'cac:Party': {
      'cbc:EndpointID': endpoint ? identified(endpoint) : undefined,
      'cac:PartyIdentification': establishment ? { 'cbc:ID': identified(establishment) } : undefined,
      'cac:PartyName': tradeName ? { 'cbc:Name': tradeName } : undefined,
      'cac:PostalAddress': {
        'cbc:StreetName': address.street,
        'cbc:CityName': address.commune,
        'cbc:PostalZone': address.postcode,
        'cac:Country': { 'cbc:IdentificationCode': address.country },
      },
      'cac:PartyTaxScheme': schemes.map(({ id, tax }) => ({
        'cbc:CompanyID': id,
        'cac:TaxScheme': { 'cbc:ID': tax },
      })),
      'cac:PartyLegalEntity': {
        'cbc:RegistrationName': name,
        'cbc:CompanyID': legal ? identified(legal) : undefined,
        'cbc:CompanyLegalForm': legalForm,
      },
      'cac:Contact': reachable
        ? { 'cbc:Name': contact.name, 'cbc:Telephone': contact.phone, 'cbc:ElectronicMail': contact.email }
        : undefined,
    },
  };
}

function paymentMeans({ payment }: Terms): XmlNode | undefined {
  if (!payment) return undefined;
  const { code, means, reference, account } = payment;
  return {
    'cbc:PaymentMeansCode': { '@name': means, '#': code },
    'cbc:PaymentID': reference,
    'cac:PayeeFinancialAccount': account
      ? {
          'cbc:ID': account.iban,
          'cbc:Name': account.holder,
          'cac:FinancialInstitutionBranch': account.bic ? { 'cbc:ID': account.bic } : undefined,
        }
      : undefined,
  };
}

/** No rate where there is nothing to tax (BR-O-05). */
const category = ({ category: code, rateBp }: Tax, exemption: TaxGroup['exemption'] = null): XmlNode => ({
  'cbc:ID': code,
  'cbc:Percent': code === 'O' ? undefined : hundredths(rateBp),
  'cbc:TaxExemptionReasonCode': exemption?.code ?? undefined,
  'cbc:TaxExemptionReason': exemption?.text,
  'cac:TaxScheme': { 'cbc:ID': 'VAT' },
});

const taxTotals = (terms: Terms): XmlNode[] => [
  {
    'cbc:TaxAmount': amount(terms, terms.vatCents),
    'cac:TaxSubtotal': terms.vat.map((group) => ({
      'cbc:TaxableAmount': amount(terms, group.netCents),
      'cbc:TaxAmount': amount(terms, group.vatCents),
      'cac:TaxCategory': category(group, group.exemption),
    })),
  },
  ...(terms.inEuros ? [{ 'cbc:TaxAmount': { '@currencyID': 'EUR', '#': hundredths(terms.inEuros.vatCents) } }] : []),
];

const monetaryTotal = (terms: Terms): XmlNode => ({
  'cbc:LineExtensionAmount': amount(terms, terms.netCents),
  'cbc:TaxExclusiveAmount': amount(terms, terms.netCents),
  'cbc:TaxInclusiveAmount': amount(terms, terms.grossCents),
  'cbc:PrepaidAmount': terms.prepaidCents === 0 ? undefined : amount(terms, terms.prepaidCents),
  'cbc:PayableAmount': amount(terms, terms.dueCents),
});

function lineOf(terms: Terms, line: Line, index: number): XmlNode {
  const credit = terms.type === '381' || terms.type === '503';
  return {
    'cbc:ID': String(index + 1),
    'cbc:Note': line.note,
    [credit ? 'cbc:CreditedQuantity' : 'cbc:InvoicedQuantity']: { '@unitCode': line.unit, '#': line.quantity },
    'cbc:LineExtensionAmount': amount(terms, line.netCents),
    'cbc:AccountingCost': line.costCentre,
    'cac:InvoicePeriod': { 'cbc:StartDate': line.suppliedOn, 'cbc:EndDate': line.suppliedOn },
    'cac:Item': { 'cbc:Name': line.name, 'cac:ClassifiedTaxCategory': category(line) },
    'cac:Price': {
      'cbc:PriceAmount': { '@currencyID': terms.currency, '#': line.unitNet },
      'cbc:BaseQuantity': line.baseQuantity ? { '@unitCode': line.unit, '#': line.baseQuantity } : undefined,
    },
  };
}
