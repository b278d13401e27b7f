import { v7 as uuidv7 } from 'uuid';
import { type InvoiceId, type InvoiceSnapshot, type SiteId, share, sum } from '#libs/domain';
import { Db } from '#libs/platform';
import { LegalProfiles } from '#libs/spaces';
import { sellerOf } from '../../libs/invoicing/src/legal/index.js';
import { type Unnumbered, composeInvoice } from '../../libs/invoicing/src/invoices/invoices.rules.js';
import type { Invoice } from '../../libs/invoicing/src/invoices/invoices.store.js';
import { Issuing } from '../../libs/invoicing/src/invoices/issuing.service.js';
import type { InvoicingWorld, Member } from './invoicing-world.js';
import { billable, consumer } from './invoices.js';

/** What a document is about, beside its kind. */
export interface Issue {
  readonly kind: InvoiceSnapshot['kind'];
  /** Before VAT, one line each. */
  readonly amounts: readonly { readonly amountCents: number; readonly vatRateBp: number }[];
  readonly deposits?: InvoiceSnapshot['deposits'];
}

/** Issues a document of any kind the way the product does: composed, drafted, numbered. */
export async function issueDocument(
  world: InvoicingWorld,
  siteId: SiteId,
  member: Member,
  { kind, amounts, deposits }: Issue,
): Promise<Invoice> {
  return world.get(Db).run(world.scope(siteId), async (tx) => {
    const profile = (await world.get(LegalProfiles).byTx(tx, siteId))!;
    const { locale, currency, paymentDays, timeZone } = profile;
    const day = world.clock.today(timeZone);
    const month = day.slice(0, 7);
    const charges = amounts.map(({ amountCents, vatRateBp }) =>
      billable({ suppliedOn: day, amountCents, unitPriceCents: amountCents, vatRateBp, currency, product: 'room' }),
    );
    const facts = { locale, month, currency, seller: sellerOf(profile, locale), buyer: consumer, paymentDays };
    const document = { ...composeInvoice(facts, charges), kind, ...(deposits && { deposits }) };
    const id = uuidv7() as InvoiceId;
    const issuing = world.get(Issuing);
    await issuing.draft(tx, { siteId, id, kind, correctsId: null, ...debtor(member), month, currency });
    for (const { number, grossCents } of deposits ?? []) {
      await tx.sql`
        insert into deposit_deductions (site_id, deposit_id, invoice_id, gross_cents)
        select site_id, id, ${id}, ${grossCents} from invoices where site_id = ${siteId} and number = ${number}`;
    }
    return issuing.issue(tx, profile, id, document);
  });
}

/** A credit note on the given percents of a document; on all of it, its deposits get back what it took. */
export async function creditDocument(
  world: InvoicingWorld,
  siteId: SiteId,
  member: Member,
  original: Invoice,
  percent = 100,
): Promise<Invoice> {
  return world.get(Db).run(world.scope(siteId), async (tx) => {
    const profile = (await world.get(LegalProfiles).byTx(tx, siteId))!;
    const id = uuidv7() as InvoiceId;
    const month = world.clock.today(profile.timeZone).slice(0, 7);
    const issuing = world.get(Issuing);
    const terms = { kind: 'credit_note', correctsId: original.id, month, currency: profile.currency } as const;
    await issuing.draft(tx, { siteId, id, ...debtor(member), ...terms });
    const document = partOfDocument(original.snapshot, percent);
    const deposits = percent === 100 ? (original.snapshot.deposits ?? []) : [];
    for (const { number, grossCents } of deposits) {
      await tx.sql`
        insert into deposit_returns (site_id, deposit_id, invoice_id, credit_note_id, gross_cents)
        select site_id, id, ${original.id}, ${id}, ${grossCents} from invoices
        where site_id = ${siteId} and number = ${number}`;
    }
    return issuing.issue(tx, profile, id, { ...document, ...(deposits.length > 0 && { deposits }) });
  });
}

const debtor = ({ memberId, personId }: Member) => ({ memberId, personId, companyId: null });

function partOfDocument(snapshot: InvoiceSnapshot, percent: number): Unnumbered {
  const { number, issuedOn, dueOn: _due, mentions: _mentions, deposits: _deposits, ...facts } = snapshot;
  const part = (cents: number) => share(cents, percent, 100);
  const lines = facts.lines.map((line) => ({ ...line, netCents: part(line.netCents) }));
  const vat = facts.vat.map((group) => ({
    ...group,
    netCents: sum(lines.filter(({ vatRateBp }) => vatRateBp === group.vatRateBp).map(({ netCents }) => netCents)),
    vatCents: part(group.vatCents),
  }));
  const [netCents, vatCents] = [sum(vat.map((group) => group.netCents)), sum(vat.map((group) => group.vatCents))];
  const corrects = { kind: snapshot.kind, number, issuedOn };
  return { ...facts, kind: 'credit_note', corrects, lines, vat, netCents, vatCents, grossCents: netCents + vatCents };
}
