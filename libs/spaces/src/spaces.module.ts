import { Module } from '@nestjs/common';
import { FactsController } from './facts/facts.controller.js';
import { FactsService } from './facts/facts.service.js';
import { LegalProfiles } from './legal.service.js';
import { PhotosController, SharedPhotosController } from './photos/photos.controller.js';
import { PhotosService } from './photos/photos.service.js';
import { ResourcesController } from './resources/resources.controller.js';
import { ResourcesService } from './resources/resources.service.js';
import { OpeningController } from './opening/opening.controller.js';
import { OpeningService } from './opening/opening.service.js';
import { SetupService } from './setup.service.js';
import { SpacesController } from './spaces.controller.js';
import { SpacesService } from './spaces.service.js';

@Module({
  providers: [SpacesService, LegalProfiles, OpeningService, SetupService],
  exports: [SpacesService, LegalProfiles, OpeningService, SetupService],
})
export class SpacesModule {}

/** What only people at a screen do stands here: the worker draws no pictures. */
@Module({
  imports: [SpacesModule],
  providers: [ResourcesService, PhotosService, FactsService],
  controllers: [
    SpacesController,
    OpeningController,
    ResourcesController,
    FactsController,
    PhotosController,
    SharedPhotosController,
  ],
})
export class SpacesHttpModule {}
