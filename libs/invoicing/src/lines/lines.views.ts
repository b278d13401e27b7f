import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { PRODUCTS, type PriceMode, type Product, invalidField, isDay } from '#libs/domain';
import { ClientId, MayBeAbsent, Trimmed } from '#libs/platform';
import { DebtorRequest, DebtorView } from '../charges/debtor.http.js';
import type { WrittenLine } from './lines.rules.js';
import type { LinesPage } from './lines.service.js';
import type { Line } from './lines.store.js';

const day = { type: String, format: 'date' } as const;
/** Above 0. */
const QUANTITY = /^(?!0*(?:\.0*)?$)\d{1,6}(?:\.\d{1,4})?$/;
const PRICE = /^-?\d{1,7}(?:\.\d{1,6})?$/;
const ACCOUNT = /^[0-9]{3}[0-9A-Z]{0,17}$/;
const ANALYTIC = /^[A-Za-z0-9._-]{1,20}$/;

/** So much of something, at a price. */
export class PricedRequest {
  @ApiProperty({ minLength: 1, maxLength: 200, example: 'Location de la cuisine', description: 'As it is printed.' })
  @Trimmed()
  @Length(1, 200)
  @Matches(/^[^\p{Cc}]*$/u, { message: 'label must be on one line' })
  label: string;

  @ApiProperty({ example: '0.25', pattern: QUANTITY.source, description: 'Decimal text, at most 4 decimals.' })
  @Matches(QUANTITY, { message: 'quantity must be above 0, with at most 4 decimals' })
  quantity: string;

  @ApiProperty({
    example: '149.166667',
    pattern: PRICE.source,
    description: 'Of one, decimal text in major units, at most 6 decimals; below zero: a discount.',
  })
  @Matches(PRICE, { message: 'unitPrice must be a number of at most 7 digits and 6 decimals' })
  unitPrice: string;

  @ApiProperty({ description: 'Basis points, a rate of the country on that day; 0 of who charges no VAT.', minimum: 0 })
  @IsInt()
  @Min(0)
  @Max(10_000)
  vatRateBp: number;
}

export class LineRequest extends PricedRequest {
  @ApiProperty({ ...day, description: 'When it was, or will be, supplied: an invoice takes it from that day on.' })
  @IsString()
  suppliedOn: string;

  @ApiProperty({ enum: ['net', 'gross'], description: 'Whether the price is before tax or with it.' })
  @IsIn(['net', 'gross'])
  priceMode: PriceMode;

  @ApiPropertyOptional({ enum: PRODUCTS, description: 'What it is booked as; left out: other services.' })
  @MayBeAbsent()
  @IsIn(PRODUCTS)
  product?: Product;

  @ApiPropertyOptional({ type: String, nullable: true, pattern: ACCOUNT.source, example: '706800' })
  @IsOptional()
  @Matches(ACCOUNT, { message: 'account must be the number of an account' })
  account?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, pattern: ANALYTIC.source, example: 'FABLAB' })
  @IsOptional()
  @Matches(ANALYTIC, { message: 'analytic must have at most 20 letters, digits, dots, dashes and underscores' })
  analytic?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, format: 'uuid', description: 'Of the company that owes it.' })
  @IsOptional()
  @IsUUID('all')
  costCentreId?: string | null;
}

export class NewLineRequest extends IntersectionType(LineRequest, DebtorRequest) {
  @ClientId() id: string;
}

/** Throws invalid_request for a day that there is not. */
export function writtenOf(request: LineRequest): WrittenLine {
  const { product = 'other', account = null, analytic = null, costCentreId = null, ...line } = request;
  const { label, suppliedOn, quantity, unitPrice, priceMode, vatRateBp } = line;
  if (!isDay(suppliedOn)) throw invalidField('suppliedOn', 'must be a day like 2026-11-21');
  return { label, suppliedOn, quantity, unitPrice, priceMode, vatRateBp, product, account, analytic, costCentreId };
}

export class LineView extends DebtorView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() label: string;
  @ApiProperty(day) suppliedOn: string;
  @ApiProperty({ example: '0.25' }) quantity: string;
  @ApiProperty({ example: '149.166667' }) unitPrice: string;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: PriceMode;
  @ApiProperty() vatRateBp: number;
  @ApiProperty({ enum: PRODUCTS }) product: Product;
  @ApiProperty({ type: String, nullable: true }) account: string | null;
  @ApiProperty({ type: String, nullable: true }) analytic: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) costCentreId: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Its name.' }) costCentre: string | null;
  @ApiProperty({ description: 'What it comes to in its price mode, in cents, rounded once.' }) amountCents: number;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ type: String, nullable: true, description: 'The document it is on.' }) invoiceId: string | null;
  @ApiProperty({ type: String, nullable: true }) invoiceNumber: string | null;

  static from({ status: _status, ...line }: Line): LineView {
    return line;
  }
}

export class ListedLineView extends LineView {
  @ApiProperty({ description: 'The member or the company that owes it.' }) debtorName: string;
}

export class LineCostCentreView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class LinesView {
  @ApiProperty({ type: [ListedLineView], description: 'The latest day first, at most 200.' }) lines: ListedLineView[];
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ ...day, description: 'Today at the site.' }) today: string;
  @ApiProperty({ type: [Number], description: 'VAT rates of today, basis points, the highest first.' })
  rates: number[];
  @ApiProperty({ type: String, nullable: true, description: 'Of the member or company that was asked for.' })
  debtorName: string | null;
  @ApiProperty({ type: [LineCostCentreView], description: 'In use at the company that was asked for, by name.' })
  costCentres: LineCostCentreView[];

  static from({ lines, currency, today, rates, debtorName, costCentres }: LinesPage): LinesView {
    return {
      lines: lines.map(({ debtorName: of, ...line }) => ({ ...LineView.from(line), debtorName: of })),
      ...{ currency, today, rates: [...rates], debtorName, costCentres: [...costCentres] },
    };
  }
}
