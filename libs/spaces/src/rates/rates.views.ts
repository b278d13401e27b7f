import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type PriceMode, type RateStep, clockText } from '#libs/domain';
import { Trimmed } from '#libs/platform';
import { minuteOf } from '../opening/opening.rules.js';
import { type RateFacts, windowsOf } from './rates.rules.js';
import type { RateBook, UsedRate } from './rates.service.js';

const MOST_CENTS = 10_000_000;

export class RateStepBody {
  @ApiProperty({ type: Number, nullable: true, minimum: 5, maximum: 44_640, description: 'Null: per hour.' })
  @IsOptional()
  @IsInt()
  @Min(5)
  @Max(44_640)
  upToMinutes: number | null;

  @ApiProperty({ minimum: 0, maximum: MOST_CENTS }) @IsInt() @Min(0) @Max(MOST_CENTS) priceCents: number;
}

export class RateWindowBody {
  @ApiProperty({ type: [Number], minimum: 1, maximum: 7, description: '1 = Monday (ISO 8601).' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays: number[];

  @ApiProperty({ example: '18:00' }) @IsString() @MaxLength(5) from: string;
  @ApiProperty({ example: '24:00' }) @IsString() @MaxLength(5) until: string;

  @ApiProperty({ format: 'uuid', description: 'The rate of the site whose steps and cap are the price then.' })
  @IsUUID()
  tableId: string;
}

export class RateRequest {
  @ApiProperty({ minLength: 1, maxLength: 120 }) @Trimmed() @IsString() @Length(1, 120) name: string;

  @ApiProperty({ enum: ['net', 'gross'], description: 'Whether its prices are net of tax or tax included.' })
  @IsIn(['net', 'gross'])
  priceMode: PriceMode;

  @ApiProperty({ example: 2000, description: 'Basis points; one of the rates the country has on the day.' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  vatRateBp: number;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 0, maximum: MOST_CENTS, description: 'Null: no cap.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_CENTS)
  dailyCapCents?: number | null;

  @ApiProperty({
    type: [RateStepBody],
    example: [{ upToMinutes: null, priceCents: 500 }],
    description: 'At least one; in any order.',
  })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => RateStepBody)
  steps: RateStepBody[];

  @ApiProperty({ type: [RateWindowBody], example: [], description: 'Parts of the week at another rate.' })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => RateWindowBody)
  windows: RateWindowBody[];

  /** As the rules read them. */
  static facts({ dailyCapCents = null, steps, windows, ...terms }: RateRequest): RateFacts {
    return {
      ...terms,
      dailyCapCents,
      steps: steps.map(({ upToMinutes, priceCents }): RateStep =>
        upToMinutes === null || upToMinutes === undefined
          ? { kind: 'hourly', priceCents }
          : { kind: 'flat', upToMinutes, priceCents },
      ),
      windows: windows.map(({ weekdays, from, until, tableId }, nr) => ({
        ...{ weekdays, tableId: tableId.toLowerCase() },
        from: minuteOf(`windows.${nr}.from`, from),
        until: minuteOf(`windows.${nr}.until`, until),
      })),
    };
  }
}

export class NewRateRequest extends RateRequest {
  @ApiProperty({ format: 'uuid', description: 'UUIDv7 made by the client: sending the order again is safe.' })
  @IsUUID()
  id: string;
}

export class ManagedRateWindowView {
  @ApiProperty({ type: [Number] }) weekdays: number[];
  @ApiProperty({ example: '18:00' }) from: string;
  @ApiProperty({ example: '24:00' }) until: string;
  @ApiProperty() tableId: string;
}

export class ManagedRateStepView {
  @ApiProperty({ type: Number, nullable: true, description: 'Null: per hour.' }) upToMinutes: number | null;
  @ApiProperty() priceCents: number;
}

export class RateUserView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
}

export class RateUsersView {
  @ApiProperty({ type: [RateUserView], description: 'Those on offer.' }) resources: RateUserView[];
  @ApiProperty({ type: [RateUserView], description: 'Rates with a part of the week at it.' }) rates: RateUserView[];
  @ApiProperty({ type: [RateUserView] }) plans: RateUserView[];
  @ApiProperty({ type: [RateUserView] }) groups: RateUserView[];
}

export class ManagedRateView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: PriceMode;
  @ApiProperty() vatRateBp: number;
  @ApiProperty({ type: Number, nullable: true }) dailyCapCents: number | null;
  @ApiProperty({ type: [ManagedRateStepView], description: 'From the shortest; the price per hour is last.' })
  steps: ManagedRateStepView[];
  @ApiProperty({ type: [ManagedRateWindowView] }) windows: ManagedRateWindowView[];
  @ApiProperty({ description: 'False: retired.' }) active: boolean;
  @ApiProperty({ type: RateUsersView }) usedBy: RateUsersView;

  static from({ usedBy, windows, steps, ...rate }: UsedRate): ManagedRateView {
    const { resources, rates, plans, groups } = usedBy;
    return {
      ...rate,
      steps: steps.map((step) => ({
        upToMinutes: step.kind === 'flat' ? step.upToMinutes : null,
        priceCents: step.priceCents,
      })),
      windows: windowsOf(windows, ({ tableId }) => tableId).map(({ weekdays, from, until, tableId }) => ({
        ...{ weekdays, from: clockText(from), until: clockText(until), tableId },
      })),
      usedBy: { resources: [...resources], rates: [...rates], plans: [...plans], groups: [...groups] },
    };
  }
}

export class RateBookView {
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ type: [Number], description: 'Basis points: what a rate may carry today.' }) vatRates: number[];
  @ApiProperty({ type: [ManagedRateView] }) rates: ManagedRateView[];

  static from({ currency, vatRates, rates }: RateBook): RateBookView {
    return { currency, vatRates: [...vatRates], rates: rates.map(ManagedRateView.from) };
  }
}
