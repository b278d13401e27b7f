import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiConflictResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import {
  type CompanyId,
  type MemberId,
  REVERSE_CHARGE_REFUSALS,
  type ReverseChargeRefusal,
  type SiteId,
} from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { ReverseCharges } from './reverse-charge.service.js';

export class ReverseChargeRequest {
  @ApiProperty({ example: true, description: 'true: documents to come are without VAT, which the buyer owes.' })
  @IsBoolean()
  decided: boolean;
}

export class ReverseChargeView {
  @ApiProperty({ description: 'The site has decided that the buyer owes the tax.' }) decided: boolean;
  @ApiProperty({ description: 'The next document is without tax.' }) applies: boolean;
  @ApiProperty({
    ...{ enum: REVERSE_CHARGE_REFUSALS, nullable: true },
    description: 'Why it cannot be decided, or does not apply although it was.',
  })
  refusal: ReverseChargeRefusal | null;
}

@ApiTags('invoicing')
@Controller('api/manage/:siteId')
@Can('site.billing')
export class ReverseChargeController {
  constructor(private readonly charges: ReverseCharges) {}

  @Put('members/:id/reverse-charge')
  @ApiOperation({ summary: 'Decide that a member, a business of another country of the Union, owes the VAT, or not' })
  @ApiOkResponse({ type: ReverseChargeView })
  @ApiConflictResponse({ description: 'reverse_charge_…: what stands against it' })
  member(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: MemberId,
    @Body() { decided }: ReverseChargeRequest,
  ): Promise<ReverseChargeView> {
    return this.charges.ofMember(scope, siteId, id, decided);
  }

  @Put('companies/:id/reverse-charge')
  @ApiOperation({ summary: 'The same of a company with an account at the site' })
  @ApiOkResponse({ type: ReverseChargeView })
  @ApiConflictResponse({ description: 'reverse_charge_…: what stands against it' })
  company(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: CompanyId,
    @Body() { decided }: ReverseChargeRequest,
  ): Promise<ReverseChargeView> {
    return this.charges.ofCompany(scope, siteId, id, decided);
  }
}
