import type { Day } from '#libs/domain';
import type { Identifier, Party } from './parties.js';
import type { Line, Tax, TaxGroup, Terms } from './terms.js';
import { type XmlNode, hundredths, toXml } from './xml.js';

/**
 * UN/CEFACT Cross Industry Invoice in the profile EN 16931: the XML of Factur-X. The order of the names is the one
 * of the schema, which refuses any other.
 */
export const ciiOf = (terms: Terms): string =>
  toXml({
    'rsm:CrossIndustryInvoice': {
      '@xmlns:rsm': 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
      '@xmlns:ram': 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
      '@xmlns:udt': 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
      '@xmlns:qdt': 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
      'rsm:ExchangedDocumentContext': {
        'ram:BusinessProcessSpecifiedDocumentContextParameter': { 'ram:ID': terms.frame },
        'ram:GuidelineSpecifiedDocumentContextParameter': { 'ram:ID': 'urn:cen.eu:en16931:2017' },
      },
      'rsm:ExchangedDocument': {
        'ram:ID': terms.number,
        'ram:TypeCode': terms.type,
        'ram:IssueDateTime': day(terms.issuedOn),
        'ram:IncludedNote': terms.notes.map(({ code, text }) => ({ 'ram:Content': text, 'ram:SubjectCode': code })),
      },
      'rsm:SupplyChainTradeTransaction': {
        'ram:IncludedSupplyChainTradeLineItem': terms.lines.map(lineItem),
        'ram:ApplicableHeaderTradeAgreement': agreement(terms),
        // The schema wants it; the day of the supply is told by the period.
        'ram:ApplicableHeaderTradeDelivery': {},
        'ram:ApplicableHeaderTradeSettlement': settlement(terms),
      },
    },
  });

/** Format 102: YYYYMMDD. A day is text and stays text: no Date, so no time zone. */
const compact = (text: Day): string => text.replaceAll('-', '');
const day = (text: Day): XmlNode => ({ 'udt:DateTimeString': { '@format': '102', '#': compact(text) } });
const period = (first: Day, last: Day): XmlNode => ({ 'ram:StartDateTime': day(first), 'ram:EndDateTime': day(last) });

const identified = ({ scheme, id }: Identifier): XmlNode => ({ '@schemeID': scheme ?? undefined, '#': id });
const perhaps = (identifier: Identifier | null): XmlNode | undefined =>
  identifier ? identified(identifier) : undefined;

/** No rate where there is nothing to tax (BR-O-05). */
const rate = ({ category, rateBp }: Tax): string | undefined => (category === 'O' ? undefined : hundredths(rateBp));

function lineItem(line: Line, index: number): XmlNode {
  return {
    'ram:AssociatedDocumentLineDocument': {
      'ram:LineID': String(index + 1),
      'ram:IncludedNote': line.note ? { 'ram:Content': line.note } : undefined,
    },
    'ram:SpecifiedTradeProduct': { 'ram:Name': line.name },
    'ram:SpecifiedLineTradeAgreement': {
      'ram:NetPriceProductTradePrice': {
        'ram:ChargeAmount': line.unitNet,
        'ram:BasisQuantity': line.baseQuantity ? { '@unitCode': line.unit, '#': line.baseQuantity } : undefined,
      },
    },
    'ram:SpecifiedLineTradeDelivery': { 'ram:BilledQuantity': { '@unitCode': line.unit, '#': line.quantity } },
    'ram:SpecifiedLineTradeSettlement': {
      'ram:ApplicableTradeTax': {
        'ram:TypeCode': 'VAT',
        'ram:CategoryCode': line.category,
        'ram:RateApplicablePercent': rate(line),
      },
      'ram:BillingSpecifiedPeriod': period(line.suppliedOn, line.suppliedOn),
      'ram:SpecifiedTradeSettlementLineMonetarySummation': { 'ram:LineTotalAmount': hundredths(line.netCents) },
      'ram:ReceivableSpecifiedTradeAccountingAccount': line.costCentre ? { 'ram:ID': line.costCentre } : undefined,
    },
  };
}

const agreement = (terms: Terms): XmlNode => ({
  'ram:BuyerReference': terms.buyerReference,
  'ram:SellerTradeParty': party(terms.seller),
  'ram:BuyerTradeParty': party(terms.buyer),
  'ram:BuyerOrderReferencedDocument': terms.purchaseOrder ? { 'ram:IssuerAssignedID': terms.purchaseOrder } : undefined,
});

function party({ name, tradeName, legalForm, legal, contact, address, ...party }: Party): XmlNode {
  const { vatId, taxId } = party;
  const registrations = [
    ...(vatId ? [{ scheme: 'VA', id: vatId }] : []),
    ...(taxId ? [{ scheme: 'FC', id: taxId }] : []),
  ];
  const reachable = contact.name ?? contact.phone ?? contact.email;
  return {
    'ram:GlobalID': perhaps(party.establishment),
    'ram:Name': name,
    'ram:Description': legalForm,
    'ram:SpecifiedLegalOrganization':
      legal || tradeName ? { 'ram:ID': perhaps(legal), 'ram:TradingBusinessName': tradeName } : undefined,
    'ram:DefinedTradeContact': reachable
      ? {
          'ram:PersonName': contact.name,
          'ram:TelephoneUniversalCommunication': contact.phone ? { 'ram:CompleteNumber': contact.phone } : undefined,
          'ram:EmailURIUniversalCommunication': contact.email ? { 'ram:URIID': contact.email } : undefined,
        }
      : undefined,
    'ram:PostalTradeAddress': {
      'ram:PostcodeCode': address.postcode,
      'ram:LineOne': address.street,
      'ram:CityName': address.commune,
      'ram:CountryID': address.country,
    },
    'ram:URIUniversalCommunication': party.endpoint ? { 'ram:URIID': identified(party.endpoint) } : undefined,
    'ram:SpecifiedTaxRegistration': registrations.map((id) => ({ 'ram:ID': identified(id) })),
  };
}

const settlement = (terms: Terms): XmlNode => ({
  'ram:PaymentReference': terms.payment?.reference,
  'ram:TaxCurrencyCode': terms.inEuros ? 'EUR' : undefined,
  'ram:InvoiceCurrencyCode': terms.currency,
  'ram:SpecifiedTradeSettlementPaymentMeans': paymentMeans(terms),
  'ram:ApplicableTradeTax': terms.vat.map(tradeTax),
  'ram:BillingSpecifiedPeriod': period(terms.period.first, terms.period.last),
  'ram:SpecifiedTradePaymentTerms': {
    'ram:Description': terms.paymentTerms,
    'ram:DueDateDateTime': terms.dueOn ? day(terms.dueOn) : undefined,
  },
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation': summation(terms),
  'ram:InvoiceReferencedDocument': terms.precedes.map(({ number, issuedOn }) => ({
    'ram:IssuerAssignedID': number,
    'ram:FormattedIssueDateTime': { 'qdt:DateTimeString': { '@format': '102', '#': compact(issuedOn) } },
  })),
});

function paymentMeans({ payment }: Terms): XmlNode | undefined {
  if (!payment) return undefined;
  const { code, means, account } = payment;
  return {
    'ram:TypeCode': code,
    'ram:Information': means,
    'ram:PayeePartyCreditorFinancialAccount': account
      ? { 'ram:IBANID': account.iban, 'ram:AccountName': account.holder }
      : undefined,
    'ram:PayeeSpecifiedCreditorFinancialInstitution': account?.bic ? { 'ram:BICID': account.bic } : undefined,
  };
}

const tradeTax = (group: TaxGroup): XmlNode => ({
  'ram:CalculatedAmount': hundredths(group.vatCents),
  'ram:TypeCode': 'VAT',
  'ram:ExemptionReason': group.exemption?.text,
  'ram:BasisAmount': hundredths(group.netCents),
  'ram:CategoryCode': group.category,
  'ram:ExemptionReasonCode': group.exemption?.code ?? undefined,
  'ram:DueDateTypeCode': group.dueWhen ?? undefined,
  'ram:RateApplicablePercent': rate(group),
});

const summation = (terms: Terms): XmlNode => ({
  'ram:LineTotalAmount': hundredths(terms.netCents),
  'ram:TaxBasisTotalAmount': hundredths(terms.netCents),
  'ram:TaxTotalAmount': [
    { '@currencyID': terms.currency, '#': hundredths(terms.vatCents) },
    ...(terms.inEuros ? [{ '@currencyID': 'EUR', '#': hundredths(terms.inEuros.vatCents) }] : []),
  ],
  'ram:GrandTotalAmount': hundredths(terms.grossCents),
  'ram:TotalPrepaidAmount': terms.prepaidCents === 0 ? undefined : hundredths(terms.prepaidCents),
  'ram:DuePayableAmount': hundredths(terms.dueCents),
});
