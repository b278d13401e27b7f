import { ApiProperty } from '@nestjs/swagger';
import {
  DOCUMENT_KINDS,
  type DocumentKind,
  MENTION_CODES,
  type MentionCode,
  type PriceMode,
  type VatCategory,
  sum,
} from '#libs/domain';
import { RENDER_FAILURES, type RenderFailure } from '../documents/rendering.js';
import { MAIL_STATES, type MailState } from '../mails/mails.rules.js';
import { syntaxOf } from '../einvoice/einvoice.js';
import type { Invoice, InvoiceHead } from './invoices.store.js';
import type { DebtorBilling, MonthBilling } from './invoices.service.js';

/** What the invoicing routes answer. */
const nullableText = { type: String, nullable: true } as const;

/** A document, by what is printed on it. */
export class DocumentLinkView {
  @ApiProperty() id: string;
  @ApiProperty({ example: 'A2026-000001' }) number: string;
}

export class InvoiceSummaryView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: DOCUMENT_KINDS }) kind: DocumentKind;
  @ApiProperty({ ...nullableText, description: 'Of a credit note: the document it corrects.' })
  correctsId: string | null;
  @ApiProperty(nullableText) correctsNumber: string | null;
  @ApiProperty({ ...nullableText, description: 'To whom: one of these two.' }) memberId: string | null;
  @ApiProperty(nullableText) companyId: string | null;
  @ApiProperty({ example: 'F2026-000042' }) number: string;
  @ApiProperty({ example: '2026-11-30' }) issuedOn: string;
  @ApiProperty() dueOn: string;
  @ApiProperty() buyerName: string;
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
  @ApiProperty({ description: 'Of a credit note too a positive amount.' }) grossCents: number;
  @ApiProperty({ description: 'What it asks for, deposits taken off; 0 of a credit note.' }) dueCents: number;
  @ApiProperty({ description: 'Given back by credit notes, tax included.' }) creditedCents: number;
  @ApiProperty({ description: 'Of a deposit: taken off by invoices, tax included.' }) deductedCents: number;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ description: 'The PDF is stored; asking for it works in any case.' }) pdf: boolean;
  @ApiProperty({ enum: RENDER_FAILURES, nullable: true, description: 'Why the PDF could not be made, until it is.' })
  failed: RenderFailure | null;
  @ApiProperty({ enum: MAIL_STATES, nullable: true, description: 'Of the last mail with it; null: it was not sent.' })
  mail: MailState | null;

  static from(invoice: InvoiceHead): InvoiceSummaryView {
    const { id, kind, correctsId, correctsNumber, memberId, companyId, number, issuedOn, dueOn, buyerName } = invoice;
    const { netCents, vatCents, grossCents, dueCents, creditedCents, deductedCents, currency } = invoice;
    const { pdf, failed, mail } = invoice;
    return {
      ...{ id, kind, correctsId, correctsNumber, memberId, companyId, number, issuedOn, dueOn, buyerName },
      ...{ netCents, vatCents, grossCents, dueCents, creditedCents, deductedCents, currency },
      ...{ pdf, failed, mail },
    };
  }
}

export class InvoiceListView {
  @ApiProperty({ type: [InvoiceSummaryView] }) invoices: InvoiceSummaryView[];

  static from(invoices: readonly InvoiceHead[]): InvoiceListView {
    return { invoices: invoices.map(InvoiceSummaryView.from) };
  }
}

export class PostalAddressView {
  @ApiProperty() street: string;
  @ApiProperty() postcode: string;
  @ApiProperty() commune: string;
  @ApiProperty({ description: 'ISO 3166-1 alpha-2.' }) country: string;
}

export class SellerView {
  @ApiProperty() name: string;
  @ApiProperty() tradeName: string;
  @ApiProperty({ description: 'Legal form and capital, as printed.' }) status: string;
  @ApiProperty({ type: PostalAddressView }) address: PostalAddressView;
  @ApiProperty() registration: string;
  @ApiProperty(nullableText) establishment: string | null;
  @ApiProperty(nullableText) registry: string | null;
  @ApiProperty(nullableText) vatNumber: string | null;
  @ApiProperty(nullableText) iban: string | null;
  @ApiProperty(nullableText) bic: string | null;
  @ApiProperty(nullableText) email: string | null;
  @ApiProperty(nullableText) phone: string | null;
}

export class BuyerView {
  @ApiProperty() name: string;
  @ApiProperty(nullableText) companyName: string | null;
  @ApiProperty({ type: PostalAddressView, nullable: true }) address: PostalAddressView | null;
  @ApiProperty(nullableText) registration: string | null;
  @ApiProperty({ ...nullableText, description: 'FR: SIRET of the establishment that is billed.' })
  establishment: string | null;
  @ApiProperty(nullableText) vatNumber: string | null;
  @ApiProperty() email: string;
}

export class InvoiceLineView {
  @ApiProperty() label: string;
  @ApiProperty() suppliedOn: string;
  @ApiProperty({ description: 'Decimal text.', example: '1.5' }) quantity: string;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: PriceMode;
  @ApiProperty({ description: 'In the price mode.' }) amountCents: number;
  @ApiProperty({ description: 'Net unit price, decimal text in major units.', example: '10.416667' }) unitNet: string;
  @ApiProperty() netCents: number;
  @ApiProperty({ enum: ['S', 'E', 'AE', 'O'] }) vatCategory: VatCategory;
  @ApiProperty() vatRateBp: number;
  @ApiProperty({ ...nullableText, description: "On a company's invoice: for whom." }) person: string | null;
  @ApiProperty(nullableText) costCentre: string | null;
}

export class SubtotalView {
  @ApiProperty({ enum: ['person', 'cost_centre'] }) of: 'person' | 'cost_centre';
  @ApiProperty({ ...nullableText, description: 'Null: what is on no cost centre.' }) name: string | null;
  @ApiProperty() netCents: number;
}

export class VatGroupView {
  @ApiProperty({ enum: ['S', 'E', 'AE', 'O'] }) vatCategory: VatCategory;
  @ApiProperty() vatRateBp: number;
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
}

export class DeductedDepositView {
  @ApiProperty({ example: 'D2026-000001' }) number: string;
  @ApiProperty() issuedOn: string;
  @ApiProperty({ description: 'Taken off what is to be paid, tax included.' }) grossCents: number;
  @ApiProperty({ description: 'Of which VAT.' }) vatCents: number;
}

export class MentionView {
  @ApiProperty({ enum: MENTION_CODES }) code: MentionCode;
  @ApiProperty(nullableText) ref: string | null;
  @ApiProperty() text: string;
}

export class InvoiceView extends InvoiceSummaryView {
  @ApiProperty({ type: SellerView }) seller: SellerView;
  @ApiProperty({ type: BuyerView }) buyer: BuyerView;
  @ApiProperty({ type: [InvoiceLineView] }) lines: InvoiceLineView[];
  @ApiProperty({ type: [VatGroupView] }) vat: VatGroupView[];
  @ApiProperty({ type: [MentionView] }) mentions: MentionView[];
  @ApiProperty(nullableText) purchaseOrder: string | null;
  @ApiProperty({ ...nullableText, description: 'Of Chorus Pro.' }) serviceCode: string | null;
  @ApiProperty({ type: [SubtotalView], description: "Of a company's invoice." }) subtotals: SubtotalView[];
  @ApiProperty({ type: [DeductedDepositView], description: 'What an invoice takes off for deposits.' })
  deposits: DeductedDepositView[];
  @ApiProperty({ ...nullableText, description: 'Of a credit note: why.' }) reason: string | null;
  @ApiProperty({ description: 'SHA-256 of the frozen content, hexadecimal.' }) sha256: string;
  @ApiProperty({ enum: ['cii', 'ubl'], nullable: true, description: 'The XML there is: Factur-X or Peppol.' })
  xml: 'cii' | 'ubl' | null;

  /** One that is not issued has no number, nothing is frozen of it and nobody gets it. */
  static draft(invoice: Invoice): InvoiceView {
    return { ...InvoiceView.of(invoice), number: '', sha256: '', xml: null };
  }

  static of(invoice: Invoice): InvoiceView {
    const { seller, buyer, lines, vat, mentions, reference, subtotals } = invoice.snapshot;
    const { name, tradeName, status, address, registration, establishment, registry, vatNumber } = seller;
    const { iban, bic, email, phone } = seller;
    return {
      ...InvoiceSummaryView.from(invoice),
      seller: {
        name,
        tradeName,
        status,
        address,
        registration,
        establishment,
        registry,
        vatNumber,
        iban,
        bic,
        email,
        phone,
      },
      buyer: { ...buyer, establishment: buyer.establishment ?? null },
      // What it is booked as is not printed.
      lines: lines.map(
        ({ person = null, costCentre = null, product: _product, account: _account, analytic: _analytic, ...line }) => ({
          ...line,
          person,
          costCentre,
        }),
      ),
      purchaseOrder: reference?.purchaseOrder ?? null,
      serviceCode: reference?.serviceCode ?? null,
      subtotals: [...(subtotals ?? [])],
      vat: [...vat],
      mentions: [...mentions],
      deposits: (invoice.snapshot.deposits ?? []).map(({ number, issuedOn, grossCents, vat: groups }) => ({
        ...{ number, issuedOn, grossCents, vatCents: sum(groups.map(({ vatCents }) => vatCents)) },
      })),
      reason: invoice.snapshot.reason ?? null,
      sha256: invoice.sha256,
      xml: syntaxOf(invoice.snapshot),
    };
  }
}

/** What a member or a company owes. */
class DebtorBillingView {
  @ApiProperty() name: string;
  @ApiProperty() email: string;
  @ApiProperty({ description: 'Open charges.' }) charges: number;
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
  @ApiProperty() grossCents: number;
  @ApiProperty({ description: 'What the invoice would take off for deposits.' }) depositsCents: number;

  static owed({ buyer, charges, totals, depositsCents }: DebtorBilling): DebtorBillingView {
    const { netCents, vatCents, grossCents } = totals;
    return {
      ...{ name: buyer.companyName ?? buyer.name, email: buyer.email, charges, netCents, vatCents, grossCents },
      depositsCents,
    };
  }
}

export class MemberBillingView extends DebtorBillingView {
  @ApiProperty() memberId: string;
}

export class CompanyBillingView extends DebtorBillingView {
  @ApiProperty() companyId: string;
}

export class BillingTotalsView {
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
  @ApiProperty() grossCents: number;
}

export class BillingView {
  @ApiProperty({ example: '2026-11' }) month: string;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ type: [String], description: 'Fields of the legal profile without which nothing can be issued.' })
  missing: string[];
  @ApiProperty({ type: [MemberBillingView] }) members: MemberBillingView[];
  @ApiProperty({ type: [CompanyBillingView] }) companies: CompanyBillingView[];
  @ApiProperty({ type: BillingTotalsView, description: 'Of the open charges.' }) totals: BillingTotalsView;
  @ApiProperty({ type: [InvoiceSummaryView], description: 'Documents of the month, the newest first.' })
  issued: InvoiceSummaryView[];

  static from({ month, currency, gaps, members, companies, issued }: MonthBilling): BillingView {
    const total = (key: keyof BillingTotalsView) =>
      [...members, ...companies].reduce((sum, { totals }) => sum + totals[key], 0);
    return {
      month,
      currency,
      missing: gaps.map((gap) => gap.field),
      members: members.map((one) => ({ memberId: one.memberId, ...DebtorBillingView.owed(one) })),
      companies: companies.map((one) => ({ companyId: one.companyId, ...DebtorBillingView.owed(one) })),
      totals: { netCents: total('netCents'), vatCents: total('vatCents'), grossCents: total('grossCents') },
      issued: issued.map(InvoiceSummaryView.from),
    };
  }
}
