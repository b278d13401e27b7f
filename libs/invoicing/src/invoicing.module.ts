import { Module } from '@nestjs/common';
import { SpacesModule } from '#libs/spaces';
import { AccountingHttpModule, AccountingModule, accountingEntities } from './accounting/accounting.module.js';
import { MemberAccountController } from './accounts/accounts.controller.js';
import { MemberAccountsService } from './accounts/accounts.service.js';
import { ChargeRow } from './charges/charges.entities.js';
import { ChargesService } from './charges/charges.service.js';
import { CompanyBillsController } from './companies/bills.controller.js';
import { CompanyBillsService } from './companies/bills.service.js';
import { CreditNotesController } from './credits/credits.controller.js';
import { CreditNotesService } from './credits/credits.service.js';
import { DepositsController } from './deposits/deposits.controller.js';
import { DepositDeductionRow, DepositReturnRow } from './deposits/deposits.entities.js';
import { DepositsService } from './deposits/deposits.service.js';
import { InvoiceFileRow, RenderFailureRow } from './documents/documents.entities.js';
import { DocumentsService } from './documents/documents.service.js';
import { InvoicesController } from './invoices/invoices.controller.js';
import { InvoiceBalanceRow, InvoiceRow, NumberSeriesRow } from './invoices/invoices.entities.js';
import { InvoicesService } from './invoices/invoices.service.js';
import { Issuing } from './invoices/issuing.service.js';
import { DocumentMailsController } from './mails/mails.controller.js';
import { DocumentMailRow, DocumentMailSettingRow } from './mails/mails.entities.js';
import { DocumentMails } from './mails/mails.service.js';
import { SendingService } from './mails/sending.service.js';
import { LinesController } from './lines/lines.controller.js';
import { LinesService } from './lines/lines.service.js';
import { PreviewService } from './runs/preview.service.js';
import { RunsController } from './runs/runs.controller.js';
import { BillingRunItemRow, BillingRunRow } from './runs/runs.entities.js';
import { OwnQuotesController, QuotesController } from './quotes/quotes.controller.js';
import { QuoteRow, QuoteSeriesRow } from './quotes/quotes.entities.js';
import { QuotesService } from './quotes/quotes.service.js';
import { RunsService } from './runs/runs.service.js';
import { WatchingService } from './runs/watching.service.js';
import { SettlementsController } from './settlements/settlements.controller.js';
import { SettlementsService } from './settlements/settlements.service.js';
import { SellersController } from './sellers/sellers.controller.js';
import { OwnInvoicesController } from './own/own.controller.js';
import { OwnInvoicesService } from './own/own.service.js';
import { SellersService } from './sellers/sellers.service.js';
import { ArchiveService } from './journal/archive.service.js';
import { JournalClosing } from './journal/closing.service.js';
import { JournalController } from './journal/journal.controller.js';
import { JournalEntryRow, JournalHeadRow } from './journal/journal.entities.js';
import { Journal } from './journal/journal.service.js';
import { JournalKey } from './journal/key.js';
import { JournalReading } from './journal/reading.service.js';

export const invoicingEntities = [
  ...[ChargeRow, InvoiceRow, InvoiceBalanceRow, NumberSeriesRow, InvoiceFileRow, RenderFailureRow],
  ...[DepositDeductionRow, DepositReturnRow, QuoteRow, QuoteSeriesRow],
  ...[JournalEntryRow, JournalHeadRow],
  ...[BillingRunRow, BillingRunItemRow],
  ...[DocumentMailRow, DocumentMailSettingRow],
  ...accountingEntities,
];

const journal = [JournalKey, Journal, JournalClosing, JournalReading, ArchiveService];
const shared = [
  ChargesService,
  InvoicesService,
  CreditNotesService,
  DepositsService,
  QuotesService,
  LinesService,
  SettlementsService,
  OwnInvoicesService,
  DocumentsService,
  CompanyBillsService,
  MemberAccountsService,
  PreviewService,
  RunsService,
  DocumentMails,
  SendingService,
  ...journal,
];

/** Needs global providers of Buyers, DueMemberships, Languages, SiteManagers and PricedProducts (the members library). */
@Module({
  imports: [SpacesModule, AccountingModule],
  providers: [Issuing, ...shared],
  exports: [...shared],
})
export class InvoicingModule {}

@Module({
  imports: [InvoicingModule, SpacesModule, AccountingHttpModule],
  providers: [WatchingService, SellersService],
  controllers: [
    InvoicesController,
    CreditNotesController,
    DepositsController,
    QuotesController,
    OwnQuotesController,
    LinesController,
    SettlementsController,
    OwnInvoicesController,
    CompanyBillsController,
    MemberAccountController,
    JournalController,
    SellersController,
    RunsController,
    DocumentMailsController,
  ],
})
export class InvoicingHttpModule {}
