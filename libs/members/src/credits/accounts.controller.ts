import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import {
  CREDIT_UNITS,
  type CreditUnit,
  type MemberId,
  type PriceMode,
  type SiteId,
  invalidField,
  isDay,
} from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, RequestScope, type Scope, actingPerson } from '#libs/platform';
import { PacksService } from '../packs/packs.service.js';
import { AccountsService, type Gift } from './accounts.service.js';
import { CreditAccountView, KINDS, MODES, MyCreditsView, MyPacksView, OwnCreditView } from './accounts.views.js';
import { CREDIT_AT_MOST } from './credits.rules.js';

const REASON = { maxLength: 500, description: 'For whoever reads the account later.' };

export class SellRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7): the same again sells nothing more.' })
  @IsUUID()
  id: string;

  @ApiProperty({ format: 'uuid' }) @IsUUID() packId: string;

  @ApiPropertyOptional({ ...REASON, description: 'Why it is given: nothing is charged. Left out: it is sold.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(500)
  reason?: string;
}

export class BuyRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7): the same again buys nothing more.' })
  @IsUUID()
  id: string;

  @ApiProperty({ format: 'uuid' }) @IsUUID() siteId: string;
  @ApiProperty({ format: 'uuid' }) @IsUUID() packId: string;

  @ApiProperty({ minimum: 0, description: 'The price that was shown: another one is refused.' })
  @IsInt()
  @Min(0)
  @Max(CREDIT_AT_MOST * 10)
  priceCents: number;
}

/** Credit as it is sold or given: what it is counted in, and what for. */
export class CreditTermsRequest {
  @ApiProperty({ enum: CREDIT_UNITS }) @IsIn(CREDIT_UNITS) unit: CreditUnit;

  @ApiProperty({
    minimum: 1,
    maximum: CREDIT_AT_MOST,
    description: 'Minutes, passes of one place for one day, or cents.',
  })
  @IsInt()
  @Min(1)
  @Max(CREDIT_AT_MOST)
  amount: number;

  @ApiPropertyOptional({ enum: KINDS, description: 'Everything at the site without this and without a resource.' })
  @MayBeAbsent()
  @IsIn(KINDS)
  kind?: (typeof KINDS)[number];

  @ApiPropertyOptional({ format: 'uuid', description: 'For this one alone.' })
  @MayBeAbsent()
  @IsUUID()
  resourceId?: string;

  @ApiPropertyOptional({ enum: MODES, description: 'Of money, and of nothing else: the prices it counts at.' })
  @MayBeAbsent()
  @IsIn(MODES)
  countsAt?: PriceMode;
}

export class GiveRequest extends CreditTermsRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7): the same again gives nothing more.' })
  @IsUUID()
  id: string;

  @ApiProperty({ maxLength: 120, description: 'What the member sees.' }) @IsString() @MaxLength(120) name: string;

  @ApiPropertyOptional({ format: 'date', description: 'Left out: for good.' })
  @MayBeAbsent()
  @IsString()
  lastDay?: string;

  @ApiProperty(REASON) @IsString() @MaxLength(500) reason: string;
}

export class TakeRequest {
  @ApiProperty({ format: 'uuid', description: 'Made by the client (UUIDv7): the same again takes nothing more.' })
  @IsUUID()
  id: string;

  @ApiProperty({ minimum: 1, maximum: CREDIT_AT_MOST }) @IsInt() @Min(1) @Max(CREDIT_AT_MOST) amount: number;
  @ApiProperty(REASON) @IsString() @MaxLength(500) reason: string;
}

export class EndRequest {
  @ApiProperty(REASON) @IsString() @MaxLength(500) reason: string;
}

@ApiTags('credit')
@Controller('api/me/credits')
@Can('self')
export class MyCreditsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly packs: PacksService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The prepaid and included rights one has at each site, and what became of them' })
  @ApiOkResponse({ type: MyCreditsView })
  async mine(@RequestScope() scope: Scope): Promise<MyCreditsView> {
    return { sites: (await this.accounts.mine(actingPerson(scope)!)).map(OwnCreditView.from) };
  }

  @Get('packs')
  @ApiOperation({ summary: 'What one can buy oneself, at the sites where one is known' })
  @ApiOkResponse({ type: MyPacksView })
  async onSale(@RequestScope() scope: Scope): Promise<MyPacksView> {
    return MyPacksView.from(await this.accounts.mine(actingPerson(scope)!));
  }

  @Post()
  @ApiOperation({ summary: 'Buy a pack: it is charged and can be used at once' })
  @ApiCreatedResponse({ type: MyCreditsView })
  @ApiConflictResponse({ description: 'price_changed: look at the price again; pack_not_on_sale' })
  async buy(@RequestScope() scope: Scope, @Body() { siteId, priceCents, ...sale }: BuyRequest): Promise<MyCreditsView> {
    const ids = { id: sale.id.toLowerCase(), packId: sale.packId.toLowerCase() };
    await this.packs.buy(actingPerson(scope)!, siteId.toLowerCase() as SiteId, ids, priceCents);
    return this.mine(scope);
  }
}

@ApiTags('credit')
@Controller('api/manage/:siteId/members/:id/credits')
export class CreditsController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly packs: PacksService,
  ) {}

  @Get()
  @Can('site.members')
  @ApiOperation({ summary: 'What a member has, and every line of it' })
  @ApiOkResponse({ type: CreditAccountView })
  async read(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) memberId: MemberId,
  ): Promise<CreditAccountView> {
    return CreditAccountView.from(await this.accounts.of(scope, siteId, { memberId }));
  }

  @Post()
  @Can('site.members')
  @ApiOperation({ summary: 'Sell a pack to a member, or give it and say why' })
  @ApiCreatedResponse({ type: CreditAccountView })
  @ApiConflictResponse({ description: 'pack_not_on_sale' })
  async sell(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) memberId: MemberId,
    @Body() { id, packId, reason }: SellRequest,
  ): Promise<CreditAccountView> {
    const sale = { id: id.toLowerCase(), packId: packId.toLowerCase() };
    await this.packs.sell(scope, siteId, memberId, sale, reason ?? null);
    return this.read(scope, siteId, memberId);
  }

  @Post('gifts')
  @Can('site.billing')
  @ApiOperation({ summary: 'Give a member credit by hand, with the reason for it' })
  @ApiCreatedResponse({ type: CreditAccountView })
  async give(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) memberId: MemberId,
    @Body() body: GiveRequest,
  ): Promise<CreditAccountView> {
    return CreditAccountView.from(await this.accounts.give(scope, siteId, { memberId }, giftOf(body)));
  }

  @Post(':lotId/take')
  @HttpCode(HttpStatus.OK)
  @Can('site.billing')
  @ApiOperation({ summary: 'Take a part of a credit back, with the reason for it' })
  @ApiOkResponse({ type: CreditAccountView })
  @ApiConflictResponse({ description: 'credit_not_enough: tells what remains' })
  async take(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) memberId: MemberId,
    @Param('lotId', IdPipe) lotId: string,
    @Body() body: TakeRequest,
  ): Promise<CreditAccountView> {
    const order = { ...body, id: body.id.toLowerCase() };
    return CreditAccountView.from(await this.accounts.take(scope, siteId, { memberId }, lotId, order));
  }

  @Post(':lotId/end')
  @HttpCode(HttpStatus.OK)
  @Can('site.billing')
  @ApiOperation({ summary: 'End a credit today: what is left is taken back' })
  @ApiOkResponse({ type: CreditAccountView })
  async end(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) memberId: MemberId,
    @Param('lotId', IdPipe) lotId: string,
    @Body() { reason }: EndRequest,
  ): Promise<CreditAccountView> {
    return CreditAccountView.from(await this.accounts.end(scope, siteId, { memberId }, lotId, reason));
  }

  @Post(':lotId/cancel-sale')
  @HttpCode(HttpStatus.OK)
  @Can('site.billing')
  @ApiOperation({ summary: 'Undo the sale of a pack that is untouched: it is taken back and not charged' })
  @ApiOkResponse({ type: CreditAccountView })
  @ApiConflictResponse({ description: 'credit_used, already_invoiced' })
  async cancelSale(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) memberId: MemberId,
    @Param('lotId', IdPipe) lotId: string,
    @Body() { reason }: EndRequest,
  ): Promise<CreditAccountView> {
    await this.packs.cancelSale(scope, siteId, memberId, lotId, reason);
    return this.read(scope, siteId, memberId);
  }
}

/** Throws what is no day. */
export function giftOf({ id, kind, resourceId, countsAt, lastDay, ...body }: GiveRequest): Gift {
  if (lastDay !== undefined && !isDay(lastDay)) throw invalidField('lastDay', 'must be a day like 2026-11-21');
  return {
    ...{ ...body, id: id.toLowerCase(), countsAt: countsAt ?? null, lastDay: lastDay ?? null },
    ...scopeOf(kind, resourceId),
  };
}

/** One resource, one kind, or everything. */
export const scopeOf = (kind: (typeof KINDS)[number] | undefined, resourceId: string | undefined) =>
  resourceId === undefined
    ? { kind: kind ?? null, resourceId: null }
    : { kind: null, resourceId: resourceId.toLowerCase() };
