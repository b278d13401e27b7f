import { Module } from '@nestjs/common';
import { SpacesModule } from '#libs/spaces';
import {
  AccountingAccountRow,
  AccountingBacklogRow,
  AccountingBookRow,
  AccountingClosingRow,
  AccountingEntryRow,
  AccountingLineRow,
  AccountingYearRow,
} from './accounting.entities.js';
import { AccountingController } from './accounting.controller.js';
import { AccountingService } from './accounting.service.js';
import { Posting } from './posting.service.js';

export const accountingEntities = [
  AccountingBookRow,
  AccountingAccountRow,
  AccountingYearRow,
  AccountingEntryRow,
  AccountingLineRow,
  AccountingClosingRow,
  AccountingBacklogRow,
];

@Module({ imports: [SpacesModule], providers: [Posting, AccountingService], exports: [Posting, AccountingService] })
export class AccountingModule {}

@Module({ imports: [AccountingModule], controllers: [AccountingController] })
export class AccountingHttpModule {}
