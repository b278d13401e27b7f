import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDivisibleBy,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { type AccessFacts, FEATURES } from '#libs/domain';
import { Trimmed } from '#libs/platform';
import type { ResourceKind, ResourceMode } from '../spaces.entities.js';
import { type ResourceFacts, accessFacts, featuresOf, localText, textOrNull } from './resources.rules.js';
import type { ManagedResource } from './resources.store.js';
import type { Inventory } from './resources.service.js';

/** What has been looked at and said; a fact that is left out, or null, is unknown. */
export class AccessFactsBody implements AccessFacts {
  @ApiPropertyOptional({ description: 'Reached without a step.' }) @IsOptional() @IsBoolean() stepFree?: boolean;
  @ApiPropertyOptional({ minimum: 40, maximum: 400, description: 'The narrowest door on the way, in centimetres.' })
  @IsOptional()
  @IsInt()
  @Min(40)
  @Max(400)
  doorWidthCm?: number;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() lift?: boolean;
  @ApiPropertyOptional({ description: 'On the same floor.' }) @IsOptional() @IsBoolean() accessibleToilet?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() accessibleParking?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() adjustableDesk?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() inductionLoop?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() quietZone?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() dimmableLight?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() assistanceDogs?: boolean;
}

/** A text in one language or both. */
export class EitherTextView {
  @ApiProperty({ type: String, nullable: true }) fr: string | null;
  @ApiProperty({ type: String, nullable: true }) en: string | null;

  static of(fr: string | null, en: string | null): EitherTextView | null {
    return fr === null && en === null ? null : { fr, en };
  }
}

export class ResourceFactsRequest {
  @ApiProperty({ enum: ['desk', 'room', 'machine'] }) @IsIn(['desk', 'room', 'machine']) kind: ResourceKind;

  @ApiProperty({ enum: ['exclusive', 'pool'], description: 'exclusive: one booking at a time; pool: by the place.' })
  @IsIn(['exclusive', 'pool'])
  mode: ResourceMode;

  @ApiProperty({ minimum: 1, maximum: 10_000, description: 'Places that can be booked at once.' })
  @IsInt()
  @Min(1)
  @Max(10_000)
  capacity: number;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1, maximum: 10_000, description: 'Informs only.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  people?: number | null;

  @ApiProperty({ minLength: 1, maxLength: 120 }) @Trimmed() @IsString() @Length(1, 120) name: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 120, description: 'Part of the site, or floor.' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  zone?: string | null;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true, description: 'What it lies in.' })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  @ApiProperty({ minimum: 0, maximum: 480 }) @IsInt() @Min(0) @Max(480) preparationMinutes: number;
  @ApiProperty({ minimum: 5, maximum: 1440 }) @IsInt() @IsDivisibleBy(5) @Min(5) @Max(1440) stepMinutes: number;
  @ApiProperty({ minimum: 5, maximum: 44_640 }) @IsInt() @Min(5) @Max(44_640) minMinutes: number;
  @ApiProperty({ minimum: 5, maximum: 44_640 }) @IsInt() @Min(5) @Max(44_640) maxMinutes: number;

  @ApiProperty({ enum: FEATURES, isArray: true })
  @IsArray()
  @ArrayMaxSize(FEATURES.length)
  @ArrayUnique()
  @IsString({ each: true })
  features: string[];

  @ApiProperty({ type: AccessFactsBody })
  @IsObject()
  @ValidateNested()
  @Type(() => AccessFactsBody)
  accessibility: AccessFactsBody;

  @ApiProperty({ format: 'uuid', description: 'One of the site’s rates.' }) @IsUUID() rateId: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 2000, description: 'In French, or for both.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  descriptionFr?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 2000, description: 'In English, or for both.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  descriptionEn?: string | null;

  /** As the rules read them. */
  static facts(body: ResourceFactsRequest): ResourceFacts {
    const { descriptionFr, descriptionEn, zone, people = null, parentId, rateId, ...facts } = body;
    return {
      ...facts,
      ...{ people, zone: textOrNull(zone), rateId: rateId.toLowerCase(), parentId: parentId?.toLowerCase() ?? null },
      features: featuresOf(facts.features),
      accessibility: accessFacts(facts.accessibility),
      description: localText(descriptionFr, descriptionEn),
    };
  }
}

export class NewResourceRequest extends ResourceFactsRequest {
  @ApiProperty({ format: 'uuid', description: 'UUIDv7 made by the client: sending the order again is safe.' })
  @IsUUID()
  id: string;
}

export class ResourceOrderRequest {
  @ApiProperty({ type: [String], format: 'uuid', description: 'Every resource of the site, in the order wanted.' })
  @IsArray()
  @ArrayMaxSize(5_000)
  @IsUUID('all', { each: true })
  ids: string[];
}

export class ManagedResourceView {
  @ApiProperty() id: string;
  @ApiProperty({ enum: ['desk', 'room', 'machine'] }) kind: ResourceKind;
  @ApiProperty({ enum: ['exclusive', 'pool'] }) mode: ResourceMode;
  @ApiProperty() capacity: number;
  @ApiProperty({ type: Number, nullable: true }) people: number | null;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, nullable: true }) zone: string | null;
  @ApiProperty({ type: String, nullable: true }) parentId: string | null;
  @ApiProperty() preparationMinutes: number;
  @ApiProperty() stepMinutes: number;
  @ApiProperty() minMinutes: number;
  @ApiProperty() maxMinutes: number;
  @ApiProperty({ type: [String] }) features: readonly string[];
  @ApiProperty({ type: AccessFactsBody }) accessibility: AccessFactsBody;
  @ApiProperty() rateId: string;
  @ApiProperty({ type: EitherTextView, nullable: true }) description: EitherTextView | null;
  @ApiProperty({ description: 'False: retired, its past is kept.' }) active: boolean;

  static from({ descriptionFr, descriptionEn, ...resource }: ManagedResource): ManagedResourceView {
    return { ...resource, description: EitherTextView.of(descriptionFr, descriptionEn) };
  }
}

export class RateNameView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'False: retired, nothing on offer is sold at it.' }) active: boolean;
}

export class InventoryView {
  @ApiProperty({ type: [ManagedResourceView] }) resources: ManagedResourceView[];
  @ApiProperty({ type: [RateNameView] }) rates: RateNameView[];

  static from({ resources, rates }: Inventory): InventoryView {
    return { resources: resources.map(ManagedResourceView.from), rates: [...rates] };
  }
}
