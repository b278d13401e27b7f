import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ResourceId, SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { ResourcesService } from './resources.service.js';
import {
  InventoryView,
  ManagedResourceView,
  NewResourceRequest,
  ResourceFactsRequest,
  ResourceOrderRequest,
} from './resources.views.js';

@ApiTags('resources')
@Controller('api/manage/:siteId')
export class ResourcesController {
  constructor(private readonly resources: ResourcesService) {}

  @Get('resources')
  @Can('site.place')
  @ApiOperation({ summary: 'Every resource of a site, retired ones too, and the rates they can be sold at' })
  @ApiOkResponse({ type: InventoryView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<InventoryView> {
    return InventoryView.from(await this.resources.inventory(scope, siteId));
  }

  @Post('resources')
  @Can('site.settings')
  @ApiOperation({ summary: 'Offer something new' })
  @ApiCreatedResponse({ type: ManagedResourceView })
  async create(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { id, ...facts }: NewResourceRequest,
  ): Promise<ManagedResourceView> {
    const given = ResourceFactsRequest.facts(facts);
    return ManagedResourceView.from(await this.resources.create(scope, siteId, id.toLowerCase() as ResourceId, given));
  }

  @Put('resources/:id')
  @Can('site.settings')
  @ApiOperation({ summary: 'Describe a resource anew; refused while a live booking stands against it' })
  @ApiOkResponse({ type: ManagedResourceView })
  async change(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: ResourceId,
    @Body() facts: ResourceFactsRequest,
  ): Promise<ManagedResourceView> {
    const given = ResourceFactsRequest.facts(facts);
    return ManagedResourceView.from(await this.resources.change(scope, siteId, id, given));
  }

  @Post('resources/:id/retire')
  @HttpCode(HttpStatus.OK)
  @Can('site.settings')
  @ApiOperation({ summary: 'Offer it no longer; refused with the list of its live bookings' })
  @ApiOkResponse({ type: ManagedResourceView })
  async retire(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: ResourceId,
  ): Promise<ManagedResourceView> {
    return ManagedResourceView.from(await this.resources.offer(scope, siteId, id, false));
  }

  @Post('resources/:id/bring-back')
  @HttpCode(HttpStatus.OK)
  @Can('site.settings')
  @ApiOperation({ summary: 'Offer it again' })
  @ApiOkResponse({ type: ManagedResourceView })
  async bringBack(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: ResourceId,
  ): Promise<ManagedResourceView> {
    return ManagedResourceView.from(await this.resources.offer(scope, siteId, id, true));
  }

  @Put('resource-order')
  @HttpCode(HttpStatus.NO_CONTENT)
  @Can('site.settings')
  @ApiOperation({ summary: 'The order in which resources are shown' })
  @ApiNoContentResponse()
  async reorder(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { ids }: ResourceOrderRequest,
  ): Promise<void> {
    await this.resources.reorder(scope, siteId, ids.map((id) => id.toLowerCase()) as ResourceId[]);
  }
}
