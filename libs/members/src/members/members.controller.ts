import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsEmail, IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import type { MemberId, SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { LOCALES, type Locale } from '../people/people.rules.js';
import { MemberSummaryView } from '../directory/directory.controller.js';
import { MembersService } from './members.service.js';
import type { Member } from './members.store.js';

export class MemberView extends MemberSummaryView {
  @ApiProperty({ type: String, nullable: true, description: 'For the site itself: no document has it.' })
  phone: string | null;
  @ApiProperty({ type: String, nullable: true }) street: string | null;
  @ApiProperty({ type: String, nullable: true }) postcode: string | null;
  @ApiProperty({ type: String, nullable: true }) commune: string | null;
  @ApiProperty({ type: String, nullable: true }) country: string | null;
  @ApiProperty({ type: String, nullable: true }) registration: string | null;
  @ApiProperty({ type: String, nullable: true }) vatNumber: string | null;

  static from(member: Member): MemberView {
    const { id, name, email, phone, companyName, street, postcode, commune, country, registration, vatNumber } = member;
    return { id, name, email, phone, companyName, street, postcode, commune, country, registration, vatNumber };
  }
}

/** A field of the billing identity, or the phone: absent stays as it is, null clears. */
const Changeable = (description: string): PropertyDecorator => {
  const decorators = [
    ApiProperty({ type: String, nullable: true, required: false, description }),
    IsOptional(),
    IsString(),
    MaxLength(200),
  ];
  return (target, key) => decorators.forEach((decorate) => decorate(target, key));
};

export class ChangeBillingRequest {
  @Changeable('Makes the member a professional buyer.') companyName?: string | null;
  @Changeable('Street, postcode, commune and country come together.') street?: string | null;
  @Changeable('Postcode.') postcode?: string | null;
  @Changeable('Commune.') commune?: string | null;
  @Changeable('ISO 3166-1 alpha-2.') country?: string | null;
  @Changeable('SIREN or SIRET, Belgian enterprise number, Swiss IDE.') registration?: string | null;
  @Changeable('Intra-community or Swiss VAT number.') vatNumber?: string | null;
}

export class ChangeMemberRequest extends ChangeBillingRequest {
  @Changeable('Digits, spaces and + ( ) . -, 4 to 30 characters.') phone?: string | null;
}

export class CreateMemberRequest extends ChangeMemberRequest {
  @ApiProperty({ format: 'uuid', description: 'UUIDv7; the same again answers the same member.' }) @IsUUID() id: string;
  @ApiProperty({ minLength: 1, maxLength: 120 }) @IsString() @Length(1, 120) name: string;
  @ApiProperty({ maxLength: 254 })
  @IsEmail({}, { message: 'email must be an e-mail address' })
  @MaxLength(254)
  email: string;

  @ApiPropertyOptional({ enum: LOCALES, default: 'fr', description: 'In which they are written to, if they are new.' })
  @IsOptional()
  @IsIn(LOCALES)
  locale?: Locale;
}

@ApiTags('members')
@Controller('api/manage/:siteId/members')
@Can('site.members')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get(':id')
  @ApiOperation({ summary: 'A member with their billing identity' })
  @ApiOkResponse({ type: MemberView })
  async byId(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: MemberId,
  ): Promise<MemberView> {
    return MemberView.from(await this.members.byId(scope, siteId, id));
  }

  @Post()
  @ApiOperation({ summary: 'Make somebody a member by hand' })
  @ApiCreatedResponse({ type: MemberView })
  async create(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { id, locale = 'fr', phone = null, ...body }: CreateMemberRequest,
  ): Promise<MemberView> {
    const order = { ...body, id: id.toLowerCase() as MemberId, locale, phone };
    return MemberView.from(await this.members.create(scope, siteId, order));
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change the phone and the billing identity of a member; issued invoices keep theirs' })
  @ApiOkResponse({ type: MemberView })
  async change(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: MemberId,
    @Body() body: ChangeMemberRequest,
  ): Promise<MemberView> {
    return MemberView.from(await this.members.changeBilling(scope, siteId, id, body));
  }
}
