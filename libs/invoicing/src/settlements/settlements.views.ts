import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { PriceMode } from '#libs/domain';
import { Trimmed } from '#libs/platform';
import { ReturnView } from '../credits/credits.views.js';
import { IssueRequest } from '../invoices/invoices.controller.js';
import { InvoiceSummaryView } from '../invoices/invoices.views.js';
import type { Invoice } from '../invoices/invoices.store.js';
import type { Owed } from './settlements.rules.js';
import type { PlannedNote, SettlementPreview } from './settlements.service.js';

const day = { type: String, format: 'date' } as const;

export class SettlementRequest extends IssueRequest {
  @ApiProperty({ minLength: 3, maxLength: 300, description: 'Printed on the credit notes.' })
  @Trimmed()
  @IsString()
  @Length(3, 300)
  reason: string;
}

export class SettledChargeView {
  @ApiProperty() id: string;
  @ApiProperty() label: string;
  @ApiProperty(day) suppliedOn: string;
  @ApiProperty({ description: 'Below zero, in its price mode.' }) amountCents: number;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: PriceMode;

  static from({ id, label, suppliedOn, amountCents, priceMode }: Owed): SettledChargeView {
    return { id, label, suppliedOn, amountCents, priceMode };
  }
}

export class PlannedLineView {
  @ApiProperty() label: string;
  @ApiProperty(day) suppliedOn: string;
  @ApiProperty({ description: 'In its price mode.' }) takenCents: number;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: PriceMode;
}

export class PlannedNoteView {
  @ApiProperty({ description: 'The invoice that is corrected.' }) invoiceId: string;
  @ApiProperty() number: string;
  @ApiProperty(day) issuedOn: string;
  @ApiProperty({ type: [PlannedLineView] }) lines: PlannedLineView[];
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
  @ApiProperty() grossCents: number;
  @ApiProperty({ type: [ReturnView], description: 'What of it goes back to deposits, and not to the buyer.' })
  returns: ReturnView[];

  static from({ original, lines, totals, returns }: PlannedNote): PlannedNoteView {
    const { number, issuedOn } = original.snapshot;
    const { netCents, vatCents, grossCents } = totals;
    const taken = lines.filter(({ takenCents }) => takenCents !== 0);
    return {
      ...{ invoiceId: original.id, number, issuedOn, netCents, vatCents, grossCents },
      returns: returns.map(ReturnView.from),
      lines: taken.map(({ line: { label, suppliedOn, priceMode }, takenCents }) => ({
        ...{ label, suppliedOn, takenCents, priceMode },
      })),
    };
  }
}

export class SettlementView {
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({
    type: [PlannedNoteView],
    description: 'None: there is nothing to settle, or nothing to settle it by.',
  })
  notes: PlannedNoteView[];
  @ApiProperty({ type: [SettledChargeView], description: 'What they settle.' }) settled: SettledChargeView[];
  @ApiProperty({ type: [SettledChargeView], description: 'What makes the next invoice smaller instead.' })
  carried: SettledChargeView[];

  static from({ currency, notes, settled, carried }: SettlementPreview): SettlementView {
    return {
      currency,
      notes: notes.map(PlannedNoteView.from),
      settled: settled.map(SettledChargeView.from),
      carried: carried.map(SettledChargeView.from),
    };
  }
}

export class SettledView {
  @ApiProperty({ type: [InvoiceSummaryView], description: 'The credit notes.' }) notes: InvoiceSummaryView[];

  static from(notes: readonly Invoice[]): SettledView {
    return { notes: notes.map(InvoiceSummaryView.from) };
  }
}
