import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, Length } from 'class-validator';
import { MayBeAbsent, Trimmed } from '#libs/platform';
import type { WantedChange } from './memberships.service.js';
import { CHANGE_KINDS } from './memberships.views.js';

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

  @ApiProperty({ enum: CHANGE_KINDS, description: 'keep: what was to end goes on after all.' })
  @IsIn(CHANGE_KINDS)
  kind: (typeof CHANGE_KINDS)[number];

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

export class ExceptionRequest extends ChangeMembershipRequest {
  @ApiProperty({ minLength: 1, maxLength: 500, description: 'Why notice and commitment are set aside.' })
  @Trimmed()
  @IsString()
  @Length(1, 500)
  reason: string;
}

/** The same orders to look at before they are given: nothing is kept, so they have no id. */
export class PreviewStartForQuery extends OmitType(StartMembershipForRequest, ['id']) {}
export class PreviewTakeQuery extends OmitType(TakePlanRequest, ['id']) {}
export class PreviewChangeQuery extends OmitType(ChangeMembershipRequest, ['id']) {}
