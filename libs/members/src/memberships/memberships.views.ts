import { ApiProperty } from '@nestjs/swagger';
import { addDays } from '#libs/domain';
import { PagedView } from '#libs/platform';
import type { Right } from './allowances.store.js';
import type { MembershipFacts, MembershipPage } from './memberships.reader.js';
import { type Effect, countOf, termOn } from './memberships.rules.js';
import type { Outcome } from './memberships.service.js';
import type { RecordedChange } from './memberships.store.js';

export const CHANGE_KINDS = ['plan', 'pause', 'resume', 'end', 'keep'] as const;
const STATES = ['to_come', 'active', 'paused', 'ended'] as const;

export class MembershipEffectView {
  @ApiProperty({ enum: ['charge', 'credit', 'entry_fee'], description: 'credit: given back, below zero.' })
  kind: Effect['kind'];
  @ApiProperty() planName: string;
  @ApiProperty({ format: 'date' }) first: string;
  @ApiProperty({ format: 'date' }) last: string;
  @ApiProperty({ description: 'Of `cycleDays`: cents = priceCents × days ÷ cycleDays, but for a fee.' }) days: number;
  @ApiProperty() cycleDays: number;
  @ApiProperty() priceCents: number;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: 'net' | 'gross';
  @ApiProperty() cents: number;

  static of({ kind, planName, days, dayCount, cycleDays, priceCents, priceMode, cents }: Effect): MembershipEffectView {
    const span = { first: days.first, last: addDays(days.next, -1) };
    return { kind, planName, ...span, days: dayCount, cycleDays, priceCents, priceMode, cents };
  }
}

export class MembershipPeriodView extends MembershipEffectView {
  @ApiProperty({ description: 'It is on an invoice.' }) invoiced: boolean;
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
  @ApiProperty({ enum: ['start', ...CHANGE_KINDS] }) kind: RecordedChange['kind'];
  @ApiProperty({ format: 'date', description: 'Of an end: the first day that is not part of it.' }) firstDay: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) lastDay: string | null;
  @ApiProperty({ type: String, nullable: true }) planName: string | null;
  @ApiProperty({ description: 'Notice and commitment were set aside.' }) exception: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Why, of an exception.' }) reason: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of the staff; null: the member, or somebody who left.' })
  byName: string | null;
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
  @ApiProperty() timeZone: string;
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
  @ApiProperty({ description: 'Days of notice, of the plan that counts today.' }) noticeDays: number;
  @ApiProperty({ format: 'date', description: 'The last day of the commitment; before the start: there is none.' })
  committedUntil: string;
  @ApiProperty({ description: 'Members let it rest themselves, within notice and commitment.' }) selfPause: boolean;
  @ApiProperty({ type: [MembershipPeriodView], description: 'Billed, less what was given back; the newest first.' })
  periods: MembershipPeriodView[];
  @ApiProperty({
    type: [MembershipEffectView],
    description: 'What will be billed on the next day on which something is, at its prices.',
  })
  next: MembershipEffectView[];
  @ApiProperty({ type: [MembershipRightView], description: 'Included rights that can be used today.' })
  rights: MembershipRightView[];
  @ApiProperty({ type: [MembershipChangeView] }) changes: MembershipChangeView[];

  static of(facts: MembershipFacts): MembershipView {
    const { membership, member, site, today, plans, earliestLastDay, noticeDays, next, rights, changes } = facts;
    const { id, startedOn, endsOn, terms } = membership;
    const nameOf = (planId: string) => plans.get(planId)?.name ?? '';
    const shown = termOn(terms, today) ?? terms.at(-1);
    const planId = shown?.planId ?? changes.find(({ kind }) => kind === 'start')?.planId ?? '';
    return {
      ...{
        id,
        member,
        currency: site.currency,
        timeZone: site.timeZone,
        today,
        startedOn,
        earliestLastDay,
        noticeDays,
      },
      ...{ planId, planName: nameOf(planId), selfPause: plans.get(planId)?.selfPause ?? false },
      committedUntil: addDays(membership.committedUntil, -1),
      state: stateOf(facts),
      lastDay: endsOn && addDays(endsOn, -1),
      terms: terms.map((term) => ({
        ...{ first: term.first, last: term.next && addDays(term.next, -1), planId: term.planId },
        ...{ planName: nameOf(term.planId), state: term.state },
      })),
      periods: facts.periods.map((period) => periodView(period, nameOf(period.planId))).toReversed(),
      next: next.map((effect) => MembershipEffectView.of(effect)),
      rights: rights.map((right) => MembershipRightView.of(right)),
      changes: changes.map((change) => ({
        ...{ kind: change.kind, firstDay: change.firstDay, lastDay: change.nextDay && addDays(change.nextDay, -1) },
        planName: change.planId && nameOf(change.planId),
        ...{ exception: change.exception, reason: change.reason, byName: change.byName },
        ...{ at: change.recordedAt.toISOString().replace('.000Z', 'Z') },
      })),
    };
  }
}

function periodView(period: MembershipFacts['periods'][number], planName: string): MembershipPeriodView {
  const { days, cycle, priceCents, priceMode, cents, invoiced } = period;
  const billed = { kind: 'charge' as const, planName, ...countOf(days, cycle), priceCents, priceMode, cents };
  return { ...MembershipEffectView.of(billed), invoiced };
}

function stateOf({ membership, today }: MembershipFacts): (typeof STATES)[number] {
  const { startedOn, endsOn, terms } = membership;
  if (endsOn !== null && (endsOn <= today || terms.length === 0)) return 'ended';
  if (startedOn > today) return 'to_come';
  return termOn(terms, today)?.state ?? 'ended';
}

export class MembershipsView extends PagedView {
  @ApiProperty({ type: [MembershipView], description: 'By name, those that are over last.' })
  memberships: MembershipView[];

  static of({ memberships, ...paged }: MembershipPage): MembershipsView {
    return { ...paged, memberships: memberships.map((facts) => MembershipView.of(facts)) };
  }
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
