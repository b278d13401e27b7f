import { ApiProperty } from '@nestjs/swagger';
import { DOCUMENT_KINDS, type Day, type DocumentKind, type VatCategory } from '#libs/domain';
import type { AccountingReport } from './accounting.service.js';
import type { LedgerRow } from './accounting.store.js';
import type { SetAccount } from './chart.rules.js';

const nullableText = { type: String, nullable: true } as const;
const aDay = { type: String, format: 'date' } as const;

export class FiscalYearView {
  @ApiProperty({ ...aDay, example: '2026-01-01' }) first: Day;
  @ApiProperty({ ...aDay, example: '2026-12-31' }) last: Day;
  @ApiProperty() entries: number;
}

export class VatRowView {
  @ApiProperty({ enum: ['S', 'E', 'AE', 'O'] }) vatCategory: VatCategory;
  @ApiProperty() vatRateBp: number;
  @ApiProperty({ description: 'Invoices and deposits, less credit notes and the deposits that invoices take off.' })
  netCents: number;
  @ApiProperty({ description: 'By the documents.' }) vatCents: number;
  @ApiProperty({ description: 'By the accounts: owed when invoiced.' }) dueCents: number;
  @ApiProperty({ description: 'By the accounts: owed once it is paid.' }) pendingCents: number;
}

export class AccountTotalView {
  @ApiProperty({ example: '706100' }) account: string;
  @ApiProperty() label: string;
  @ApiProperty(nullableText) analytic: string | null;
  @ApiProperty() debitCents: number;
  @ApiProperty() creditCents: number;
}

export class AccountingView {
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ ...aDay, example: '2026-11-01' }) first: Day;
  @ApiProperty({ ...aDay, example: '2026-11-30' }) last: Day;
  @ApiProperty({ ...nullableText, example: '2026-11', description: 'Null: a whole fiscal year.' }) month: string | null;
  @ApiProperty({ type: [FiscalYearView], description: 'The latest first.' }) years: FiscalYearView[];
  @ApiProperty({ ...nullableText, description: 'The last day of the last closed month.' }) closedUntil: Day | null;
  @ApiProperty({ type: String, nullable: true, enum: ['running', 'open', 'closed'], description: 'Of the month.' })
  state: 'running' | 'open' | 'closed' | null;
  @ApiProperty({ type: [VatRowView] }) vat: VatRowView[];
  @ApiProperty({ type: [AccountTotalView] }) accounts: AccountTotalView[];
  @ApiProperty() entries: number;
  @ApiProperty({ description: 'The file of the French tax office is to be had.' }) fec: boolean;

  static from({ period, years, vat, accounts, ...report }: AccountingReport): AccountingView {
    return { ...report, ...period, years: [...years], vat: [...vat], accounts: [...accounts] };
  }
}

export class EntryLineView {
  @ApiProperty() account: string;
  @ApiProperty() accountLabel: string;
  @ApiProperty(nullableText) auxiliary: string | null;
  @ApiProperty(nullableText) analytic: string | null;
  @ApiProperty() debitCents: number;
  @ApiProperty() creditCents: number;
}

export class EntryView {
  @ApiProperty({ description: 'From 1 in each fiscal year.' }) number: number;
  @ApiProperty() journal: string;
  @ApiProperty(aDay) entryDate: Day;
  @ApiProperty(aDay) validatedOn: Day;
  @ApiProperty() label: string;
  @ApiProperty() documentId: string;
  @ApiProperty({ enum: DOCUMENT_KINDS }) kind: DocumentKind;
  @ApiProperty({ example: 'F2026-000042' }) pieceRef: string;
  @ApiProperty({ type: [EntryLineView] }) lines: EntryLineView[];

  static from([first, ...rest]: readonly LedgerRow[]): EntryView {
    const { number, journal, entryDate, validatedOn, label, documentId, kind, pieceRef } = first!;
    const lines = [first!, ...rest].map(({ account, accountLabel, auxiliary, analytic, debitCents, creditCents }) => ({
      ...{ account, accountLabel, auxiliary, analytic, debitCents, creditCents },
    }));
    return { number, journal, entryDate, validatedOn, label, documentId, kind, pieceRef, lines };
  }
}

export class EntryListView {
  @ApiProperty({ type: [EntryView], description: 'In the order they were validated.' }) entries: EntryView[];
  @ApiProperty() count: number;
  @ApiProperty() page: number;
  @ApiProperty() pages: number;

  static from({ lines, ...place }: { lines: readonly LedgerRow[]; count: number; page: number; pages: number }) {
    const entries = [...Map.groupBy(lines, ({ year, number }) => `${year} ${number}`).values()].map(EntryView.from);
    return { entries, ...place } satisfies EntryListView;
  }
}

export class UsualAccountView {
  @ApiProperty() account: string;
  @ApiProperty() label: string;
}

export class SetAccountView extends UsualAccountView {
  @ApiProperty({ example: 'desk', description: 'What is booked there: a product, customers, deposits, vat_2000…' })
  use: string;
  @ApiProperty(nullableText) analytic: string | null;
  @ApiProperty({ type: UsualAccountView, description: 'What the country usually books it to.' })
  usual: UsualAccountView;
}

export class AccountChartView {
  @ApiProperty({ minimum: 1, maximum: 12, description: 'Of the fiscal year.' }) firstMonth: number;
  @ApiProperty({ type: [SetAccountView] }) accounts: SetAccountView[];

  static from({ firstMonth, accounts }: { firstMonth: number; accounts: readonly SetAccount[] }): AccountChartView {
    return { firstMonth, accounts: [...accounts] };
  }
}
