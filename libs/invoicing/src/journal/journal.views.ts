import { ApiProperty } from '@nestjs/swagger';
import { CLOSURES, type ClosureKind, FAULT_CODES, type Fault, type FaultCode, type Totals } from '#libs/chain';
import { toIso } from '#libs/domain';
import type { Closure, JournalCheck, JournalState, RunningPeriod } from './reading.service.js';

/** What the routes of the journal answer. */
const KINDS = CLOSURES.map(({ kind }) => kind);

export class JournalRateTotalView {
  @ApiProperty({ enum: ['S', 'E', 'AE', 'O'], description: 'EN 16931 category.' }) category: string;
  @ApiProperty({ description: 'Basis points.' }) rateBp: number;
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
}

export class JournalTotalsView {
  @ApiProperty() documents: number;
  @ApiProperty({ type: [JournalRateTotalView] }) byRate: JournalRateTotalView[];
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
  @ApiProperty({ description: 'Credit notes taken off.' }) grossCents: number;
  @ApiProperty({ description: 'Credit notes added, not taken off.' }) absoluteCents: number;

  static from({ byRate, ...sums }: Totals): JournalTotalsView {
    return { ...sums, byRate: byRate.map((rate) => ({ ...rate })) };
  }
}

export class JournalRunningPeriodView {
  @ApiProperty({ enum: KINDS }) kind: ClosureKind;
  @ApiProperty({ example: '2026-11' }) period: string;
  @ApiProperty({ type: JournalTotalsView }) totals: JournalTotalsView;

  static from({ kind, period, totals }: RunningPeriod): JournalRunningPeriodView {
    return { kind, period, totals: JournalTotalsView.from(totals) };
  }
}

export class JournalPerpetualView {
  @ApiProperty() documents: number;
  @ApiProperty() grossCents: number;
  @ApiProperty() absoluteCents: number;
}

export class JournalClosureView {
  @ApiProperty({ description: 'Of its entry.' }) seq: number;
  @ApiProperty({ enum: KINDS }) kind: ClosureKind;
  @ApiProperty({ example: '2026-11-21' }) period: string;
  @ApiProperty({ format: 'date-time' }) closedAt: string;
  @ApiProperty({ type: JournalTotalsView }) totals: JournalTotalsView;
  @ApiProperty({ type: JournalPerpetualView, description: 'Since the first entry, this period included.' })
  perpetual: JournalPerpetualView;
  @ApiProperty({ description: 'SHA-256, hexadecimal: an anchor of everything up to here.' }) hash: string;

  static from({ seq, kind, closedAt, hash, closure }: Closure): JournalClosureView {
    const { period, totals, perpetual } = closure;
    const told = { totals: JournalTotalsView.from(totals), perpetual: { ...perpetual } };
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
  @ApiProperty({ type: JournalPerpetualView }) perpetual: JournalPerpetualView;
  @ApiProperty({ type: [JournalRunningPeriodView] }) running: JournalRunningPeriodView[];
  @ApiProperty({ type: [JournalClosureView], description: 'Of the year, the newest first.' })
  closures: JournalClosureView[];

  static from({ year, years, currency, head, perpetual, running, closures }: JournalState): JournalView {
    return {
      ...{ year, years: [...years], currency, perpetual: { ...perpetual } },
      head: head && { seq: head.seq, hash: head.hash, at: toIso(head.at), keyId: head.keyId ?? '' },
      running: running.map(JournalRunningPeriodView.from),
      closures: closures.map(JournalClosureView.from),
    };
  }
}

export class JournalFaultView {
  @ApiProperty({ enum: FAULT_CODES }) code: FaultCode;
  @ApiProperty({ type: Number, nullable: true, description: 'Of the entry.' }) seq: number | null;
  @ApiProperty() detail: string;

  static from({ code, seq, detail }: Fault): JournalFaultView {
    return { code, seq, detail };
  }
}

export class JournalCheckView {
  @ApiProperty() entries: number;
  @ApiProperty() documents: number;
  @ApiProperty() closures: number;
  @ApiProperty({ type: String, nullable: true }) head: string | null;
  @ApiProperty({ type: [JournalFaultView], description: 'The first ones; none when all is as it was written.' })
  faults: JournalFaultView[];

  static from({ entries, documents, closures, head, faults }: JournalCheck): JournalCheckView {
    return { entries, documents, closures, head, faults: faults.map(JournalFaultView.from) };
  }
}
