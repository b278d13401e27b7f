import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { BookingHttpModule, bookingEntities } from '#libs/booking';
import { InsightsHttpModule, insightsEntities } from '#libs/insights';
import { InvoicingHttpModule, invoicingEntities } from '#libs/invoicing';
import { MembersHttpModule, membersEntities } from '#libs/members';
import { AccessGuard, type Clock, type Config, PlatformModule } from '#libs/platform';
import { SpacesHttpModule, spacesEntities } from '#libs/spaces';
import { HealthController } from './health.controller.js';
import { WebController } from './web/web.controller.js';
import { WebPages } from './web/web-pages.js';

export const allEntities = [
  ...spacesEntities,
  ...invoicingEntities,
  ...membersEntities,
  ...bookingEntities,
  ...insightsEntities,
];

@Module({})
export class AppModule {
  static with(config: Config, clock?: Clock): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(allEntities, config, clock),
        SpacesHttpModule,
        InvoicingHttpModule,
        MembersHttpModule,
        BookingHttpModule,
        InsightsHttpModule,
      ],
      // The pages come last: they answer whatever no route above has taken.
      controllers: [HealthController, WebController],
      providers: [WebPages, { provide: APP_GUARD, useClass: AccessGuard }],
    };
  }
}
