import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { type Instant, type PriceMode, invalidField, isDay, toIso } from '#libs/domain';
import { ClientId, PagedView, Trimmed } from '#libs/platform';
import { DebtorRequest, DebtorView } from '../charges/debtor.http.js';
import { DocumentLinkView, VatGroupView } from '../invoices/invoices.views.js';
import { PricedRequest } from '../lines/lines.views.js';
import { QUOTE_STATES, type QuoteState, type QuoteTerms } from './quotes.rules.js';
import type { FollowedQuote, Quote, QuoteBook, QuotePage } from './quotes.service.js';

const day = { type: String, format: 'date' } as const;
const LINES_AT_MOST = 50;

export class QuoteTermsRequest {
  @ApiProperty({ minLength: 3, maxLength: 120, description: 'What it is about, as printed.' })
  @Trimmed()
  @IsString()
  @Length(3, 120)
  title: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 1000, description: 'Printed below the title.' })
  @IsOptional()
  @Trimmed()
  @IsString()
  @Length(0, 1000)
  note?: string | null;

  @ApiProperty({ enum: ['net', 'gross'], description: 'Of all prices.' })
  @IsIn(['net', 'gross'])
  priceMode: PriceMode;

  @ApiProperty({ ...day, description: 'When it would be supplied.' })
  @IsString()
  suppliedOn: string;

  @ApiProperty({ ...day, description: 'The last day on which it can be accepted.' })
  @IsString()
  validUntil: string;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1, maximum: 10_000, description: 'Basis points.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  depositBp?: number | null;

  @ApiProperty({
    type: [PricedRequest],
    example: [{ label: 'Salle', quantity: '1', unitPrice: '100', vatRateBp: 2000 }],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LINES_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => PricedRequest)
  lines: PricedRequest[];
}

export class QuoteRequest extends IntersectionType(QuoteTermsRequest, DebtorRequest) {
  @ClientId() id: string;
}

/** Throws invalid_request for a day that there is not. */
export function termsOf({ note, depositBp, lines, ...rest }: QuoteTermsRequest): QuoteTerms {
  const { title, priceMode, suppliedOn, validUntil } = rest;
  for (const field of ['suppliedOn', 'validUntil'] as const) {
    if (!isDay(rest[field])) throw invalidField(field, 'must be a day like 2026-11-21');
  }
  return {
    ...{ title, note: note || null, priceMode, suppliedOn, validUntil, depositBp: depositBp ?? null },
    lines: lines.map(({ label, quantity, unitPrice, vatRateBp }) => ({ label, quantity, unitPrice, vatRateBp })),
  };
}

export class QuoteLineView {
  @ApiProperty() label: string;
  @ApiProperty({ example: '0.25' }) quantity: string;
  @ApiProperty({ example: '149.166667' }) unitPrice: string;
  @ApiProperty() vatRateBp: number;
}

const textOf = (at: Instant | null): string | null => (at === null ? null : toIso(at));

/** Sums of what was sent. */
export class QuoteSumsView {
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
  @ApiProperty() grossCents: number;
  @ApiProperty({ type: [VatGroupView] }) vat: VatGroupView[];
  @ApiProperty({ type: Number, nullable: true, description: 'What is asked for on acceptance, tax included.' })
  depositCents: number | null;
}

export class QuoteView extends DebtorView {
  @ApiProperty() id: string;
  @ApiProperty() siteName: string;
  @ApiProperty({ enum: QUOTE_STATES }) state: QuoteState;
  @ApiProperty({ type: String, nullable: true, example: 'Q2026-000001', description: 'Null: a draft.' })
  number: string | null;
  @ApiProperty() buyerName: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: PriceMode;
  @ApiProperty(day) suppliedOn: string;
  @ApiProperty(day) validUntil: string;
  @ApiProperty({ type: Number, nullable: true }) depositBp: number | null;
  @ApiProperty({ type: [QuoteLineView] }) lines: QuoteLineView[];
  @ApiProperty() grossCents: number;
  @ApiProperty({ type: QuoteSumsView, nullable: true, description: 'Null: a draft.' }) sums: QuoteSumsView | null;
  @ApiProperty({ type: String, nullable: true }) sentAt: string | null;
  @ApiProperty({ type: String, nullable: true }) decidedAt: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Who decided, as they were called then.' })
  decidedName: string | null;
  @ApiProperty({ enum: ['buyer', 'seller'], nullable: true, description: 'seller: by what the buyer told the site.' })
  decidedAs: 'buyer' | 'seller' | null;
  @ApiProperty({ type: String, nullable: true, description: 'Asked for when it was accepted.' })
  depositId: string | null;
  @ApiProperty({ type: String, nullable: true }) depositNumber: string | null;

  static from(quote: Quote): QuoteView {
    const { id, siteName, state, number, memberId, companyId, buyerName, currency, grossCents, terms, snapshot } =
      quote;
    const { sentAt, decidedAt, decidedName, decidedAs, depositId, depositNumber } = quote;
    const { title, note, priceMode, suppliedOn, validUntil, depositBp, lines } = terms;
    return {
      ...{ id, siteName, state, number, memberId, companyId, buyerName, currency, grossCents },
      ...{ title, note, priceMode, suppliedOn, validUntil, depositBp, lines: [...lines], depositId, depositNumber },
      sums: snapshot && {
        ...{ netCents: snapshot.netCents, vatCents: snapshot.vatCents, grossCents: snapshot.grossCents },
        ...{ vat: [...snapshot.vat], depositCents: snapshot.deposit?.grossCents ?? null },
      },
      ...{ sentAt: textOf(sentAt), decidedAt: textOf(decidedAt), decidedName, decidedAs },
    };
  }
}

export class FollowedQuoteView extends QuoteView {
  @ApiProperty({ type: [DocumentLinkView], description: 'The invoices that its lines are on.' })
  invoices: DocumentLinkView[];

  static of({ invoices, ...quote }: FollowedQuote): FollowedQuoteView {
    return { ...QuoteView.from(quote), invoices: [...invoices] };
  }
}

export class QuoteListView extends PagedView {
  @ApiProperty({ type: [QuoteView] }) quotes: QuoteView[];

  static of({ total, page, pages, quotes }: QuotePage): QuoteListView {
    return { total, page, pages, quotes: quotes.map(QuoteView.from) };
  }
}

export class QuoteBookView extends QuoteListView {
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty(day) today: string;
  @ApiProperty({ type: [Number], description: 'Basis points: what a line may carry today.' }) vatRates: number[];

  static from({ currency, today, vatRates, ...paged }: QuoteBook): QuoteBookView {
    return { ...QuoteListView.of(paged), currency, today, vatRates: [...vatRates] };
  }
}
