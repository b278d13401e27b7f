import { Module } from '@nestjs/common';
import { SpacesModule } from '#libs/spaces';
import { MemberAccountController } from './accounts/accounts.controller.js';
import { MemberAccountsService } from './accounts/accounts.service.js';
import { ChargeRow } from './charges/charges.entities.js';
import { ChargesService } from './charges/charges.service.js';
import { CompanyBillsController } from './companies/bills.controller.js';
import { CompanyBillsService } from './companies/bills.service.js';
import { InvoiceFileRow } from './documents/documents.entities.js';
import { DocumentsService } from './documents/documents.service.js';
import { InvoicesController } from './invoices/invoices.controller.js';
import { InvoiceBalanceRow, InvoiceRow, NumberSeriesRow } from './invoices/invoices.entities.js';
import { InvoicesService } from './invoices/invoices.service.js';
import { Issuing } from './invoices/issuing.service.js';
import { SellersController } from './sellers/sellers.controller.js';
import { SellersService } from './sellers/sellers.service.js';

export const invoicingEntities = [ChargeRow, InvoiceRow, InvoiceBalanceRow, NumberSeriesRow, InvoiceFileRow];

/** Needs global providers of Buyers and PricedProducts (the members library). */
@Module({
  imports: [SpacesModule],
  providers: [ChargesService, Issuing, InvoicesService, DocumentsService, CompanyBillsService, MemberAccountsService],
  exports: [ChargesService, InvoicesService, DocumentsService, CompanyBillsService, MemberAccountsService],
})
export class InvoicingModule {}

@Module({
  imports: [InvoicingModule, SpacesModule],
  providers: [SellersService],
  controllers: [InvoicesController, CompanyBillsController, MemberAccountController, SellersController],
})
export class InvoicingHttpModule {}
