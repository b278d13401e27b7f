import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { IsBoolean, IsString, IsUUID, MaxLength } from 'class-validator';
import type { MemberId, SiteId } from '#libs/domain';
import { Can, IdPipe, MayBeAbsent, type Principal, RequestPrincipal, RequestScope, type Scope } from '#libs/platform';
import { SheetService } from './sheet.service.js';
import { MemberNotesView, MemberSheetView, OwnSiteView, OwnSitesView } from './sheet.views.js';

export class NoteRequest {
  @ApiProperty({ format: 'uuid', description: 'UUIDv7 made by the client: sending the note again is safe.' })
  @IsUUID()
  id: string;

  @ApiProperty({ maxLength: 4000 })
  @IsString()
  @MaxLength(4000)
  text: string;
}

export class ConsentRequest {
  @ApiPropertyOptional({ type: Boolean, example: true, description: 'News of the site by e-mail.' })
  @MayBeAbsent()
  @IsBoolean()
  newsletter?: boolean;

  @ApiPropertyOptional({ type: Boolean, example: true, description: 'Being seen on photos that the site publishes.' })
  @MayBeAbsent()
  @IsBoolean()
  photo?: boolean;
}

@ApiTags('members')
@Controller('api/manage/:siteId')
@Can('site.members')
export class SheetController {
  constructor(private readonly sheets: SheetService) {}

  @Get('members/:id/sheet')
  @ApiOperation({ summary: 'What the staff know of a member: billing identity, groups, plans, credit, consent, notes' })
  @ApiOkResponse({ type: MemberSheetView })
  async sheet(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: MemberId,
  ): Promise<MemberSheetView> {
    return MemberSheetView.of(await this.sheets.of(scope, siteId, id));
  }

  @Post('members/:id/notes')
  @ApiOperation({ summary: 'Note something about a member, for the staff alone' })
  @ApiCreatedResponse({ type: MemberNotesView })
  async note(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) memberId: MemberId,
    @Body() { id, text }: NoteRequest,
  ): Promise<MemberNotesView> {
    return MemberNotesView.from(await this.sheets.note(scope, siteId, memberId, { id: id.toLowerCase(), text }));
  }

  @Delete('member-notes/:id')
  @HttpCode(HttpStatus.NO_CONTENT)
  @ApiOperation({ summary: 'Remove a note: your own, or as a manager any' })
  @ApiNoContentResponse()
  async removeNote(
    @RequestScope() scope: Scope,
    @RequestPrincipal() principal: Principal,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.sheets.removeNote(scope, siteId, id, principal);
  }
}

@ApiTags('me')
@Controller('api/me/sites')
@Can('self')
export class OwnSitesController {
  constructor(private readonly sheets: SheetService) {}

  @Get()
  @ApiOperation({ summary: 'The sites that know me, and what I agreed to there' })
  @ApiOkResponse({ type: OwnSitesView })
  async list(@RequestPrincipal() { personId }: Principal): Promise<OwnSitesView> {
    return { sites: (await this.sheets.ownSites(personId)).map(OwnSiteView.from) };
  }

  @Put(':slug/consents')
  @ApiOperation({ summary: 'Agree to something at a site, or take it back; what is left out stays' })
  @ApiOkResponse({ type: OwnSiteView })
  async agree(
    @RequestPrincipal() { personId }: Principal,
    @Param('slug') slug: string,
    @Body() body: ConsentRequest,
  ): Promise<OwnSiteView> {
    return OwnSiteView.from(await this.sheets.agree(personId, slug, body));
  }
}
