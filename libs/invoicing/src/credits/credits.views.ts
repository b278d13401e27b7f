import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { PriceMode } from '#libs/domain';
import { ClientId, MayBeAbsent, Trimmed } from '#libs/platform';
import { DeductionView } from '../deposits/deposits.views.js';
import { VatGroupView } from '../invoices/invoices.views.js';
import { type Wanted, isRebillable } from './credits.rules.js';
import type { CreditPreview, GivenBack } from './credits.service.js';

/** A quantity above 0. */
const QUANTITY = /^(?!0*(?:\.0*)?$)\d{1,8}(?:\.\d{1,4})?$/;
/** "2": what is left of line 2; "2:1250": so many cents of it; "2:x0.5": half a piece of it. */
const PART = /^[1-9]\d{0,3}(?::(?:-?\d{1,12}|x(?!0*(?:\.0*)?$)\d{1,8}(?:\.\d{1,4})?))?$/;

export class CreditedPartRequest {
  @ApiProperty({ description: 'Position in the document, from 1.', minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(9999)
  line: number;

  @ApiPropertyOptional({ description: 'In its price mode and with its sign; left out: the quantity, or what is left.' })
  @MayBeAbsent()
  @IsInt()
  @Min(-999_999_999_999)
  @Max(999_999_999_999)
  amountCents?: number;

  @ApiPropertyOptional({ description: 'Of it, decimal text; counts before the amount.', example: '0.5' })
  @MayBeAbsent()
  @Matches(QUANTITY, { message: 'quantity must be above 0, with at most 4 decimals' })
  quantity?: string;
}

export class CreditNoteRequest {
  @ClientId() id: string;

  @ApiProperty({ minLength: 3, maxLength: 300, description: 'Printed on the credit note.' })
  @Trimmed()
  @IsString()
  @Length(3, 300)
  reason: string;

  @ApiPropertyOptional({
    type: [CreditedPartRequest],
    example: [{ line: 1, amountCents: 100 }],
    description: 'Left out: all that is left.',
  })
  @MayBeAbsent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => CreditedPartRequest)
  lines?: CreditedPartRequest[];

  @ApiPropertyOptional({
    description: 'What was invoiced is charged anew, as one-off lines: of an invoice that is credited whole, at once.',
  })
  @MayBeAbsent()
  @IsBoolean()
  rebill?: boolean;
}

export class CreditNoteQuery {
  @ApiPropertyOptional({
    type: [String],
    example: ['1'],
    description: '"2": what is left of line 2; "2:1250": so many cents of it; "2:x0.5": half a piece. Left out: all.',
  })
  @MayBeAbsent()
  @Transform(({ value }) => (value === undefined ? undefined : [value].flat()))
  @Matches(PART, { each: true, message: 'each part must be written 2, 2:1250 or 2:x0.5' })
  @ArrayMaxSize(2000)
  part?: string[];
}

/** A part as an address has it. */
export function wantedOf(part: string): Wanted {
  const [line, how] = part.split(':') as [string, string | undefined];
  if (how === undefined) return { line: Number(line) };
  return how.startsWith('x')
    ? { line: Number(line), quantity: how.slice(1) }
    : { line: Number(line), amountCents: Number(how) };
}

export class CreditedLineView {
  @ApiProperty({ description: 'Position in the document, from 1.' }) line: number;
  @ApiProperty() label: string;
  @ApiProperty() suppliedOn: string;
  @ApiProperty({ type: String, nullable: true }) person: string | null;
  @ApiProperty({ description: 'Decimal text.' }) quantity: string;
  @ApiProperty({ enum: ['net', 'gross'], description: 'What the amounts of the line are.' }) priceMode: PriceMode;
  @ApiProperty() vatRateBp: number;
  @ApiProperty() amountCents: number;
  @ApiProperty({ description: 'By earlier credit notes; of a deposit also what invoices took off.' })
  creditedCents: number;
  @ApiProperty({ description: 'By this one.' }) takenCents: number;
}

export class CreditNoteView {
  @ApiProperty() id: string;
  @ApiProperty({ example: 'A2026-000001' }) number: string;
  @ApiProperty() issuedOn: string;
  @ApiProperty() grossCents: number;
  @ApiProperty() reason: string;
}

export class ReturnView {
  @ApiProperty({ description: 'The deposit.' }) id: string;
  @ApiProperty({ example: 'D2026-000001' }) number: string;
  @ApiProperty({ description: 'What it gets back, tax included.' }) grossCents: number;

  static from({ depositId, deposit: { number, grossCents } }: GivenBack): ReturnView {
    return { id: depositId, number, grossCents };
  }
}

export class CreditNotePreviewView {
  @ApiProperty() invoiceId: string;
  @ApiProperty() number: string;
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ description: 'Of the document.' }) originalGrossCents: number;
  @ApiProperty({ description: 'By earlier credit notes, tax included.' }) creditedCents: number;
  @ApiProperty({ type: [CreditedLineView] }) lines: CreditedLineView[];
  @ApiProperty({ type: [VatGroupView], description: 'Of this credit note, as its totals.' }) vat: VatGroupView[];
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
  @ApiProperty({ description: '0: nothing is left, or nothing was chosen.' }) grossCents: number;
  @ApiProperty({ description: 'What was invoiced can be charged anew with it.' }) rebillable: boolean;
  @ApiProperty({ type: [CreditNoteView], description: 'Issued earlier, the first one first.' }) notes: CreditNoteView[];
  @ApiProperty({ type: [DeductionView], description: 'Of a deposit: the invoices that took it off.' })
  deductions: DeductionView[];
  @ApiProperty({ type: [ReturnView], description: 'What of it goes back to deposits, and not to the buyer.' })
  returns: ReturnView[];

  static from({ invoice, notes, lines, totals, deductions, returns }: CreditPreview): CreditNotePreviewView {
    const { netCents, vatCents, grossCents, groups } = totals;
    return {
      ...{ invoiceId: invoice.id, number: invoice.number, currency: invoice.currency },
      ...{ originalGrossCents: invoice.grossCents, creditedCents: invoice.creditedCents },
      lines: lines.map(({ line, creditedCents, takenCents }, index) => ({
        ...{ line: index + 1, label: line.label, suppliedOn: line.suppliedOn, person: line.person ?? null },
        ...{ quantity: line.quantity, priceMode: line.priceMode, vatRateBp: line.vatRateBp },
        ...{ amountCents: line.amountCents, creditedCents, takenCents },
      })),
      ...{ vat: [...groups], netCents, vatCents, grossCents, rebillable: isRebillable(invoice, totals) },
      deductions: [...deductions],
      returns: returns.map(ReturnView.from),
      notes: notes.map(({ id, snapshot }) => ({
        ...{ id, number: snapshot.number, issuedOn: snapshot.issuedOn },
        ...{ grossCents: snapshot.grossCents, reason: snapshot.reason ?? '' },
      })),
    };
  }
}
