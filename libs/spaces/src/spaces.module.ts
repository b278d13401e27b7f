import { Module } from '@nestjs/common';
import { LegalProfiles } from './legal.service.js';
import { SetupService } from './setup.service.js';
import { SpacesController } from './spaces.controller.js';
import { SpacesService } from './spaces.service.js';

@Module({
  providers: [SpacesService, LegalProfiles, SetupService],
  exports: [SpacesService, LegalProfiles, SetupService],
})
export class SpacesModule {}

@Module({ imports: [SpacesModule], controllers: [SpacesController] })
export class SpacesHttpModule {}
