import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProperty, ApiResponse, ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config, MayBeAbsent, Public } from '#libs/platform';
import { MeView } from '../people/people.controller.js';
import { LOCALES, type Locale } from '../people/people.rules.js';
import { PeopleService } from '../people/people.service.js';
import { giveSession, sessionOf, takeSession } from '../sessions/sessions.cookie.js';
import { Sessions } from '../sessions/sessions.service.js';
import { CODE_MINUTES } from './sign-in.rules.js';
import { SignInService, type SignedIn } from './sign-in.service.js';

export class SignInCodeRequest {
  @ApiProperty() @IsString() @MaxLength(254) email: string;
  @ApiProperty({ enum: LOCALES, required: false, description: 'Language of the mail; French by default.' })
  @MayBeAbsent()
  @IsIn(LOCALES)
  locale?: Locale;
}

export class SignInCodeResponse {
  @ApiProperty() validMinutes: number;
}

export class SignInVerifyRequest {
  @ApiProperty() @IsString() @MaxLength(254) email: string;
  @ApiProperty({ example: '042317' }) @IsString() @MaxLength(20) code: string;
  @ApiProperty({ required: false, description: 'For a first sign-in.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(200)
  name?: string;
}

export class SignInPasswordRequest {
  @ApiProperty() @IsString() @MaxLength(254) email: string;
  @ApiProperty() @IsString() @MaxLength(1_000) password: string;
}

@ApiTags('sign-in')
@Controller('api')
@Public()
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly people: PeopleService,
    private readonly sessions: Sessions,
    private readonly config: Config,
  ) {}

  @Post('sign-in/code')
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for a sign-in code by mail; the answer is the same with or without an account' })
  @ApiResponse({ status: 202, type: SignInCodeResponse })
  async code(@Body() body: SignInCodeRequest, @Req() request: FastifyRequest): Promise<SignInCodeResponse> {
    await this.signIn.requestCode(body.email, body.locale ?? 'fr', request.ip);
    return { validMinutes: CODE_MINUTES };
  }

  @Post('sign-in/verify')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in with the code of the mail; the account is made at first use' })
  @ApiOkResponse({ type: MeView })
  async verify(
    @Body() body: SignInVerifyRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeView> {
    return this.welcome(await this.signIn.verifyCode(body.email, body.code, body.name, request.ip), reply);
  }

  @Post('sign-in/password')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in with a password' })
  @ApiOkResponse({ type: MeView })
  async password(
    @Body() body: SignInPasswordRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeView> {
    return this.welcome(await this.signIn.byPassword(body.email, body.password, request.ip), reply);
  }

  @Post('sign-out')
  @HttpCode(204)
  @ApiOperation({ summary: 'End this session' })
  @ApiNoContentResponse()
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = sessionOf(request, this.config);
    if (token !== null) await this.sessions.close(token);
    takeSession(reply, this.config);
  }

  private async welcome({ personId, token }: SignedIn, reply: FastifyReply): Promise<MeView> {
    giveSession(reply, this.config, token);
    return MeView.from(await this.people.me(personId));
  }
}
