import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import {
  type ReservationId,
  type ResourceId,
  type SeriesId,
  type SiteId,
  invalid,
  invalidField,
  isDay,
} from '#libs/domain';
import { MayBeAbsent } from '#libs/platform';
import type { NewTime, Which } from './changes.service.js';
import { MayBeAskedToPay, PayerRequest, payerOf } from '../payer.request.js';
import { MayTakeExtras, WantedExtraRequest, wantedOf } from '../extras/extras.request.js';
import { minuteField, parseRule } from './series.rules.js';
import type { OnConflict, SeriesOrder } from './series.service.js';

const ON_CONFLICT: OnConflict[] = ['skip', 'refuse'];
const RULE =
  'RFC 5545: FREQ=DAILY, WEEKLY or MONTHLY, INTERVAL, BYDAY, BYMONTHDAY, and COUNT (at most 366) or UNTIL (a local day, ' +
  'at most two years on). Months without the day are left out; BYMONTHDAY=-1 is the last day.';
const START = 'On the wall clock of the site, the same on every date. Of an hour that comes twice it is the first.';

/** What repeats, at a site that the path or the body names. */
export class RepeatRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  resourceId: string;

  @ApiProperty({ example: 'FREQ=WEEKLY;BYDAY=TU,TH;COUNT=12', maxLength: 200, description: RULE })
  @IsString()
  @MaxLength(200)
  rule: string;

  @ApiProperty({ format: 'date', description: 'The local day from which on dates are counted.' })
  @IsString()
  firstDay: string;

  @ApiProperty({ example: '09:00', description: START })
  @IsString()
  startTime: string;

  @ApiProperty({ minimum: 5, maximum: 44_640, example: 120, description: 'How long each booking is.' })
  @IsInt()
  @Min(5)
  @Max(44_640)
  minutes: number;

  @ApiPropertyOptional({ minimum: 1, default: 1 })
  @MayBeAbsent()
  @IsInt()
  @Min(1)
  @Max(10_000)
  quantity?: number;

  @MayBeAskedToPay() payer?: PayerRequest | null;
  @MayTakeExtras() extras?: WantedExtraRequest[];
}

export class PreviewSeriesRequest extends RepeatRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  siteId: string;
}

export class OrderSeriesRequest extends PreviewSeriesRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7); repeat it to retry safely.' })
  @IsUUID()
  id: string;

  @ApiProperty({ enum: ON_CONFLICT, description: 'refuse: all dates or none; skip: those that can be had.' })
  @IsIn(ON_CONFLICT)
  onConflict: OnConflict;
}

export class PreviewSeriesForRequest extends RepeatRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  memberId: string;

  @ApiPropertyOptional({
    type: Boolean,
    example: false,
    default: false,
    description: 'Skip the rules that are policy.',
  })
  @MayBeAbsent()
  @IsBoolean()
  override?: boolean;
}

export class OrderSeriesForRequest extends PreviewSeriesForRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7); repeat it to retry safely.' })
  @IsUUID()
  id: string;

  @ApiProperty({ enum: ON_CONFLICT, description: 'refuse: all dates or none; skip: those that can be had.' })
  @IsIn(ON_CONFLICT)
  onConflict: OnConflict;
}

/** Which dates of a series: those ahead, from one of them on or all. */
export class WhichDatesRequest {
  @ApiPropertyOptional({ format: 'uuid', description: 'This reservation of it and the later ones; all when left out.' })
  @MayBeAbsent()
  @IsUUID()
  fromId?: string;
}

export class CancelSeriesForRequest extends WhichDatesRequest {
  @ApiPropertyOptional({ type: Boolean, example: false, default: false, description: 'Charge them all the same.' })
  @MayBeAbsent()
  @IsBoolean()
  keepCharge?: boolean;
}

/** What is left out stays as it is, on each date for itself. */
export class PreviewMoveSeriesRequest extends WhichDatesRequest {
  @ApiPropertyOptional({ format: 'uuid' })
  @MayBeAbsent()
  @IsUUID()
  resourceId?: string;

  @ApiPropertyOptional({ type: String, example: '09:00', description: START })
  @MayBeAbsent()
  @IsString()
  startTime?: string;

  @ApiPropertyOptional({ minimum: 5, maximum: 44_640, example: 120 })
  @MayBeAbsent()
  @IsInt()
  @Min(5)
  @Max(44_640)
  minutes?: number;
}

export class MoveSeriesRequest extends PreviewMoveSeriesRequest {
  @ApiProperty({ enum: ON_CONFLICT, description: 'refuse: all dates or none; skip: those that can move.' })
  @IsIn(ON_CONFLICT)
  onConflict: OnConflict;
}

export class PreviewMoveSeriesForRequest extends PreviewMoveSeriesRequest {
  @ApiPropertyOptional({
    type: Boolean,
    example: false,
    default: false,
    description: 'Skip the rules that are policy.',
  })
  @MayBeAbsent()
  @IsBoolean()
  override?: boolean;
}

export class MoveSeriesForRequest extends PreviewMoveSeriesForRequest {
  @ApiProperty({ enum: ON_CONFLICT, description: 'refuse: all dates or none; skip: those that can move.' })
  @IsIn(ON_CONFLICT)
  onConflict: OnConflict;
}

/** Throws invalid_request, series_rule_unknown or series_too_long. */
export function orderOf(id: string, siteId: string, body: RepeatRequest): SeriesOrder {
  if (!isDay(body.firstDay)) throw invalidField('firstDay', 'must be a day like 2026-11-21');
  return {
    id: id.toLowerCase() as SeriesId,
    siteId: siteId.toLowerCase() as SiteId,
    resourceId: body.resourceId.toLowerCase() as ResourceId,
    rule: parseRule(body.rule),
    firstDay: body.firstDay,
    startMinute: minuteField('startTime', body.startTime),
    minutes: body.minutes,
    quantity: body.quantity ?? 1,
    payer: payerOf(body.payer),
    extras: wantedOf(body.extras),
  };
}

export const whichOf = (id: string, { fromId }: WhichDatesRequest): Which => ({
  seriesId: id as SeriesId,
  from: (fromId?.toLowerCase() ?? null) as ReservationId | null,
});

export function newTimeOf({ resourceId, startTime, minutes }: PreviewMoveSeriesRequest): NewTime {
  if (resourceId === undefined && startTime === undefined && minutes === undefined) {
    throw invalid('invalid_request', { detail: 'resourceId, startTime or minutes must say what changes' });
  }
  return {
    resourceId: (resourceId?.toLowerCase() ?? null) as ResourceId | null,
    startMinute: startTime === undefined ? null : minuteField('startTime', startTime),
    minutes: minutes ?? null,
  };
}
