import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CompanyId, SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { EndRequest, GiveRequest, TakeRequest, giftOf } from './accounts.controller.js';
import { AccountsService } from './accounts.service.js';
import { CompanyCreditsView, CreditAccountView } from './accounts.views.js';

/** What a site gives a company: bookings that the company pays use it up, before they cost money. */
@ApiTags('credit')
@Controller('api/manage/:siteId/companies/:id/credits')
export class CompanyCreditsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get()
  @Can('site.members')
  @ApiOperation({ summary: 'What a company has at the site, and every line of it' })
  @ApiOkResponse({ type: CreditAccountView })
  async read(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) companyId: CompanyId,
  ): Promise<CreditAccountView> {
    return CreditAccountView.from(await this.accounts.of(scope, siteId, { companyId }));
  }

  @Post('gifts')
  @Can('site.billing')
  @ApiOperation({ summary: 'Give a company credit, with the reason for it: its people use it where the company pays' })
  @ApiCreatedResponse({ type: CreditAccountView })
  async give(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) companyId: CompanyId,
    @Body() body: GiveRequest,
  ): Promise<CreditAccountView> {
    return CreditAccountView.from(await this.accounts.give(scope, siteId, { companyId }, giftOf(body)));
  }

  @Post(':companyLotId/take')
  @HttpCode(HttpStatus.OK)
  @Can('site.billing')
  @ApiOperation({ summary: 'Take a part of a company’s credit back, with the reason for it' })
  @ApiOkResponse({ type: CreditAccountView })
  @ApiConflictResponse({ description: 'credit_not_enough: tells what remains' })
  async take(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) companyId: CompanyId,
    @Param('companyLotId', IdPipe) lotId: string,
    @Body() body: TakeRequest,
  ): Promise<CreditAccountView> {
    const order = { ...body, id: body.id.toLowerCase() };
    return CreditAccountView.from(await this.accounts.take(scope, siteId, { companyId }, lotId, order));
  }

  @Post(':companyLotId/end')
  @HttpCode(HttpStatus.OK)
  @Can('site.billing')
  @ApiOperation({ summary: 'End a company’s credit today: what is left is taken back' })
  @ApiOkResponse({ type: CreditAccountView })
  async end(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) companyId: CompanyId,
    @Param('companyLotId', IdPipe) lotId: string,
    @Body() { reason }: EndRequest,
  ): Promise<CreditAccountView> {
    return CreditAccountView.from(await this.accounts.end(scope, siteId, { companyId }, lotId, reason));
  }
}

@ApiTags('companies')
@Controller('api/companies/:companyId/credits')
@Can('company.manage')
export class ManagedCreditsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get()
  @ApiOperation({ summary: 'What the company has, by the site at which it can be used' })
  @ApiOkResponse({ type: CompanyCreditsView })
  async read(
    @RequestScope() scope: Scope,
    @Param('companyId', IdPipe) companyId: CompanyId,
  ): Promise<CompanyCreditsView> {
    return CompanyCreditsView.from(await this.accounts.ofCompany(scope, companyId));
  }
}
