import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID } from 'class-validator';
import { Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CREDIT_UNITS, CYCLES, type CreditUnit, type Cycle, clockText } from '#libs/domain';
import { MayBeAbsent, Trimmed } from '#libs/platform';
import { minuteOf } from '#libs/spaces';
import type { PlanFacts } from './plans.rules.js';
import type { PlanBook, PlansOnOffer } from './plans.service.js';
import type { Plan, PlanOnOffer } from './plans.store.js';

const KINDS = ['desk', 'room', 'machine'] as const;
type Kind = (typeof KINDS)[number];
const MONEY_AT_MOST = 100_000_000;

export class PlanAllowanceRequest {
  @ApiProperty({ enum: CREDIT_UNITS, description: 'pass: one place for one day; only of desks or pooled places.' })
  @IsIn(CREDIT_UNITS)
  unit: CreditUnit;

  @ApiProperty({ minimum: 1, maximum: 10_000_000, description: 'Minutes, passes or cents in each cycle.' })
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  amount: number;

  @ApiPropertyOptional({ enum: KINDS, nullable: true, type: String, description: 'This or resourceId, or neither.' })
  @IsOptional()
  @IsIn(KINDS)
  kind?: Kind | null;

  @ApiPropertyOptional({ format: 'uuid', nullable: true, type: String })
  @IsOptional()
  @IsUUID('all')
  resourceId?: string | null;
}

export class PlanDiscountRequest {
  @ApiProperty({ enum: KINDS }) @IsIn(KINDS) kind: Kind;
  @ApiProperty({ minimum: 1, maximum: 10_000, description: 'Basis points: 1000 = 10 %.' })
  @IsInt()
  @Min(1)
  @Max(10_000)
  discountBp: number;
}

export class PlanAccessRequest {
  @ApiProperty({ minimum: 1, maximum: 7 }) @IsInt() @Min(1) @Max(7) weekday: number;
  @ApiProperty({ example: '08:00' }) @IsString() from: string;
  @ApiProperty({ example: '18:00' }) @IsString() until: string;
}

export class PlanRateRequest {
  @ApiProperty({ format: 'uuid' }) @IsUUID('all') rateId: string;
  @ApiProperty({ format: 'uuid', description: 'The rate that its holders pay; same VAT, same kind of price.' })
  @IsUUID('all')
  insteadId: string;
}

export class SavePlanRequest {
  @ApiProperty({ minLength: 1, maxLength: 120 }) @Trimmed() @IsString() @Length(1, 120) name: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 2000 })
  @Trimmed()
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  description?: string | null;

  @ApiProperty({ minimum: 0 }) @IsInt() @Min(0) @Max(MONEY_AT_MOST) priceCents: number;
  @ApiProperty({ enum: ['net', 'gross'] }) @IsIn(['net', 'gross']) priceMode: 'net' | 'gross';
  @ApiProperty({ description: 'Basis points: 2000 = 20 %.' }) @IsInt() @Min(0) @Max(10_000) vatRateBp: number;
  @ApiProperty({ enum: CYCLES, description: 'Stays once somebody has the plan.' }) @IsIn(CYCLES) cycle: Cycle;

  @ApiProperty({ enum: ['start', 'first'], description: 'Cycles begin on the day it was begun, or on the first.' })
  @IsIn(['start', 'first'])
  anchor: 'start' | 'first';

  @ApiProperty({ minimum: 0, maximum: 60 }) @IsInt() @Min(0) @Max(60) commitmentMonths: number;
  @ApiProperty({ minimum: 0, maximum: 365 }) @IsInt() @Min(0) @Max(365) noticeDays: number;
  @ApiProperty({ minimum: 0 }) @IsInt() @Min(0) @Max(MONEY_AT_MOST) entryFeeCents: number;
  @ApiProperty({ description: 'Members may take it themselves.' }) @IsBoolean() selfService: boolean;
  @ApiProperty({ description: 'false: nobody new takes it; who has it keeps it.' }) @IsBoolean() active: boolean;

  @ApiPropertyOptional({ description: 'Members let it rest themselves, within its notice and commitment.' })
  @MayBeAbsent()
  @IsBoolean()
  selfPause?: boolean;

  @ApiPropertyOptional({ minimum: 0, nullable: true, type: Number, description: 'Of periods from nextPriceFrom on.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MONEY_AT_MOST)
  nextPriceCents?: number | null;

  @ApiPropertyOptional({ format: 'date', nullable: true, type: String, description: 'A day to come.' })
  @IsOptional()
  @IsString()
  nextPriceFrom?: string | null;

  @ApiProperty({ type: [PlanAllowanceRequest] })
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => PlanAllowanceRequest)
  allowances: PlanAllowanceRequest[];

  @ApiProperty({ type: [PlanDiscountRequest] })
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => PlanDiscountRequest)
  discounts: PlanDiscountRequest[];

  @ApiProperty({ type: [PlanAccessRequest], description: 'None: at all hours.' })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PlanAccessRequest)
  access: PlanAccessRequest[];

  @ApiProperty({ type: [PlanRateRequest] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => PlanRateRequest)
  rates: PlanRateRequest[];

  facts(): PlanFacts {
    const { name, priceCents, priceMode, vatRateBp, cycle, anchor, commitmentMonths, noticeDays } = this;
    const { entryFeeCents, selfService, active, discounts, rates, allowances, access, description } = this;
    return {
      ...{ name, priceCents, priceMode, vatRateBp, cycle, anchor, commitmentMonths, noticeDays },
      ...{ entryFeeCents, selfService, active, discounts, rates },
      description: description || null,
      selfPause: this.selfPause ?? false,
      nextPriceCents: this.nextPriceCents ?? null,
      nextPriceFrom: this.nextPriceFrom ?? null,
      allowances: allowances.map(({ unit, amount, kind, resourceId }) => ({
        ...{ unit, amount, kind: kind ?? null, resourceId: resourceId ?? null },
      })),
      access: access.map(({ weekday, from, until }, index) => ({
        weekday,
        from: minuteOf(`access.${index}.from`, from),
        until: minuteOf(`access.${index}.until`, until),
      })),
    };
  }
}

export class CreatePlanRequest extends SavePlanRequest {
  @ApiProperty({ format: 'uuid', description: 'UUIDv7 made by the client.' }) @IsUUID('all') id: string;
}

export class PlanAllowanceView {
  @ApiProperty({ enum: CREDIT_UNITS }) unit: CreditUnit;
  @ApiProperty() amount: number;
  @ApiProperty({ enum: KINDS, nullable: true, type: String }) kind: Kind | null;
  @ApiProperty({ type: String, nullable: true }) resourceId: string | null;
  @ApiProperty({ type: String, nullable: true }) resourceName: string | null;
}

export class PlanDiscountView {
  @ApiProperty({ enum: KINDS }) kind: Kind;
  @ApiProperty() discountBp: number;
}

export class PlanAccessView {
  @ApiProperty() weekday: number;
  @ApiProperty({ example: '08:00' }) from: string;
  @ApiProperty({ example: '18:00' }) until: string;
}

export class PlanRateView {
  @ApiProperty() rateId: string;
  @ApiProperty() insteadId: string;
}

/** What everybody may know of a plan. */
export class OfferedPlanView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) description: string | null;
  @ApiProperty() priceCents: number;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: 'net' | 'gross';
  @ApiProperty() vatRateBp: number;
  @ApiProperty({ enum: CYCLES }) cycle: Cycle;
  @ApiProperty({ enum: ['start', 'first'] }) anchor: 'start' | 'first';
  @ApiProperty() commitmentMonths: number;
  @ApiProperty() noticeDays: number;
  @ApiProperty() entryFeeCents: number;
  @ApiProperty({ description: 'Members let it rest themselves.' }) selfPause: boolean;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Of periods from nextPriceFrom on; null: no change planned.',
  })
  nextPriceCents: number | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) nextPriceFrom: string | null;
  @ApiProperty({ type: [PlanAllowanceView] }) allowances: PlanAllowanceView[];
  @ApiProperty({ type: [PlanDiscountView] }) discounts: PlanDiscountView[];
  @ApiProperty({ type: [PlanAccessView] }) access: PlanAccessView[];

  static offered(plan: PlanOnOffer, names: ReadonlyMap<string, string> = new Map()): OfferedPlanView {
    const { id, name, description, priceCents, priceMode, vatRateBp, cycle, anchor } = plan;
    const { commitmentMonths, noticeDays, entryFeeCents, discounts, selfPause, nextPriceCents, nextPriceFrom } = plan;
    return {
      ...{ id, name, description, priceCents, priceMode, vatRateBp, cycle, anchor },
      ...{ commitmentMonths, noticeDays, entryFeeCents, discounts: [...discounts] },
      ...{ selfPause, nextPriceCents, nextPriceFrom },
      allowances: plan.allowances.map(({ unit, amount, kind, resourceId }) => ({
        ...{ unit, amount, kind, resourceId },
        resourceName: (resourceId && names.get(resourceId)) ?? null,
      })),
      access: plan.access.map(({ weekday, from, until }) => ({
        ...{ weekday, from: clockText(from), until: clockText(until) },
      })),
    };
  }
}

export class MembershipPlanView extends OfferedPlanView {
  @ApiProperty() selfService: boolean;
  @ApiProperty() active: boolean;
  @ApiProperty({ type: [PlanRateView] }) rates: PlanRateView[];
  @ApiProperty({ description: 'Who has it today.' }) holders: number;
  @ApiProperty({ description: 'Somebody has it or had it: its cycle stays.' }) used: boolean;

  static of(plan: Plan, names?: ReadonlyMap<string, string>): MembershipPlanView {
    const { selfService, active, rates, holders, used } = plan;
    return { ...OfferedPlanView.offered(plan, names), selfService, active, rates: [...rates], holders, used };
  }
}

export class PlanRateNameView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: 'net' | 'gross';
  @ApiProperty() vatRateBp: number;
}

export class PlanSubjectView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: KINDS }) kind: Kind;
  @ApiProperty({ enum: ['exclusive', 'pool'] }) mode: 'exclusive' | 'pool';
}

export class MembershipPlansView {
  @ApiProperty() currency: string;
  @ApiProperty({ type: [MembershipPlanView], description: 'Those on offer first.' }) plans: MembershipPlanView[];
  @ApiProperty({ type: [Number], description: 'VAT rates that the country has today, basis points.' })
  vatRates: number[];
  @ApiProperty({ type: [PlanRateNameView] }) rates: PlanRateNameView[];
  @ApiProperty({ type: [PlanSubjectView] }) resources: PlanSubjectView[];

  static of({ currency, plans, vatRates, rates, resources }: PlanBook): MembershipPlansView {
    const names = new Map(resources.map(({ id, name }) => [id, name]));
    return {
      ...{ currency, vatRates: [...vatRates], rates: [...rates], resources: [...resources] },
      plans: plans.map((plan) => MembershipPlanView.of(plan, names)),
    };
  }
}

export class PlansOnOfferView {
  @ApiProperty() siteId: string;
  @ApiProperty() currency: string;
  @ApiProperty({ format: 'date', description: 'Local to the site.' }) today: string;
  @ApiProperty({ type: [OfferedPlanView] }) plans: OfferedPlanView[];

  static of({ siteId, currency, today, plans, resources }: PlansOnOffer): PlansOnOfferView {
    return { siteId, currency, today, plans: plans.map((plan) => OfferedPlanView.offered(plan, resources)) };
  }
}
