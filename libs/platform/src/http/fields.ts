import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsUUID } from 'class-validator';

/** A text whose outer spaces do not count; the checks beside it see it without them. */
export const Trimmed = () => Transform(({ value }) => (typeof value === 'string' ? value.trim() : (value as unknown)));

/** The id of what is ordered. Its client chooses it, so that an order whose answer was lost can be sent again. */
export const ClientId = () =>
  applyDecorators(
    ApiProperty({ format: 'uuid', description: 'UUIDv7 made by the client: sending the order again is safe.' }),
    IsUUID('all'),
  );
