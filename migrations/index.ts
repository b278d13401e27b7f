import { Platform1790000000000 } from './1790000000000-platform.js';
import { Spaces1790000001000 } from './1790000001000-spaces.js';
import { Members1790000002000 } from './1790000002000-members.js';
import { Invoicing1790000003000 } from './1790000003000-invoicing.js';
import { Booking1790000004000 } from './1790000004000-booking.js';
import { Insights1790000005000 } from './1790000005000-insights.js';
import { Calendars1790000100000 } from './1790000100000-calendars.js';
import { Desk1790000200000 } from './1790000200000-desk.js';
import { Closures1790000300000 } from './1790000300000-closures.js';
import { Periods1790000310000 } from './1790000310000-periods.js';
import { Places1790000400000 } from './1790000400000-places.js';
import { ExternalCalendars1790000500000 } from './1790000500000-external-calendars.js';
import { Descriptions1790000700000 } from './1790000700000-descriptions.js';
import { Rules1790000800000 } from './1790000800000-rules.js';
import { Rulebooks1790000810000 } from './1790000810000-rulebooks.js';
import { Series1790000900000 } from './1790000900000-series.js';
import { Guests1790001000000 } from './1790001000000-guests.js';
import { FloorPlan1790001100000 } from './1790001100000-floor-plan.js';
import { DayReads1790001180000 } from './1790001180000-day-reads.js';
import { WaitingList1790001200000 } from './1790001200000-waiting-list.js';
import { NoShows1790001300000 } from './1790001300000-no-shows.js';
import { NoShowFees1790001310000 } from './1790001310000-no-show-fees.js';
import { PlaceCodes1790001320000 } from './1790001320000-place-codes.js';
import { WaitingBlocks1790001350000 } from './1790001350000-waiting-blocks.js';
import { OwnIds1790001400000 } from './1790001400000-own-ids.js';
import { Rates1790002000000 } from './1790002000000-rates.js';
import { Plans1790002010000 } from './1790002010000-plans.js';
import { Credits1790002020000 } from './1790002020000-credits.js';
import { RatesOnOffer1790002100000 } from './1790002100000-rates-on-offer.js';
import { Packs1790002200000 } from './1790002200000-packs.js';
import { MembershipsBilled1790002300000 } from './1790002300000-memberships-billed.js';
import { Companies1790002400000 } from './1790002400000-companies.js';
import { CompanyInvoices1790002410000 } from './1790002410000-company-invoices.js';
import { MemberSheets1790002500000 } from './1790002500000-member-sheets.js';
import { MemberImports1790002510000 } from './1790002510000-member-imports.js';
import { MembersByName1790002520000 } from './1790002520000-members-by-name.js';
import { Extras1790002600000 } from './1790002600000-extras.js';
import { PlansOnOffer1790002700000 } from './1790002700000-plans-on-offer.js';
import { Papers1790002800000 } from './1790002800000-papers.js';
import { CompanyScreens1790002900000 } from './1790002900000-company-screens.js';
import { CompanyDocuments1790002910000 } from './1790002910000-company-documents.js';
import { CompanyExtras1790002920000 } from './1790002920000-company-extras.js';
import { PassDays1790003000000 } from './1790003000000-pass-days.js';
import { CreditNotices1790003010000 } from './1790003010000-credit-notices.js';
import { CompanyCredit1790003020000 } from './1790003020000-company-credit.js';
import { Documents1790004000000 } from './1790004000000-documents.js';
import { BillingRuns1790004400000 } from './1790004400000-billing-runs.js';
import { Sellers1790004100000 } from './1790004100000-sellers.js';
import { Einvoices1790004300000 } from './1790004300000-einvoices.js';
import { Journal1790004500000 } from './1790004500000-journal.js';
import { Accounting1790004600000 } from './1790004600000-accounting.js';
import { Deposits1790004900000 } from './1790004900000-deposits.js';
import { DocumentMails1790005000000 } from './1790005000000-document-mails.js';
import { NumbersUsed1790005200000 } from './1790005200000-numbers-used.js';
import { Due1790005400000 } from './1790005400000-due.js';
import { QuoteDeciders1790005410000 } from './1790005410000-quote-deciders.js';
import { ReverseCharge1790004700000 } from './1790004700000-reverse-charge.js';
import { CompanyAddresses1790004710000 } from './1790004710000-company-addresses.js';
import { OwnBilling1790004720000 } from './1790004720000-own-billing.js';
import { OwedWithoutTax1790004730000 } from './1790004730000-owed-without-tax.js';
import { Lines1790004800000 } from './1790004800000-lines.js';
import { Quotes1790004910000 } from './1790004910000-quotes.js';
import { CompanyCorrections1790004810000 } from './1790004810000-company-corrections.js';
import { LegalForms1790005300000 } from './1790005300000-legal-forms.js';
import { MemberPhones1790005320000 } from './1790005320000-member-phones.js';
import { DepositReturns1790005100000 } from './1790005100000-deposit-returns.js';
import { ChargedAnew1790005110000 } from './1790005110000-charged-anew.js';
import { QuoteMails1790005120000 } from './1790005120000-quote-mails.js';

export const migrations = [
  Platform1790000000000,
  Spaces1790000001000,
  Members1790000002000,
  Invoicing1790000003000,
  Booking1790000004000,
  Insights1790000005000,
  Calendars1790000100000,
  Desk1790000200000,
  Closures1790000300000,
  Periods1790000310000,
  Places1790000400000,
  ExternalCalendars1790000500000,
  Descriptions1790000700000,
  Rules1790000800000,
  Rulebooks1790000810000,
  Series1790000900000,
  Guests1790001000000,
  FloorPlan1790001100000,
  DayReads1790001180000,
  WaitingList1790001200000,
  NoShows1790001300000,
  NoShowFees1790001310000,
  PlaceCodes1790001320000,
  WaitingBlocks1790001350000,
  OwnIds1790001400000,
  Rates1790002000000,
  Plans1790002010000,
  Credits1790002020000,
  RatesOnOffer1790002100000,
  Packs1790002200000,
  MembershipsBilled1790002300000,
  Companies1790002400000,
  CompanyInvoices1790002410000,
  MemberSheets1790002500000,
  MemberImports1790002510000,
  MembersByName1790002520000,
  Extras1790002600000,
  PlansOnOffer1790002700000,
  Papers1790002800000,
  CompanyScreens1790002900000,
  CompanyDocuments1790002910000,
  CompanyExtras1790002920000,
  PassDays1790003000000,
  CreditNotices1790003010000,
  CompanyCredit1790003020000,
  Documents1790004000000,
  BillingRuns1790004400000,
  Sellers1790004100000,
  Einvoices1790004300000,
  Journal1790004500000,
  Accounting1790004600000,
  Deposits1790004900000,
  Quotes1790004910000,
  DocumentMails1790005000000,
  ReverseCharge1790004700000,
  CompanyAddresses1790004710000,
  OwnBilling1790004720000,
  OwedWithoutTax1790004730000,
  Lines1790004800000,
  CompanyCorrections1790004810000,
  DepositReturns1790005100000,
  ChargedAnew1790005110000,
  QuoteMails1790005120000,
  NumbersUsed1790005200000,
  Due1790005400000,
  QuoteDeciders1790005410000,
  LegalForms1790005300000,
  MemberPhones1790005320000,
];
