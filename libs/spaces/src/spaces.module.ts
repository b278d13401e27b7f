import { Module } from '@nestjs/common';
import { LegalProfiles } from './legal.service.js';
import { OpeningController, PeriodsController } from './opening/opening.controller.js';
import { OpeningService } from './opening/opening.service.js';
import { EditedPlanController, PlanController } from './plan/plan.controller.js';
import { PlanService } from './plan/plan.service.js';
import { SetupService } from './setup.service.js';
import { SpacesController } from './spaces.controller.js';
import { SpacesService } from './spaces.service.js';

@Module({
  providers: [SpacesService, LegalProfiles, OpeningService, PlanService, SetupService],
  exports: [SpacesService, LegalProfiles, OpeningService, PlanService, SetupService],
})
export class SpacesModule {}

@Module({
  imports: [SpacesModule],
  controllers: [SpacesController, OpeningController, PeriodsController, PlanController, EditedPlanController],
})
export class SpacesHttpModule {}
