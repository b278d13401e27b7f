export { type NewCharge } from './charges/charges.store.js';
export { ChargesService } from './charges/charges.service.js';
export { DocumentsService } from './documents/documents.service.js';
export { Buyers } from './invoices/buyers.js';
export { InvoicesService, type IssueOrder } from './invoices/invoices.service.js';
export { missingForSeller } from './legal/index.js';
export { InvoicingHttpModule, InvoicingModule, invoicingEntities } from './invoicing.module.js';
