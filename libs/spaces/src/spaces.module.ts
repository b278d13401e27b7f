import { Module } from '@nestjs/common';
import { FactsController } from './facts/facts.controller.js';
import { FactsService } from './facts/facts.service.js';
import { LegalProfiles } from './legal.service.js';
import { PhotosController, SharedPhotosController } from './photos/photos.controller.js';
import { PhotosService } from './photos/photos.service.js';
import { ResourcesController } from './resources/resources.controller.js';
import { ResourcesService } from './resources/resources.service.js';
import { SetupService } from './setup.service.js';
import { SpacesController } from './spaces.controller.js';
import { SpacesService } from './spaces.service.js';

@Module({
  providers: [SpacesService, LegalProfiles, SetupService],
  exports: [SpacesService, LegalProfiles, SetupService],
})
export class SpacesModule {}

/** What only people at a screen do stands here: the worker draws no pictures. */
@Module({
  imports: [SpacesModule],
  providers: [ResourcesService, PhotosService, FactsService],
  controllers: [SpacesController, ResourcesController, FactsController, PhotosController, SharedPhotosController],
})
export class SpacesHttpModule {}
