import { ApiProperty } from '@nestjs/swagger';
import { CLOSURES, type ClosureKind, FAULT_CODES, type Fault, type FaultCode, type Totals } from '#libs/chain';
import { toIso } from '#libs/domain';
import type { Closure, JournalCheck, JournalState, RunningPeriod } from './reading.service.js';

/** What the routes of the journal answer. */
const KINDS = CLOSURES.map(({ kind }) => kind);

export class RateTotalView {
  @ApiProperty({ enum: ['S', 'E', 'AE', 'O'], description: 'EN 16931 category.' }) category: string;
  @ApiProperty({ description: 'Basis points.' }) rateBp: number;
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
}

export class TotalsView {
  @ApiProperty() documents: number;
  @ApiProperty({ type: [RateTotalView] }) byRate: RateTotalView[];
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
  @ApiProperty({ description: 'Credit notes taken off.' }) grossCents: number;
  @ApiProperty({ description: 'Credit notes added, not taken off.' }) absoluteCents: number;

  static from({ byRate, ...sums }: Totals): TotalsView {
    return { ...sums, byRate: byRate.map((rate) => ({ ...rate })) };
  }
}

export class RunningPeriodView {
  @ApiProperty({ enum: KINDS }) kind: ClosureKind;
  @ApiProperty({ example: '2026-11' }) period: string;
  @ApiProperty({ type: TotalsView }) totals: TotalsView;

  static from({ kind, period, totals }: RunningPeriod): RunningPeriodView {
    return { kind, period, totals: TotalsView.from(totals) };
  }
}

export class PerpetualView {
  @ApiProperty() documents: number;
  @ApiProperty() grossCents: number;
  @ApiProperty() absoluteCents: number;
}

export class ClosureView {
  @ApiProperty({ description: 'Of its entry.' }) seq: number;
  @ApiProperty({ enum: KINDS }) kind: ClosureKind;
  @ApiProperty({ example: '2026-11-21' }) period: string;
  @ApiProperty({ format: 'date-time' }) closedAt: string;
  @ApiProperty({ type: TotalsView }) totals: TotalsView;
  @ApiProperty({ type: PerpetualView, description: 'Since the first entry, this period included.' })
  perpetual: PerpetualView;
  @ApiProperty({ description: 'SHA-256, hexadecimal: an anchor of everything up to here.' }) hash: string;

  static from({ seq, kind, closedAt, hash, closure }: Closure): ClosureView {
    const { period, totals, perpetual } = closure;
    const told = { totals: TotalsView.from(totals), perpetual: { ...perpetual } };
    return { seq, kind, period, closedAt: toIso(closedAt.getTime()), ...told, hash };
  }
}

export class JournalHeadView {
  @ApiProperty({ description: 'How many entries there are.' }) seq: number;
  @ApiProperty({ description: 'Of the last entry.' }) hash: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ description: 'The beginning of the hash of the public key that signs.' }) keyId: string;
}

export class JournalView {
  @ApiProperty({ example: '2026' }) year: string;
  @ApiProperty({ type: [String], description: 'Years with documents, the newest first.' }) years: string[];
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ type: JournalHeadView, nullable: true }) head: JournalHeadView | null;
  @ApiProperty({ type: PerpetualView }) perpetual: PerpetualView;
  @ApiProperty({ type: [RunningPeriodView] }) running: RunningPeriodView[];
  @ApiProperty({ type: [ClosureView], description: 'Of the year, the newest first.' }) closures: ClosureView[];

  static from({ year, years, currency, head, perpetual, running, closures }: JournalState): JournalView {
    return {
      ...{ year, years: [...years], currency, perpetual: { ...perpetual } },
      head: head && { seq: head.seq, hash: head.hash, at: toIso(head.at), keyId: head.keyId ?? '' },
      running: running.map(RunningPeriodView.from),
      closures: closures.map(ClosureView.from),
    };
  }
}

export class FaultView {
  @ApiProperty({ enum: FAULT_CODES }) code: FaultCode;
  @ApiProperty({ type: Number, nullable: true, description: 'Of the entry.' }) seq: number | null;
  @ApiProperty() detail: string;

  static from({ code, seq, detail }: Fault): FaultView {
    return { code, seq, detail };
  }
}

export class JournalCheckView {
  @ApiProperty() entries: number;
  @ApiProperty() documents: number;
  @ApiProperty() closures: number;
  @ApiProperty({ type: String, nullable: true }) head: string | null;
  @ApiProperty({ type: [FaultView], description: 'The first ones; none when all is as it was written.' })
  faults: FaultView[];

  static from({ entries, documents, closures, head, faults }: JournalCheck): JournalCheckView {
    return { entries, documents, closures, head, faults: faults.map(FaultView.from) };
  }
}
