import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString } from 'class-validator';
import { type Instant, invalidField, isDay, parseInstant } from '#libs/domain';
import { MayBeAbsent } from '#libs/platform';

/** A field that must be an instant: RFC 3339 with an offset. */
export function instantField(field: string, text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw invalidField(field, 'must be a date and time with an offset, like 2026-11-21T08:00:00Z');
  return instant;
}

/** An optional local day of the query; null when left out. */
export function dayField(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  if (!isDay(text)) throw invalidField('day', 'must be a day like 2026-11-21');
  return text;
}

export class DayQuery {
  @ApiPropertyOptional({ format: 'date', description: 'Local day of the site; today when left out.' })
  @MayBeAbsent()
  @IsString()
  day?: string;
}
