import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { CompanyId, PersonId } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, RequestScope, type Scope } from '#libs/platform';
import { StaffInvitationView } from '../invitations/invitations.controller.js';
import { KINDS } from './companies.rules.js';
import { type CompanyOverview, CompaniesService } from './companies.service.js';

const nullableText = { type: String, nullable: true } as const;
const nullableCents = { type: Number, nullable: true } as const;
const CAP = 'Cents of a month, VAT included; null: no cap.';
const MOST = 100_000_000_00;

/** A field that can be left out (it stays) or null (it is cleared). */
const Clearable = (description: string, most: number): PropertyDecorator => {
  const decorators = [
    ApiProperty({ ...nullableText, required: false, description }),
    IsOptional(),
    IsString(),
    MaxLength(most),
  ];
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
};
const Cap = (description: string): PropertyDecorator => {
  const decorators = [
    ApiProperty({ ...nullableCents, required: false, minimum: 0, maximum: MOST, description }),
    IsOptional(),
    IsInt(),
    Min(0),
    Max(MOST),
  ];
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
};
const Kept = (description: string, most: number): PropertyDecorator => {
  const decorators = [
    ApiProperty({ type: String, required: false, description }),
    MayBeAbsent(),
    IsString(),
    MaxLength(most),
  ];
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
};

/** What is left out stays. */
export class ChangeCompanyRequest {
  @Kept('1 to 160 characters.', 200) name?: string;
  @Kept('Where its invoices go.', 254) email?: string;
  @Kept('Street.', 200) street?: string;
  @Kept('Postcode.', 16) postcode?: string;
  @Kept('Commune.', 120) commune?: string;
  @Kept('ISO 3166-1 alpha-2.', 2) country?: string;
  @Clearable('SIREN or SIRET, enterprise number, IDE.', 60) registration?: string | null;
  @Clearable('VAT number.', 60) vatNumber?: string | null;
  @Clearable('FR: SIRET of the establishment that is billed.', 60) establishment?: string | null;
  @Clearable('Where e-invoices go: "0225:552100554"; null: what its number makes it.', 60)
  electronicAddress?: string | null;
  @Clearable('Printed on its invoices.', 100) purchaseOrder?: string | null;
  @Clearable('The service of Chorus Pro that its invoices go to.', 120) serviceCode?: string | null;
  @ApiProperty({ enum: KINDS, isArray: true, required: false, description: 'What it pays for.' })
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(KINDS.length)
  @IsIn(KINDS, { each: true })
  paidKinds?: string[];
  @Cap(`All together. ${CAP}`) monthlyCapCents?: number | null;
  @Cap(`Each person. ${CAP}`) personCapCents?: number | null;
}

export class InviteToCompanyRequest {
  @ApiProperty() @IsString() @MaxLength(254) email: string;
  @ApiProperty({ enum: ['manager', 'person'], description: 'person: the company pays for what they book.' })
  @IsIn(['manager', 'person'])
  role: 'manager' | 'person';
}

export class ChangeCompanyPersonRequest {
  @Cap(`In place of what each person may spend; null: that.`) capCents?: number | null;
  @ApiProperty({ type: Boolean, required: false, example: true, description: 'Pays unless the person says otherwise.' })
  @MayBeAbsent()
  @IsBoolean()
  paysByDefault?: boolean;
  @ApiProperty({ ...nullableText, required: false, format: 'uuid', description: 'Their usual one; null: none.' })
  @IsOptional()
  @IsUUID()
  costCentreId?: string | null;
}

export class AddCostCentreRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7).' }) @IsUUID() id: string;
  @ApiProperty({ maxLength: 80 }) @IsString() @MaxLength(100) name: string;
}

export class ChangeCostCentreRequest {
  @Kept('1 to 80 characters.', 100) name?: string;
  @ApiProperty({ type: Boolean, required: false, example: true, description: 'false: nobody books on it any more.' })
  @MayBeAbsent()
  @IsBoolean()
  active?: boolean;
}

export class CompanyManagerView {
  @ApiProperty() personId: string;
  @ApiProperty() name: string;
  @ApiProperty() email: string;
}

export class CompanyPersonView extends CompanyManagerView {
  @ApiProperty({ ...nullableCents, description: 'In place of what each person may spend; null: that.' })
  capCents: number | null;
  @ApiProperty({ description: 'Pays unless the person says otherwise.' }) paysByDefault: boolean;
  @ApiProperty(nullableText) costCentreId: string | null;
  @ApiProperty({ description: 'This month, VAT included.' }) spentCents: number;
}

export class CostCentreView {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty({ description: 'Can be booked on.' }) active: boolean;
}

export class CompanyView {
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
  @ApiProperty({ enum: ['EUR', 'CHF'] }) currency: string;
  @ApiProperty({ enum: KINDS, isArray: true, description: 'What it pays for.' }) paidKinds: string[];
  @ApiProperty({ ...nullableCents, description: CAP }) monthlyCapCents: number | null;
  @ApiProperty({ ...nullableCents, description: `Each person. ${CAP}` }) personCapCents: number | null;
  @ApiProperty({ example: '2026-11', description: 'Of which the spending is told.' }) month: string;
  @ApiProperty({ description: 'By everybody, VAT included.' }) spentCents: number;
  @ApiProperty({ type: [CompanyPersonView] }) people: CompanyPersonView[];
  @ApiProperty({ type: [CompanyManagerView] }) managers: CompanyManagerView[];
  @ApiProperty({ type: [CostCentreView] }) costCentres: CostCentreView[];
  @ApiProperty({ type: [StaffInvitationView], description: 'Those that wait.' }) invitations: StaffInvitationView[];

  static from({
    company,
    people,
    managers,
    costCentres,
    invitations,
    month,
    spentCents,
  }: CompanyOverview): CompanyView {
    return {
      ...{ ...company, paidKinds: [...company.paidKinds], month, spentCents },
      ...{ people: [...people], managers: [...managers], costCentres: [...costCentres] },
      invitations: invitations.map((one) => StaffInvitationView.from(one)),
    };
  }
}

@ApiTags('companies')
@Controller('api/companies/:companyId')
@Can('company.manage')
export class CompaniesController {
  constructor(private readonly companies: CompaniesService) {}

  @Get()
  @ApiOperation({ summary: 'A company that you manage: its people, caps and what is spent this month' })
  @ApiOkResponse({ type: CompanyView })
  async one(@RequestScope() scope: Scope, @Param('companyId', IdPipe) id: CompanyId): Promise<CompanyView> {
    return CompanyView.from(await this.companies.overview(scope, id));
  }

  @Patch()
  @ApiOperation({ summary: 'Change whom to bill, what it pays for and how much' })
  @ApiOkResponse({ type: CompanyView })
  async change(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) id: CompanyId,
    @Body() body: ChangeCompanyRequest,
  ): Promise<CompanyView> {
    await this.companies.change(scope, id, body);
    return this.one(scope, id);
  }

  @Post('invitations')
  @ApiOperation({ summary: 'Invite a manager, or somebody the company pays for; inviting again sends another mail' })
  @ApiCreatedResponse({ type: StaffInvitationView })
  async invite(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) id: CompanyId,
    @Body() { email, role }: InviteToCompanyRequest,
  ): Promise<StaffInvitationView> {
    return StaffInvitationView.from(await this.companies.invite(scope, id, email, role));
  }

  @Delete('invitations/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take an invitation back' })
  @ApiNoContentResponse()
  async revoke(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) companyId: CompanyId,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.companies.revoke(scope, companyId, id);
  }

  @Patch('people/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'What the company pays for one person' })
  @ApiNoContentResponse()
  async changePerson(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) companyId: CompanyId,
    @Param('id', IdPipe) id: PersonId,
    @Body() { costCentreId, ...change }: ChangeCompanyPersonRequest,
  ): Promise<void> {
    const centre = costCentreId === undefined ? {} : { costCentreId: costCentreId?.toLowerCase() ?? null };
    await this.companies.changePerson(scope, companyId, id, { ...change, ...centre });
  }

  @Delete('people/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Pay for nothing new of a person; what is booked stays' })
  @ApiNoContentResponse()
  async removePerson(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) companyId: CompanyId,
    @Param('id', IdPipe) id: PersonId,
  ): Promise<void> {
    await this.companies.removePerson(scope, companyId, id);
  }

  @Delete('managers/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take the role of a manager away; the last one stays' })
  @ApiNoContentResponse()
  @ApiConflictResponse({ description: 'last_manager' })
  async removeManager(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) companyId: CompanyId,
    @Param('id', IdPipe) id: PersonId,
  ): Promise<void> {
    await this.companies.removeManager(scope, companyId, id);
  }

  @Post('cost-centres')
  @ApiOperation({ summary: 'Add a cost centre to book on' })
  @ApiCreatedResponse({ type: CompanyView })
  @ApiConflictResponse({ description: 'name_taken; id_reused' })
  async addCostCentre(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) companyId: CompanyId,
    @Body() { id, name }: AddCostCentreRequest,
  ): Promise<CompanyView> {
    await this.companies.addCostCentre(scope, companyId, { id: id.toLowerCase(), name });
    return this.one(scope, companyId);
  }

  @Patch('cost-centres/:id')
  @ApiOperation({ summary: 'Rename a cost centre, close it or open it again' })
  @ApiOkResponse({ type: CompanyView })
  @ApiConflictResponse({ description: 'name_taken' })
  async changeCostCentre(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) companyId: CompanyId,
    @Param('id', IdPipe) id: string,
    @Body() change: ChangeCostCentreRequest,
  ): Promise<CompanyView> {
    await this.companies.changeCostCentre(scope, companyId, id, change);
    return this.one(scope, companyId);
  }
}
