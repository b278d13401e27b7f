import { Body, Controller, Delete, Get, Header, Param, Post, Put, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SiteId } from '#libs/domain';
import { AnswersFile, Can, IdPipe, RequestScope, type Scope, Takes, bytesOf } from '#libs/platform';
import { LOGO_TYPE } from '#libs/spaces';
import { SellersService } from './sellers.service.js';
import { SellerRequest, ManagedSellerView } from './sellers.views.js';

const UPLOAD_AT_MOST = 5 * 1024 * 1024;
const UPLOAD_TYPES = ['image/jpeg', 'image/png'];

@ApiTags('sellers')
@Controller('api/manage/:siteId/seller')
export class SellersController {
  constructor(private readonly sellers: SellersService) {}

  @Get()
  @Can('site.settings')
  @ApiOperation({ summary: 'Who sells at the site, and what is missing before the first invoice' })
  @ApiOkResponse({ type: ManagedSellerView })
  async byId(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<ManagedSellerView> {
    return ManagedSellerView.from(await this.sellers.byId(scope, siteId));
  }

  @Put()
  @Can('site.settings')
  @ApiOperation({ summary: 'Say it anew, for documents issued from now on' })
  @ApiOkResponse({ type: ManagedSellerView })
  async save(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() body: SellerRequest,
  ): Promise<ManagedSellerView> {
    const seller = SellerRequest.seller(body);
    return ManagedSellerView.from(await this.sellers.save(scope, siteId, seller, body.pricesSeen ?? false));
  }

  @Post('logo')
  @Can('site.settings')
  @Takes(...UPLOAD_TYPES)
  @ApiOperation({
    summary: 'Set the logo of documents: the body is the picture itself, at most 5 MB; it is drawn anew',
  })
  @ApiConsumes(...UPLOAD_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: ManagedSellerView })
  async setLogo(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Req() request: FastifyRequest,
  ): Promise<ManagedSellerView> {
    return ManagedSellerView.from(await this.sellers.setLogo(scope, siteId, () => bytesOf(request, UPLOAD_AT_MOST)));
  }

  @Delete('logo')
  @Can('site.settings')
  @ApiOperation({ summary: 'Show no logo on documents issued from now on' })
  @ApiOkResponse({ type: ManagedSellerView })
  async removeLogo(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<ManagedSellerView> {
    return ManagedSellerView.from(await this.sellers.removeLogo(scope, siteId));
  }

  @Get('logo')
  @Can('site.settings')
  @ApiOperation({ summary: 'The logo as documents show it' })
  @AnswersFile(LOGO_TYPE)
  @Header('cache-control', 'private, no-cache')
  async logo(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { bytes, sha256 } = await this.sellers.logo(scope, siteId);
    void reply.header('etag', `"${sha256}"`);
    return new StreamableFile(bytes, { type: LOGO_TYPE, disposition: 'inline', length: bytes.length });
  }
}
