import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsUUID, ValidateIf, ValidateNested } from 'class-validator';
import type { CompanyId } from '#libs/domain';
import type { AskedPayer } from '#libs/members';

export const PAYER_CONFLICTS =
  'company_not_paying, with the `reason`; company_cap_reached, with `remainingCents` of the `month`';

export class PayerRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  companyId: string;

  @ApiPropertyOptional({
    ...{ type: String, format: 'uuid', nullable: true },
    description: 'Left out: the usual one of this person; null: none.',
  })
  @IsOptional()
  @IsUUID()
  costCentreId?: string | null;
}

/** The field of an order that says who pays. */
export const MayBeAskedToPay = (): PropertyDecorator => (target, key) => {
  const decorators = [
    ApiPropertyOptional({
      ...{ type: PayerRequest, nullable: true },
      description: 'The company that pays; null: the member; left out: as the member’s companies have it.',
    }),
    ValidateIf((_, value) => value !== undefined && value !== null),
    // An empty list would pass as an object without any wrong field.
    IsObject(),
    ValidateNested(),
    Type(() => PayerRequest),
  ];
  for (const decorate of decorators) (decorate as PropertyDecorator)(target, key);
};

export function payerOf(asked: PayerRequest | null | undefined): AskedPayer {
  if (!asked) return asked;
  const { companyId, costCentreId } = asked;
  return {
    companyId: companyId.toLowerCase() as CompanyId,
    ...(costCentreId !== undefined && { costCentreId: costCentreId?.toLowerCase() ?? null }),
  };
}
