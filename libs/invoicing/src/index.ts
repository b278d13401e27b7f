export { type NewCharge } from './charges/charges.store.js';
export { ChargesService } from './charges/charges.service.js';
export { DocumentsService } from './documents/documents.service.js';
export { Buyers, type CompanyBuyer } from './invoices/buyers.js';
export { InvoicesService, type IssueOrder } from './invoices/invoices.service.js';
export { DueMemberships } from './runs/due-memberships.js';
export { RunsService } from './runs/runs.service.js';
export { missingForSeller } from './legal/index.js';
export { InvoicingHttpModule, InvoicingModule, invoicingEntities } from './invoicing.module.js';
