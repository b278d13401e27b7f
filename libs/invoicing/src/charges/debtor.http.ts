import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { type CompanyId, type MemberId, invalidField } from '#libs/domain';
import { MayBeAbsent } from '#libs/platform';
import type { Debtor } from './debtor.js';

/** In a request: one of the two. */
export class DebtorRequest {
  @ApiPropertyOptional({ type: String, format: 'uuid', description: 'Who pays: a member, or a company.' })
  @MayBeAbsent()
  @IsUUID('all')
  memberId?: string;

  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID('all')
  companyId?: string | null;
}

/** In an answer: one of the two. */
export class DebtorView {
  @ApiProperty({ type: String, nullable: true, description: 'Who pays: a member, or a company.' })
  memberId: string | null;
  @ApiProperty({ type: String, nullable: true }) companyId: string | null;
}

/** Null: nobody is named. Throws invalid_request where both are. */
export function namedDebtor({ memberId, companyId }: DebtorRequest): Debtor | null {
  if (companyId && memberId !== undefined) throw invalidField('memberId', 'either a member or a company owes it');
  if (companyId) return { companyId: companyId as CompanyId };
  return memberId === undefined ? null : { memberId: memberId as MemberId };
}

/** Throws invalid_request where nobody is named, or both are. */
export function debtorIn(request: DebtorRequest): Debtor {
  const debtor = namedDebtor(request);
  if (!debtor) throw invalidField('memberId', 'either a member or a company owes it');
  return debtor;
}
