import { Global, Module } from '@nestjs/common';
import { Authenticator } from '#libs/platform';
import { MembersService } from './members/members.service.js';
import { MembersAuthenticator, Sessions } from './sessions/sessions.service.js';

/** Global, because the door of every library's routes asks for the Authenticator. */
@Global()
@Module({
  providers: [MembersService, Sessions, { provide: Authenticator, useClass: MembersAuthenticator }],
  exports: [MembersService, Authenticator],
})
export class MembersModule {}

@Module({ imports: [MembersModule] })
export class MembersHttpModule {}
