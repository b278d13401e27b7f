import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID } from 'class-validator';
import { addDays } from '#libs/domain';
import { MayBeAbsent } from '#libs/platform';
import type { Right } from './allowances.store.js';
import { type Effect, countOf, termOn } from './memberships.rules.js';
import type { MembershipFacts, Outcome, WantedChange } from './memberships.service.js';
import type { RecordedChange } from './memberships.store.js';

const KINDS = ['plan', 'pause', 'resume', 'end', 'keep'] as const;
const STATES = ['to_come', 'active', 'paused', 'ended'] as const;

export class StartMembershipRequest {
  @ApiProperty({ format: 'uuid', description: 'UUIDv7 made by the client: sending it again changes nothing.' })
  @IsUUID('all')
  id: string;

  @ApiProperty({ format: 'uuid' }) @IsUUID('all') planId: string;

  @ApiProperty({ format: 'date', description: 'Not before the first of the running month.' })
  @IsString()
  startsOn: string;
}

export class StartMembershipForRequest extends StartMembershipRequest {
  @ApiProperty({ format: 'uuid' }) @IsUUID('all') memberId: string;
}

export class TakePlanRequest extends StartMembershipRequest {
  @ApiProperty({ format: 'uuid' }) @IsUUID('all') siteId: string;
}

export class ChangeMembershipRequest implements WantedChange {
  @ApiProperty({ format: 'uuid', description: 'UUIDv7 made by the client: sending it again changes nothing.' })
  @IsUUID('all')
  id: string;

  @ApiProperty({ enum: KINDS, description: 'keep: what was to end goes on after all.' })
  @IsIn(KINDS)
  kind: (typeof KINDS)[number];

  @ApiPropertyOptional({ format: 'date', description: 'First day of a plan, a pause or its end; left out: today.' })
  @MayBeAbsent()
  @IsString()
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Of end and pause. Left out: as soon as possible; with no end.' })
  @MayBeAbsent()
  @IsString()
  lastDay?: string;

  @ApiPropertyOptional({ format: 'uuid' }) @MayBeAbsent() @IsUUID('all') planId?: string;
}

/** What a person may ask of a membership of theirs. */
export class EndMembershipRequest {
  @ApiProperty({ format: 'uuid' }) @IsUUID('all') id: string;
  @ApiProperty({ enum: ['end', 'keep'] }) @IsIn(['end', 'keep']) kind: 'end' | 'keep';
  @ApiPropertyOptional({ format: 'date', description: 'Left out: as soon as possible.' })
  @MayBeAbsent()
  @IsString()
  lastDay?: string;
}

export class MembershipEffectView {
  @ApiProperty({ enum: ['charge', 'credit', 'entry_fee'], description: 'credit: given back, below zero.' })
  kind: Effect['kind'];
  @ApiProperty() planName: string;
  @ApiProperty({ format: 'date' }) first: string;
  @ApiProperty({ format: 'date' }) last: string;
  @ApiProperty({ description: 'Of `cycleDays`: cents = priceCents × days ÷ cycleDays, but for a fee.' }) days: number;
  @ApiProperty() cycleDays: number;
  @ApiProperty() priceCents: number;
  @ApiProperty() cents: number;

  static of({ kind, planName, days, dayCount, cycleDays, priceCents, cents }: Effect): MembershipEffectView {
    const span = { first: days.first, last: addDays(days.next, -1) };
    return { kind, planName, ...span, days: dayCount, cycleDays, priceCents, cents };
  }
}

export class MembershipTermView {
  @ApiProperty({ format: 'date' }) first: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'null: it goes on.' }) last: string | null;
  @ApiProperty() planId: string;
  @ApiProperty() planName: string;
  @ApiProperty({ enum: ['active', 'paused'] }) state: 'active' | 'paused';
}

export class MembershipRightView {
  @ApiProperty({ enum: ['minute', 'pass', 'cent'] }) unit: Right['unit'];
  @ApiProperty({ enum: ['desk', 'room', 'machine'], nullable: true, type: String }) kind: Right['kind'];
  @ApiProperty({ type: String, nullable: true }) resourceName: string | null;
  @ApiProperty() remaining: number;
  @ApiProperty() granted: number;
  @ApiProperty({ format: 'date' }) lastDay: string;

  static of({ unit, kind, resourceName, remaining, granted, next }: Right): MembershipRightView {
    return { unit, kind, resourceName, remaining, granted, lastDay: addDays(next, -1) };
  }
}

export class MembershipChangeView {
  @ApiProperty({ enum: ['start', ...KINDS] }) kind: RecordedChange['kind'];
  @ApiProperty({ format: 'date', description: 'Of an end: the first day that is not part of it.' }) firstDay: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) lastDay: string | null;
  @ApiProperty({ type: String, nullable: true }) planName: string | null;
  @ApiProperty({ description: 'Notice and commitment were set aside.' }) exception: boolean;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class MembershipHolderView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty() email: string;
}

export class MembershipView {
  @ApiProperty() id: string;
  @ApiProperty({ type: MembershipHolderView }) member: MembershipHolderView;
  @ApiProperty() currency: string;
  @ApiProperty({ format: 'date', description: 'Local to the site.' }) today: string;
  @ApiProperty({ enum: STATES }) state: (typeof STATES)[number];
  @ApiProperty({ description: 'That counts today, or that it begins or ended with.' }) planName: string;
  @ApiProperty() planId: string;
  @ApiProperty({ format: 'date' }) startedOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'null: it goes on.' })
  lastDay: string | null;
  @ApiProperty({ format: 'date', description: 'The earliest that notice and commitment allow.' })
  earliestLastDay: string;
  @ApiProperty({ type: [MembershipTermView] }) terms: MembershipTermView[];
  @ApiProperty({
    type: [MembershipEffectView],
    description: 'What was billed, less what was given back; the newest first.',
  })
  periods: MembershipEffectView[];
  @ApiProperty({
    type: MembershipEffectView,
    nullable: true,
    description: 'What will be billed next, at today’s prices.',
  })
  next: MembershipEffectView | null;
  @ApiProperty({ type: [MembershipRightView], description: 'Included rights that can be used today.' })
  rights: MembershipRightView[];
  @ApiProperty({ type: [MembershipChangeView] }) changes: MembershipChangeView[];

  static of(facts: MembershipFacts): MembershipView {
    const { membership, member, site, today, plans, earliestLastDay, next, rights, changes } = facts;
    const { id, startedOn, endsOn, terms } = membership;
    const nameOf = (planId: string) => plans.get(planId)?.name ?? '';
    const shown = termOn(terms, today) ?? terms.at(-1);
    const planId = shown?.planId ?? changes.find(({ kind }) => kind === 'start')?.planId ?? '';
    return {
      ...{ id, member, currency: site.currency, today, startedOn, earliestLastDay, planId, planName: nameOf(planId) },
      state: stateOf(facts),
      lastDay: endsOn && addDays(endsOn, -1),
      terms: terms.map((term) => ({
        ...{ first: term.first, last: term.next && addDays(term.next, -1), planId: term.planId },
        ...{ planName: nameOf(term.planId), state: term.state },
      })),
      periods: facts.periods.map((period) => periodView(period, nameOf(period.planId))).toReversed(),
      next: next && MembershipEffectView.of(next),
      rights: rights.map((right) => MembershipRightView.of(right)),
      changes: changes.map((change) => ({
        ...{ kind: change.kind, firstDay: change.firstDay, lastDay: change.nextDay && addDays(change.nextDay, -1) },
        planName: change.planId && nameOf(change.planId),
        ...{ exception: change.exception, at: change.recordedAt.toISOString().replace('.000Z', 'Z') },
      })),
    };
  }
}

function periodView({ days, cycle, priceCents, cents }: MembershipFacts['periods'][number], planName: string) {
  return MembershipEffectView.of({ kind: 'charge', planName, ...countOf(days, cycle), priceCents, cents });
}

function stateOf({ membership, today }: MembershipFacts): (typeof STATES)[number] {
  const { startedOn, endsOn, terms } = membership;
  if (endsOn !== null && (endsOn <= today || terms.length === 0)) return 'ended';
  if (startedOn > today) return 'to_come';
  return termOn(terms, today)?.state ?? 'ended';
}

export class MembershipsView {
  @ApiProperty({ type: [MembershipView], description: 'By name, those that are over last; at most 500.' })
  memberships: MembershipView[];
}

/** What an order charges and gives back at once, and the membership that it leaves. */
export class MembershipOutcomeView {
  @ApiProperty({ type: [MembershipEffectView] }) effects: MembershipEffectView[];
  @ApiProperty({ description: 'The sum of the effects; below zero: given back.' }) cents: number;
  @ApiProperty({ type: MembershipView }) membership: MembershipView;

  static of({ effects, facts }: Outcome): MembershipOutcomeView {
    const cents = effects.reduce((sum, effect) => sum + effect.cents, 0);
    return {
      effects: effects.map((effect) => MembershipEffectView.of(effect)),
      cents,
      membership: MembershipView.of(facts),
    };
  }
}
