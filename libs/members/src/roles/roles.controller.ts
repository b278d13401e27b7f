import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { PersonId, SiteId } from '#libs/domain';
import { Can, IdPipe, RequestScope, type Scope } from '#libs/platform';
import { RolesService } from './roles.service.js';

export class TeamMemberView {
  @ApiProperty() personId: string;
  @ApiProperty() name: string;
  @ApiProperty() email: string;
  @ApiProperty({ enum: ['manager', 'desk'] }) role: 'manager' | 'desk';
}

export class TeamView {
  @ApiProperty({ type: [TeamMemberView] }) team: TeamMemberView[];
}

@ApiTags('team')
@Controller('api/manage/:siteId/team')
@Can('site.team')
export class TeamController {
  constructor(private readonly roles: RolesService) {}

  @Get()
  @ApiOperation({ summary: 'Who works at the site, managers first' })
  @ApiOkResponse({ type: TeamView })
  async team(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<TeamView> {
    return { team: await this.roles.team(scope, siteId) };
  }

  @Delete(':personId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take the role of a person at the site away; its last manager stays' })
  @ApiNoContentResponse()
  async remove(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('personId', IdPipe) personId: PersonId,
  ): Promise<void> {
    await this.roles.remove(scope, siteId, personId);
  }
}
