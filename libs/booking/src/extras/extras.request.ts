import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import {
  EXTRA_UNITS,
  type ExtraUnit,
  type PriceMode,
  type PricedExtra,
  type WantedExtra,
  invalidField,
} from '#libs/domain';
import { MayBeAbsent } from '#libs/platform';
import type { OfferedExtra } from '#libs/spaces';

export const EXTRA_CONFLICTS =
  'extra_not_offered, with what is `offered`; extra_not_left, with how many are `left` of `name` at that time';
const MOST = 20;
const MOST_OF_ONE = 10_000;

export class WantedExtraRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;

  @ApiPropertyOptional({
    ...{ minimum: 1, maximum: MOST_OF_ONE },
    description: 'Left out: one, or one per place where it is counted by people.',
  })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(MOST_OF_ONE)
  quantity?: number;
}

/** The field of an order that says what is taken along with the place. */
export const MayTakeExtras = (): PropertyDecorator => (target, key) => {
  const decorators = [
    ApiPropertyOptional({
      type: [WantedExtraRequest],
      example: [],
      description: 'What is taken along with the place.',
    }),
    MayBeAbsent(),
    IsArray(),
    ArrayMaxSize(MOST),
    ValidateNested({ each: true }),
    Type(() => WantedExtraRequest),
  ];
  for (const decorate of decorators) (decorate as PropertyDecorator)(target, key);
};

export const wantedOf = (asked: readonly WantedExtraRequest[] | undefined): WantedExtra[] =>
  (asked ?? []).map(({ id, quantity }) => ({ id: id.toLowerCase(), ...(quantity !== undefined && { quantity }) }));

const ONE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?::([1-9]\d{0,4}))?$/i;

/** The same in an address: `id` or `id:quantity`, with commas between. */
export function wantedField(text: string | undefined): WantedExtra[] {
  const parts = text ? text.split(',') : [];
  if (parts.length > MOST) throw invalidField('extras', `at most ${MOST}`);
  return parts.map((part) => {
    const [, id, quantity] = ONE.exec(part) ?? [];
    if (id === undefined || Number(quantity ?? 1) > MOST_OF_ONE) {
      throw invalidField('extras', 'must be ids with an optional quantity, like "id:2", with commas between');
    }
    return { id: id.toLowerCase(), ...(quantity !== undefined && { quantity: Number(quantity) }) };
  });
}

export class OfferedExtraView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'Of one.' }) priceCents: number;
  @ApiProperty({ enum: ['net', 'gross'] }) priceMode: PriceMode;
  @ApiProperty({ description: 'Basis points: 2000 is 20 %.' }) vatRateBp: number;
  @ApiProperty({ enum: EXTRA_UNITS }) per: ExtraUnit;
  @ApiProperty({ type: Number, nullable: true, description: 'Of those there are, at that time; null: no end of it.' })
  left: number | null;

  static from({ id, name, priceCents, priceMode, vatRateBp, per, left }: OfferedExtra): OfferedExtraView {
    return { id, name, priceCents, priceMode, vatRateBp, per, left };
  }
}

/** What a booking has. */
export class TakenExtraView {
  @ApiProperty() id: string;
  @ApiProperty({ description: 'As it was called when it was booked.' }) name: string;
  @ApiProperty() quantity: number;
  @ApiProperty({ description: 'Its part of the price of the booking, in minor units.' }) cents: number;

  static from({ id, name, quantity, cents }: PricedExtra): TakenExtraView {
    return { id, name, quantity, cents };
  }
}

/** The same without what it costs, for those who make it ready. */
export class NamedExtraView {
  @ApiProperty() name: string;
  @ApiProperty() quantity: number;

  static from({ name, quantity }: NamedExtraView): NamedExtraView {
    return { name, quantity };
  }
}
