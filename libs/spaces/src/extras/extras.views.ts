import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';
import { EXTRA_UNITS, type ExtraUnit, type PriceMode } from '#libs/domain';
import { MayBeAbsent, Trimmed } from '#libs/platform';
import type { ResourceKind } from '../spaces.entities.js';
import type { ExtraFacts } from './extras.rules.js';
import type { ExtraBook } from './extras.service.js';
import type { ManagedExtra } from './extras.store.js';

const MOST_CENTS = 10_000_000;
const KINDS: readonly ResourceKind[] = ['desk', 'room', 'machine'];

export class ExtraRequest {
  @ApiProperty({ minLength: 1, maxLength: 80 }) @Trimmed() @IsString() @Length(1, 80) name: string;

  @ApiProperty({ minimum: 0, maximum: MOST_CENTS, description: 'Of one.' })
  @IsInt()
  @Min(0)
  @Max(MOST_CENTS)
  priceCents: number;

  @ApiProperty({ enum: ['net', 'gross'], description: 'Whether the price is net of tax or tax included.' })
  @IsIn(['net', 'gross'])
  priceMode: PriceMode;

  @ApiProperty({ example: 1000, description: 'Basis points; one of the rates the country has on the day.' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  vatRateBp: number;

  @ApiProperty({ enum: EXTRA_UNITS, description: 'Once per booking, per person, or per started hour.' })
  @IsIn(EXTRA_UNITS)
  per: ExtraUnit;

  @ApiProperty({ enum: KINDS, isArray: true, example: ['room'], description: 'With every place of these kinds.' })
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(3)
  @IsIn(KINDS, { each: true })
  kinds: ResourceKind[];

  @ApiProperty({ type: [String], format: 'uuid', example: [], description: 'And with these places.' })
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  resourceIds: string[];

  @ApiPropertyOptional({
    ...{ type: Number, nullable: true, minimum: 1, maximum: 10_000 },
    description: 'How many there are: never more are booked at the same time. Null: as many as are wanted.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  stock?: number | null;

  @ApiPropertyOptional({ minimum: 0, maximum: 1000, default: 0, description: 'The lower ones are shown first.' })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(1000)
  position?: number;

  static facts({ resourceIds, stock = null, position = 0, ...facts }: ExtraRequest): ExtraFacts {
    return { ...facts, resourceIds: resourceIds.map((id) => id.toLowerCase()), stock, position };
  }
}

export class NewExtraRequest extends ExtraRequest {
  @ApiProperty({ format: 'uuid', description: 'UUIDv7 made by the client: sending the order again is safe.' })
  @IsUUID()
  id: string;
}

export class ExtraPlaceView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
}

export class ManagedExtraView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty() priceCents: number;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: PriceMode;
  @ApiProperty() vatRateBp: number;
  @ApiProperty({ enum: EXTRA_UNITS }) per: ExtraUnit;
  @ApiProperty({ enum: KINDS, isArray: true }) kinds: ResourceKind[];
  @ApiProperty({ type: [ExtraPlaceView] }) resources: ExtraPlaceView[];
  @ApiProperty({ type: Number, nullable: true }) stock: number | null;
  @ApiProperty() position: number;
  @ApiProperty({ description: 'False: withdrawn.' }) active: boolean;

  static from({ kinds, resources, ...extra }: ManagedExtra): ManagedExtraView {
    return { ...extra, kinds: [...kinds], resources: [...resources] };
  }
}

export class ExtraBookView {
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ type: [Number], description: 'Basis points: what an extra may carry today.' }) vatRates: number[];
  @ApiProperty({ type: [ManagedExtraView] }) extras: ManagedExtraView[];

  static from({ currency, vatRates, extras }: ExtraBook): ExtraBookView {
    return { currency, vatRates: [...vatRates], extras: extras.map(ManagedExtraView.from) };
  }
}
