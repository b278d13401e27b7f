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
} from './accounting/accounting.entities.js';
import { AccountingController } from './accounting/accounting.controller.js';
import { AccountingService } from './accounting/accounting.service.js';
import { Posting } from './accounting/posting.service.js';
import { ChargeRow } from './charges/charges.entities.js';
import { ChargesService } from './charges/charges.service.js';
import { InvoiceFileRow } from './documents/documents.entities.js';
import { DocumentsService } from './documents/documents.service.js';
import { InvoicesController } from './invoices/invoices.controller.js';
import { InvoiceBalanceRow, InvoiceRow, NumberSeriesRow } from './invoices/invoices.entities.js';
import { InvoicesService } from './invoices/invoices.service.js';
import { Issuing } from './invoices/issuing.service.js';

const accountingEntities = [
  AccountingBookRow,
  AccountingAccountRow,
  AccountingYearRow,
  AccountingEntryRow,
  AccountingLineRow,
  AccountingClosingRow,
  AccountingBacklogRow,
];
export const invoicingEntities = [
  ...[ChargeRow, InvoiceRow, InvoiceBalanceRow, NumberSeriesRow, InvoiceFileRow],
  ...accountingEntities,
];

/** Needs a global provider of Buyers (the members library). */
@Module({
  imports: [SpacesModule],
  providers: [ChargesService, Posting, Issuing, InvoicesService, DocumentsService, AccountingService],
  exports: [ChargesService, InvoicesService, DocumentsService, AccountingService],
})
export class InvoicingModule {}

@Module({ imports: [InvoicingModule], controllers: [InvoicesController, AccountingController] })
export class InvoicingHttpModule {}
