import { Module } from '@nestjs/common';
import { LegalProfiles } from './legal.service.js';
import { EditedPlanController, PlanController } from './plan/plan.controller.js';
import { PlanService } from './plan/plan.service.js';
import { SetupService } from './setup.service.js';
import { SpacesController } from './spaces.controller.js';
import { SpacesService } from './spaces.service.js';

@Module({
  providers: [SpacesService, LegalProfiles, SetupService, PlanService],
  exports: [SpacesService, LegalProfiles, SetupService, PlanService],
})
export class SpacesModule {}

@Module({ imports: [SpacesModule], controllers: [SpacesController, PlanController, EditedPlanController] })
export class SpacesHttpModule {}
