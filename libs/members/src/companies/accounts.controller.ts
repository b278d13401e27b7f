import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { CompanyId, SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { ReverseChargeView } from '../members/reverse-charge.controller.js';
import { CompanyAccountsService, type KnownAccount } from './accounts.service.js';

const optionalText = { type: String, nullable: true, required: false } as const;
const nullableText = { type: String, nullable: true } as const;

export class OpenCompanyRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7); repeat it to retry safely.' })
  @IsUUID()
  id: string;
  @ApiProperty({ maxLength: 160 }) @IsString() @MaxLength(200) name: string;
  @ApiProperty({ description: 'Where its invoices go.' }) @IsString() @MaxLength(254) email: string;
  @ApiProperty() @IsString() @MaxLength(200) street: string;
  @ApiProperty() @IsString() @MaxLength(16) postcode: string;
  @ApiProperty() @IsString() @MaxLength(120) commune: string;
  @ApiProperty({ description: 'ISO 3166-1 alpha-2.' }) @IsString() @MaxLength(2) country: string;
  @ApiProperty({ ...optionalText, description: 'SIREN or SIRET, enterprise number, IDE.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  registration?: string | null;
  @ApiProperty(optionalText) @IsOptional() @IsString() @MaxLength(60) vatNumber?: string | null;
  @ApiProperty({ ...optionalText, description: 'FR: SIRET of the establishment that is billed.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  establishment?: string | null;
  @ApiProperty({
    ...optionalText,
    description: 'Where e-invoices go: "0225:552100554"; null: what its number makes it.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  electronicAddress?: string | null;
  @ApiProperty(optionalText) @IsOptional() @IsString() @MaxLength(100) purchaseOrder?: string | null;
  @ApiProperty({ ...optionalText, description: 'Of Chorus Pro.' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  serviceCode?: string | null;
  @ApiProperty({ description: 'Who will manage it: is invited by mail.' })
  @IsString()
  @MaxLength(254)
  managerEmail: string;
}

export class InviteManagerRequest {
  @ApiProperty() @IsString() @MaxLength(254) email: string;
}

export class CompanyAccountView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty() email: string;
  @ApiProperty() street: string;
  @ApiProperty() postcode: string;
  @ApiProperty() commune: string;
  @ApiProperty() country: string;
  @ApiProperty(nullableText) registration: string | null;
  @ApiProperty(nullableText) vatNumber: string | null;
  @ApiProperty(nullableText) establishment: string | null;
  @ApiProperty(nullableText) electronicAddress: string | null;
  @ApiProperty(nullableText) purchaseOrder: string | null;
  @ApiProperty(nullableText) serviceCode: string | null;
  @ApiProperty({ description: 'Somebody manages it.' }) managed: boolean;
  @ApiProperty({ ...nullableText, description: 'Who is invited to manage it, and has not accepted.' })
  invited: string | null;
  @ApiProperty({ type: ReverseChargeView }) reverseCharge: ReverseChargeView;

  static from({ reverseChargeFor: _number, ...account }: KnownAccount): CompanyAccountView {
    return account;
  }
}

export class CompanyAccountsView {
  @ApiProperty({ type: [CompanyAccountView] }) companies: CompanyAccountView[];
}

@ApiTags('companies')
@Controller('api/manage/:siteId/companies')
export class CompanyAccountsController {
  constructor(private readonly accounts: CompanyAccountsService) {}

  @Get()
  @Can('site.members')
  @ApiOperation({ summary: 'Companies that were opened at the site or for which somebody has booked there' })
  @ApiOkResponse({ type: CompanyAccountsView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<CompanyAccountsView> {
    return { companies: (await this.accounts.of(scope, siteId)).map(CompanyAccountView.from) };
  }

  @Post()
  @Can('site.billing')
  @ApiOperation({ summary: 'Open a company of the network and invite who will manage it' })
  @ApiCreatedResponse({ type: CompanyAccountView })
  @ApiConflictResponse({ description: 'id_reused' })
  async open(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { id, managerEmail, ...order }: OpenCompanyRequest,
  ): Promise<CompanyAccountView> {
    const opened = await this.accounts.open(scope, siteId, {
      ...{ registration: null, vatNumber: null, establishment: null, electronicAddress: null },
      ...{ purchaseOrder: null, serviceCode: null },
      ...order,
      id: id.toLowerCase() as CompanyId,
      managerEmail,
    });
    return CompanyAccountView.from(opened);
  }

  @Post(':id/manager')
  @Can('site.billing')
  @ApiOperation({ summary: 'Invite, or invite anew, the first manager of a company; 404 once it has one' })
  @ApiCreatedResponse({ type: CompanyAccountView })
  async inviteManager(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: CompanyId,
    @Body() { email }: InviteManagerRequest,
  ): Promise<CompanyAccountView> {
    return CompanyAccountView.from(await this.accounts.inviteManager(scope, siteId, id, email));
  }
}
