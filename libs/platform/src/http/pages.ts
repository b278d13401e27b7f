import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { MayBeAbsent } from './validation.js';

/** Which page of a list, from 1 on. */
export class PageQuery {
  @ApiPropertyOptional({ type: Number, minimum: 1, maximum: 100_000, default: 1 })
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100_000)
  page?: number;
}

/** Where a part of a list stands in all of it. */
export interface Paged {
  /** On all pages. */
  readonly total: number;
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
}

export class PagedView implements Paged {
  @ApiProperty({ description: 'How many there are on all pages.' }) total: number;
  @ApiProperty() page: number;
  @ApiProperty({ description: 'At least 1.' }) pages: number;
}

/** What a statement reads of a list. */
export interface Part {
  readonly limit: number;
  readonly offset: number;
}

/** One page of what `read` finds, which says how many there are in all. A page that there is not is empty. */
export async function onePage<Found extends { readonly total: number }>(
  page: number,
  perPage: number,
  read: (part: Part) => Promise<Found>,
): Promise<Found & Paged> {
  const found = await read({ limit: perPage, offset: (page - 1) * perPage });
  return { ...found, page, pages: Math.max(1, Math.ceil(found.total / perPage)) };
}
