import { Module } from '@nestjs/common';
import { LegalProfiles } from './legal.service.js';
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

@Module({ imports: [SpacesModule], controllers: [SpacesController, OpeningController] })
export class SpacesHttpModule {}
