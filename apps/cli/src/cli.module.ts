import { type DynamicModule, Module } from '@nestjs/common';
import { BookingModule, bookingEntities } from '#libs/booking';
import { InsightsModule, insightsEntities } from '#libs/insights';
import { InvoicingModule, invoicingEntities } from '#libs/invoicing';
import { MembersModule, membersEntities } from '#libs/members';
import { type Clock, type Config, PlatformModule } from '#libs/platform';
import { SpacesModule, spacesEntities } from '#libs/spaces';

const entities = [...spacesEntities, ...invoicingEntities, ...membersEntities, ...bookingEntities, ...insightsEntities];

/** The services an operator's command may call. */
@Module({})
export class CliModule {
  static with(config: Config, clock?: Clock): DynamicModule {
    return {
      module: CliModule,
      imports: [
        PlatformModule.with(entities, config, clock),
        SpacesModule,
        InvoicingModule,
        MembersModule,
        BookingModule,
        InsightsModule,
      ],
    };
  }
}
