import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import type { Month, PriceMode, SiteId } from '#libs/domain';
import { ClientId, MayBeAbsent, PagedView, Trimmed } from '#libs/platform';
import { DebtorRequest, DebtorView, debtorIn } from '../charges/debtor.http.js';
import { MONTH } from '../invoices/invoices.controller.js';
import { calledAs } from '../invoices/buyers.js';
import type { Unnumbered } from '../invoices/invoices.rules.js';
import { VatGroupView } from '../invoices/invoices.views.js';
import type { DepositPage, DepositWish } from './deposits.service.js';
import type { ListedDeposit } from './deposits.store.js';

const MAX_CENTS = 100_000_000_00;

/** What a deposit would be. */
export class DepositWishRequest extends DebtorRequest {
  @ApiProperty({ minLength: 3, maxLength: 120, description: 'What it is for, as printed.' })
  @Trimmed()
  @IsString()
  @Length(3, 120)
  label: string;

  @ApiProperty({ minimum: 1, description: 'In the price mode: the deposit, or what the percentage is of.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_CENTS)
  amountCents: number;

  @ApiProperty({ enum: ['net', 'gross'] })
  @IsIn(['net', 'gross'])
  priceMode: PriceMode;

  @ApiProperty({ description: 'Of what it is for, basis points.', example: 2000 })
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(10_000)
  vatRateBp: number;

  @ApiPropertyOptional({ minimum: 1, maximum: 10_000, description: 'Basis points; left out: all of the amount.' })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  percentBp?: number;

  @ApiPropertyOptional({
    ...{ type: String, example: '2027-03', pattern: MONTH.source },
    description: 'The first month whose invoices take it off; left out: the next invoice.',
  })
  @MayBeAbsent()
  @Matches(MONTH, { message: 'deductFrom must be written YYYY-MM' })
  deductFrom?: Month;
}

export class DepositRequest extends DepositWishRequest {
  @ClientId() id: string;
}

export class DeductFromRequest {
  @ApiProperty({ type: String, example: '2027-03', pattern: MONTH.source })
  @Matches(MONTH, { message: 'month must be written YYYY-MM' })
  month: Month;
}

export const wishOf = (siteId: SiteId, body: DepositWishRequest): DepositWish => ({
  ...{ siteId, label: body.label, percentBp: body.percentBp ?? null },
  parts: [{ vatRateBp: body.vatRateBp, priceMode: body.priceMode, amountCents: body.amountCents }],
  ...{ deductFrom: body.deductFrom ?? null, ...debtorIn(body) },
});

export class DepositPreviewView {
  @ApiProperty() label: string;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ type: [VatGroupView] }) vat: VatGroupView[];
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
  @ApiProperty() grossCents: number;
  @ApiProperty() buyerName: string;

  static from({ lines, currency, vat, netCents, vatCents, grossCents, buyer }: Unnumbered): DepositPreviewView {
    const sums = { vat: [...vat], netCents, vatCents, grossCents };
    return { label: lines[0]!.label, currency, ...sums, buyerName: calledAs(buyer) };
  }
}

export class DeductionView {
  @ApiProperty() id: string;
  @ApiProperty({ example: 'F2026-000042' }) number: string;
  @ApiProperty({ description: 'Taken off, tax included.' }) grossCents: number;
}

export class DepositView extends DebtorView {
  @ApiProperty() id: string;
  @ApiProperty({ example: 'D2026-000001' }) number: string;
  @ApiProperty() issuedOn: string;
  @ApiProperty() dueOn: string;
  @ApiProperty() buyerName: string;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty() grossCents: number;
  @ApiProperty({ description: 'Given back by credit notes, tax included.' }) creditedCents: number;
  @ApiProperty({ description: 'Taken off by invoices, tax included.' }) deductedCents: number;
  @ApiProperty({ description: 'What the next invoices take off.' }) leftCents: number;
  @ApiProperty({ example: '2026-11', description: 'The first month whose invoices take it off.' }) deductFrom: string;
  @ApiProperty({ type: [DeductionView] }) invoices: DeductionView[];

  static from(deposit: ListedDeposit): DepositView {
    const { grossCents, creditedCents, deductedCents } = deposit;
    return {
      ...deposit,
      leftCents: grossCents - creditedCents - deductedCents,
      invoices: [...deposit.invoices],
    };
  }
}

export class DepositsView extends PagedView {
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ type: [Number], description: 'Basis points: what a deposit may carry today.' }) vatRates: number[];
  @ApiProperty({ type: [DepositView] }) deposits: DepositView[];

  static from({ deposits, vatRates, ...paged }: DepositPage): DepositsView {
    return { ...paged, vatRates: [...vatRates], deposits: deposits.map(DepositView.from) };
  }
}
