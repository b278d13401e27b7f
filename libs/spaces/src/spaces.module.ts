import { Module } from '@nestjs/common';
import { ExtrasController } from './extras/extras.controller.js';
import { ExtrasService } from './extras/extras.service.js';
import { FactsController } from './facts/facts.controller.js';
import { FactsService } from './facts/facts.service.js';
import { LegalProfiles } from './sellers/legal.service.js';
import { LogoStore } from './sellers/logos.service.js';
import { OpeningController, PeriodsController } from './opening/opening.controller.js';
import { PhotosController, SharedPhotosController } from './photos/photos.controller.js';
import { PhotosService } from './photos/photos.service.js';
import { RatesController } from './rates/rates.controller.js';
import { RatesService } from './rates/rates.service.js';
import { ResourcesController } from './resources/resources.controller.js';
import { ResourcesService } from './resources/resources.service.js';
import { OpeningService } from './opening/opening.service.js';
import { EditedPlanController, PlanController } from './plan/plan.controller.js';
import { PlanService } from './plan/plan.service.js';
import { SetupService } from './setup.service.js';
import { SpacesController } from './spaces.controller.js';
import { SpacesService } from './spaces.service.js';

@Module({
  providers: [SpacesService, LegalProfiles, LogoStore, OpeningService, PlanService, SetupService, ExtrasService],
  exports: [SpacesService, LegalProfiles, LogoStore, OpeningService, PlanService, SetupService, ExtrasService],
})
export class SpacesModule {}

/** What only people at a screen do stands here: the worker draws no pictures. */
@Module({
  imports: [SpacesModule],
  providers: [ResourcesService, RatesService, PhotosService, FactsService],
  controllers: [
    SpacesController,
    OpeningController,
    PeriodsController,
    PlanController,
    EditedPlanController,
    ResourcesController,
    RatesController,
    ExtrasController,
    FactsController,
    PhotosController,
    SharedPhotosController,
  ],
})
export class SpacesHttpModule {}
