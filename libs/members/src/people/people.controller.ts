import { Body, Controller, Get, HttpCode, Patch, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Can, Config, MayBeAbsent, type Principal, RequestPrincipal } from '#libs/platform';
import { sessionOf } from '../sessions/sessions.cookie.js';
import { LOCALES, type Locale } from './people.rules.js';
import { type Me, PeopleService } from './people.service.js';

export class GrantView {
  @ApiProperty({ enum: ['site', 'company', 'network'] }) kind: 'site' | 'company' | 'network';
  @ApiProperty() id: string;
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['manager', 'desk', 'coordinator'] }) role: 'manager' | 'desk' | 'coordinator';
}

export class UsualPlaceView {
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() commune: string;
  @ApiProperty() resourceId: string;
  @ApiProperty({ enum: ['desk', 'room', 'machine'] }) kind: 'desk' | 'room' | 'machine';
}

export class MeView {
  @ApiProperty() id: string;
  @ApiProperty() email: string;
  @ApiProperty() name: string;
  @ApiProperty({ enum: LOCALES }) locale: Locale;
  @ApiProperty() hasPassword: boolean;
  @ApiProperty({ type: [GrantView] }) grants: GrantView[];
  @ApiProperty({ type: UsualPlaceView, nullable: true, description: 'The place used most in the last 90 days.' })
  usual: UsualPlaceView | null;

  static from({ person, grants, usual }: Me): MeView {
    const { id, email, name, locale, passwordHash } = person;
    return { id, email, name, locale, hasPassword: passwordHash !== null, grants: [...grants], usual };
  }
}

export class ChangeMeRequest {
  @ApiProperty({ required: false }) @MayBeAbsent() @IsString() @MaxLength(200) name?: string;
  @ApiProperty({ required: false, enum: LOCALES }) @MayBeAbsent() @IsIn(LOCALES) locale?: Locale;
}

export class ChangePasswordRequest {
  @ApiProperty({ required: false, description: 'Needed when the account has a password.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(1_000)
  current?: string;
  @ApiProperty({ minLength: 10 }) @IsString() @MaxLength(1_000) password: string;
}

@ApiTags('me')
@Controller('api/me')
@Can('self')
export class PeopleController {
  constructor(
    private readonly people: PeopleService,
    private readonly config: Config,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The person who is signed in, with their roles' })
  @ApiOkResponse({ type: MeView })
  async me(@RequestPrincipal() { personId }: Principal): Promise<MeView> {
    return MeView.from(await this.people.me(personId));
  }

  @Patch()
  @ApiOperation({ summary: 'Change name or language' })
  @ApiOkResponse({ type: MeView })
  async change(@RequestPrincipal() { personId }: Principal, @Body() body: ChangeMeRequest): Promise<MeView> {
    await this.people.change(personId, body);
    return MeView.from(await this.people.me(personId));
  }

  @Post('password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Set or change the password; other sessions end' })
  @ApiNoContentResponse()
  async password(
    @RequestPrincipal() { personId }: Principal,
    @Body() body: ChangePasswordRequest,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const session = sessionOf(request, this.config);
    await this.people.changePassword(personId, body.current, body.password, session, request.ip);
  }
}
