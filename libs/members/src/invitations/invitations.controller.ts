import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { type NetworkId, type SiteId } from '#libs/domain';
import { Can, Config, IdPipe, MayBeAbsent, Public, RequestScope, type Scope } from '#libs/platform';
import { MeView } from '../people/people.controller.js';
import { PeopleService } from '../people/people.service.js';
import { giveSession } from '../sessions/sessions.cookie.js';
import { InvitationsService } from './invitations.service.js';
import type { Invitation } from './invitations.store.js';

const ROLES = ['manager', 'desk', 'coordinator', 'person'] as const;
type Role = (typeof ROLES)[number];

export class InvitationView {
  @ApiProperty() email: string;
  @ApiProperty({ enum: ROLES }) role: Role;
  @ApiProperty({ enum: ['site', 'company', 'network'] }) scopeKind: 'site' | 'company' | 'network';
  @ApiProperty({ description: 'Name of the site, of the company or of the network.' }) scopeName: string;
}

export class AcceptInvitationRequest {
  @ApiProperty() @IsString() @MaxLength(200) token: string;
  @ApiProperty({ description: 'For a new account; an existing one keeps its name.' })
  @IsString()
  @MaxLength(200)
  name: string;
  @ApiProperty({ required: false, minLength: 10, description: 'For a new account; an existing one keeps its own.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(1_000)
  password?: string;
}

export class StaffInvitationView {
  @ApiProperty() id: string;
  @ApiProperty() email: string;
  @ApiProperty({ enum: ROLES }) role: Role;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;

  static from({ id, email, role, createdAt, expiresAt }: Invitation): StaffInvitationView {
    return { id, email, role, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() };
  }
}

export class StaffInvitationsView {
  @ApiProperty({ type: [StaffInvitationView] }) invitations: StaffInvitationView[];

  static from(invitations: readonly Invitation[]): StaffInvitationsView {
    return { invitations: invitations.map((invitation) => StaffInvitationView.from(invitation)) };
  }
}

export class InviteToSiteRequest {
  @ApiProperty() @IsString() @MaxLength(254) email: string;
  @ApiProperty({ enum: ['manager', 'desk'] }) @IsIn(['manager', 'desk']) role: 'manager' | 'desk';
}

export class InviteToNetworkRequest {
  @ApiProperty() @IsString() @MaxLength(254) email: string;
  @ApiProperty({ enum: ['coordinator'], required: false, description: 'The only role of a network.' })
  @MayBeAbsent()
  @IsIn(['coordinator'])
  role?: 'coordinator';
}

@ApiTags('invitations')
@Controller('api/invitations')
@Public()
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly people: PeopleService,
    private readonly config: Config,
  ) {}

  @Get(':token')
  @ApiOperation({ summary: 'What an invitation is for' })
  @ApiOkResponse({ type: InvitationView })
  byToken(@Param('token') token: string): Promise<InvitationView> {
    return this.invitations.byToken(token);
  }

  @Post('accept')
  @HttpCode(200)
  @ApiOperation({ summary: 'Accept an invitation: the role is given and a session opens' })
  @ApiOkResponse({ type: MeView })
  async accept(
    @Body() body: AcceptInvitationRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeView> {
    const { personId, token } = await this.invitations.accept(body);
    giveSession(reply, this.config, token);
    return MeView.from(await this.people.me(personId));
  }
}

@ApiTags('team')
@Controller('api/manage/:siteId/invitations')
@Can('site.team')
export class SiteInvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Get()
  @ApiOperation({ summary: 'Invitations to the site that wait' })
  @ApiOkResponse({ type: StaffInvitationsView })
  async list(@RequestScope() scope: Scope, @Param('siteId', IdPipe) siteId: SiteId): Promise<StaffInvitationsView> {
    return StaffInvitationsView.from(await this.invitations.waiting(scope, 'site', siteId));
  }

  @Post()
  @ApiOperation({ summary: 'Invite somebody to work at the site; inviting again sends another mail' })
  @ApiCreatedResponse({ type: StaffInvitationView })
  async invite(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Body() { email, role }: InviteToSiteRequest,
  ): Promise<StaffInvitationView> {
    return StaffInvitationView.from(await this.invitations.invite(scope, { kind: 'site', id: siteId, role }, email));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take an invitation back' })
  @ApiNoContentResponse()
  async revoke(
    @RequestScope() scope: Scope,
    @Param('siteId', IdPipe) siteId: SiteId,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.invitations.revoke(scope, 'site', siteId, id);
  }
}

@ApiTags('network')
@Controller('api/networks/:networkId/invitations')
@Can('network.team')
export class NetworkInvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Get()
  @ApiOperation({ summary: 'Invitations to coordinate the network that wait' })
  @ApiOkResponse({ type: StaffInvitationsView })
  async list(
    @RequestScope() scope: Scope,
    @Param('networkId', IdPipe) networkId: NetworkId,
  ): Promise<StaffInvitationsView> {
    return StaffInvitationsView.from(await this.invitations.waiting(scope, 'network', networkId));
  }

  @Post()
  @ApiOperation({ summary: 'Invite a coordinator of the network' })
  @ApiCreatedResponse({ type: StaffInvitationView })
  async invite(
    @RequestScope() scope: Scope,
    @Param('networkId', IdPipe) networkId: NetworkId,
    @Body() { email }: InviteToNetworkRequest,
  ): Promise<StaffInvitationView> {
    const to = { kind: 'network', id: networkId, role: 'coordinator' } as const;
    return StaffInvitationView.from(await this.invitations.invite(scope, to, email));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take an invitation back' })
  @ApiNoContentResponse()
  async revoke(
    @RequestScope() scope: Scope,
    @Param('networkId', IdPipe) networkId: NetworkId,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    await this.invitations.revoke(scope, 'network', networkId, id);
  }
}
