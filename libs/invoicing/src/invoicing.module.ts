import { Module } from '@nestjs/common';
import { SpacesModule } from '#libs/spaces';
import { MemberAccountController } from './accounts/accounts.controller.js';
import { MemberAccountsService } from './accounts/accounts.service.js';
import { ChargeRow } from './charges/charges.entities.js';
import { ChargesService } from './charges/charges.service.js';
import { CompanyBillsController } from './companies/bills.controller.js';
import { CompanyBillsService } from './companies/bills.service.js';
import { InvoiceFileRow, RenderFailureRow } from './documents/documents.entities.js';
import { DocumentsService } from './documents/documents.service.js';
import { InvoicesController } from './invoices/invoices.controller.js';
import { InvoiceBalanceRow, InvoiceRow, NumberSeriesRow } from './invoices/invoices.entities.js';
import { InvoicesService } from './invoices/invoices.service.js';
import { Issuing } from './invoices/issuing.service.js';

export const invoicingEntities = [
  ChargeRow,
  InvoiceRow,
  InvoiceBalanceRow,
  NumberSeriesRow,
  InvoiceFileRow,
  RenderFailureRow,
];

/** Needs a global provider of Buyers (the members library). */
@Module({
  imports: [SpacesModule],
  providers: [ChargesService, Issuing, InvoicesService, DocumentsService, CompanyBillsService, MemberAccountsService],
  exports: [ChargesService, InvoicesService, DocumentsService, CompanyBillsService, MemberAccountsService],
})
export class InvoicingModule {}

@Module({
  imports: [InvoicingModule],
  controllers: [InvoicesController, CompanyBillsController, MemberAccountController],
})
export class InvoicingHttpModule {}
