import { Module } from '@nestjs/common';
import { SpacesModule } from '#libs/spaces';
import { OccupancyController } from './occupancy.controller.js';
import { OccupancyService } from './occupancy.service.js';
import { NetworkHourRow, NetworkPeopleRow, NetworkSiteRow, UsageHourRow, UsagePersonRow } from './usage.entities.js';
import { UsageService } from './usage.service.js';

export const insightsEntities = [UsageHourRow, UsagePersonRow, NetworkHourRow, NetworkSiteRow, NetworkPeopleRow];

@Module({
  imports: [SpacesModule],
  providers: [UsageService, OccupancyService],
  exports: [UsageService, OccupancyService],
})
export class InsightsModule {}

@Module({ imports: [InsightsModule], controllers: [OccupancyController] })
export class InsightsHttpModule {}
