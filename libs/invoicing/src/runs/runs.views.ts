import { ApiProperty } from '@nestjs/swagger';
import { PROBLEM_CODES } from '#libs/domain';
import { VatGroupView } from '../invoices/invoices.views.js';
import type { DayBound, Foreseen, RunPreview } from './preview.service.js';
import {
  ANOMALIES,
  type Anomaly,
  ITEM_STATES,
  type ItemReason,
  type ItemState,
  KEEPS_FROM_ISSUING,
  RUN_STATES,
  type RunState,
  STOPPED_BY,
  type StoppedBy,
} from './runs.rules.js';
import type { NamedItem, RunProgress, TotalledRun } from './runs.service.js';

/** What the routes of runs answer. */
const nullableText = { type: String, nullable: true } as const;
const currency = { enum: ['EUR', 'CHF'] };

export class DayBoundView {
  @ApiProperty({ description: 'Documents that the site has issued today.' }) issuedToday: number;
  @ApiProperty({ description: 'More on one day are issued only when that is confirmed.' }) limit: number;

  static of({ issuedToday, limit }: DayBound): DayBoundView {
    return { issuedToday, limit };
  }
}

export class ForeseenView {
  @ApiProperty(nullableText) memberId: string | null;
  @ApiProperty(nullableText) companyId: string | null;
  @ApiProperty() name: string;
  @ApiProperty() email: string;
  @ApiProperty({ description: 'Open charges.' }) charges: number;
  @ApiProperty() netCents: number;
  @ApiProperty() vatCents: number;
  @ApiProperty() grossCents: number;
  @ApiProperty({ description: 'What the invoice would take off for deposits.' }) depositsCents: number;
  @ApiProperty({ enum: ANOMALIES, isArray: true, description: 'What to look at before.' }) anomalies: Anomaly[];
  @ApiProperty({ description: 'As it is, no invoice can be issued.' }) blocked: boolean;

  static of({ memberId, companyId, buyer, charges, sums, depositsCents, anomalies }: Foreseen): ForeseenView {
    const { netCents, vatCents, grossCents } = sums;
    return {
      ...{ memberId, companyId, name: buyer.companyName ?? buyer.name, email: buyer.email, charges },
      ...{ netCents, vatCents, grossCents, depositsCents, anomalies: [...anomalies] },
      blocked: anomalies.some((anomaly) => KEEPS_FROM_ISSUING.has(anomaly)),
    };
  }
}

export class RunPreviewView {
  @ApiProperty({ example: '2026-11' }) month: string;
  @ApiProperty(currency) currency: string;
  @ApiProperty({ type: [String], description: 'Fields of the legal profile without which nothing can be issued.' })
  missing: string[];
  @ApiProperty({ type: [ForeseenView], description: 'Those to look at first, each part by name.' })
  debtors: ForeseenView[];
  @ApiProperty({ type: [VatGroupView], description: 'What all comes to, by VAT rate.' }) rates: VatGroupView[];
  @ApiProperty({ description: 'Memberships of which a period has begun that is not charged yet.' })
  dueMemberships: number;
  @ApiProperty({ type: DayBoundView }) bound: DayBoundView;

  static of({ month, currency, gaps, debtors, rates, dueMemberships, bound }: RunPreview): RunPreviewView {
    return {
      ...{ month, currency, missing: gaps.map(({ field }) => field), dueMemberships },
      ...{ debtors: debtors.map(ForeseenView.of), rates: [...rates], bound: DayBoundView.of(bound) },
    };
  }
}

export class RunCountsView {
  @ApiProperty() pending: number;
  @ApiProperty() issued: number;
  @ApiProperty({ description: 'Left out, or there was nothing to invoice any more.' }) skipped: number;
  @ApiProperty() refused: number;
}

export class RunView {
  @ApiProperty() id: string;
  @ApiProperty({ example: '2026-11' }) month: string;
  @ApiProperty(currency) currency: string;
  @ApiProperty({ enum: RUN_STATES }) state: RunState;
  @ApiProperty({ type: String, enum: STOPPED_BY, nullable: true, description: 'bound: the day is full.' })
  stoppedBy: StoppedBy | null;
  @ApiProperty({ format: 'date-time' }) startedAt: string;
  @ApiProperty({ ...nullableText, format: 'date-time' }) endedAt: string | null;
  @ApiProperty({ type: RunCountsView, description: 'How many debtors are where.' }) debtors: RunCountsView;
  @ApiProperty({ type: RunCountsView, description: 'Tax included; of who has no invoice, as foreseen.' })
  cents: RunCountsView;

  static from({ id, month, currency, state, stoppedBy, startedAt, endedAt, debtors, cents }: TotalledRun): RunView {
    return {
      ...{ id, month, currency, state, stoppedBy, debtors, cents },
      ...{ startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null },
    };
  }
}

export class RunsView {
  @ApiProperty({ type: [RunView], description: 'The last 20 of the month, the newest first.' }) runs: RunView[];

  static of(runs: readonly TotalledRun[]): RunsView {
    return { runs: runs.map(RunView.from) };
  }
}

export class RunItemView {
  @ApiProperty(nullableText) memberId: string | null;
  @ApiProperty(nullableText) companyId: string | null;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ITEM_STATES }) state: ItemState;
  @ApiProperty({ type: String, enum: [...PROBLEM_CODES, 'left_out'], nullable: true, description: 'Why no invoice.' })
  reason: ItemReason | null;
  @ApiProperty(nullableText) invoiceId: string | null;
  @ApiProperty(nullableText) number: string | null;
  @ApiProperty() grossCents: number;

  static of({ memberId, companyId, name, state, reason, invoiceId, number, grossCents }: NamedItem): RunItemView {
    return { memberId, companyId, name, state, reason, invoiceId, number, grossCents };
  }
}

export class RunMailsView {
  @ApiProperty({ description: 'Nobody has sent them; some may have no address.' }) unsent: number;
  @ApiProperty() queued: number;
  @ApiProperty() sent: number;
  @ApiProperty({ description: 'Given up.' }) failed: number;
}

export class RunProgressView extends RunView {
  @ApiProperty({ type: [RunItemView], description: 'The last 12 that have ended, the last one first.' })
  last: RunItemView[];
  @ApiProperty({ type: [RunItemView], description: 'Who got no invoice, and why; at most 500.' })
  refused: RunItemView[];
  @ApiProperty({
    type: [RunItemView],
    description: 'Invoices without a postal address of their buyer, at most 500; none while the run is under way.',
  })
  unaddressed: RunItemView[];
  @ApiProperty({ type: RunMailsView, description: 'How many of its documents are where on their way by mail.' })
  mails: RunMailsView;

  static of(run: RunProgress): RunProgressView {
    const { last, refused, unaddressed, mails } = run;
    const items = {
      last: last.map(RunItemView.of),
      refused: refused.map(RunItemView.of),
      unaddressed: unaddressed.map(RunItemView.of),
    };
    return { ...RunView.from(run), ...items, mails };
  }
}
