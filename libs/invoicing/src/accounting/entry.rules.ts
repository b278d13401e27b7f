import {
  PRODUCTS,
  type Day,
  type DocumentKind,
  type InvoiceLine,
  type InvoiceSnapshot,
  type Product,
  type VatGroup,
  addDays,
  addMonths,
  allocate,
  restCentsOf,
  sum,
} from '#libs/domain';
import { type Account, type Use, chartOf, usualAccount } from './charts.rules.js';

export const ROLES = ['customers', 'revenue', 'deposits', 'vat', 'vat_pending'] as const;
/** What a line stands for, whatever its account is called. */
export type Role = (typeof ROLES)[number];

/** What is booked where; a debit is above zero, a credit below. */
interface Posting {
  readonly role: Role;
  readonly product: Product | null;
  readonly vatRateBp: number | null;
  /** Where the line itself says so. */
  readonly said?: Said;
  readonly cents: number;
}

type Said = Pick<InvoiceLine, 'account' | 'analytic'>;

export interface LedgerLine extends Omit<Posting, 'cents' | 'said'>, Account {
  readonly auxiliary: string | null;
  readonly auxiliaryLabel: string | null;
  /** One of the two is 0, the other above. */
  readonly debitCents: number;
  readonly creditCents: number;
}

export interface Entry {
  readonly journal: { readonly code: string; readonly label: string };
  readonly entryDate: Day;
  readonly pieceRef: string;
  readonly label: string;
  readonly totalCents: number;
  readonly lines: readonly LedgerLine[];
}

/** A document that is settled or corrected by this one, and what it was booked to. */
export interface Booked {
  readonly snapshot: InvoiceSnapshot;
  readonly lines: readonly LedgerLine[];
}

export interface EntryFacts {
  readonly snapshot: InvoiceSnapshot;
  /** Who owes it: a code that stays the same from document to document. */
  readonly auxiliary: string;
  /** The site's own accounts, by use. */
  readonly accounts: ReadonlyMap<string, Account>;
  /** What a line that does not say its product is for. */
  readonly productOf: (line: InvoiceLine) => Product;
  /** Of a credit note: the document it corrects. */
  readonly original: Booked | null;
  /** Deposits that an invoice takes off, or a credit note on one gives back to, by number. */
  readonly deposits: ReadonlyMap<string, Booked>;
}

/**
 * The entry of an issued document, balanced by construction; null when it moves nothing (a document of 0).
 *
 *   invoice        customers D what is due, deposits D      revenue C net, VAT C less that of the deposits
 *   deposit        customers D gross                        deposits C net, VAT C
 *   credit note    the same the other way round
 *
 * A credit note is booked to what its original was booked to, however the site's accounts have changed since.
 */
export function entryOf(facts: EntryFacts): Entry | null {
  const { snapshot } = facts;
  const { kind, seller, number, issuedOn } = snapshot;
  const sign = kind === 'credit_note' ? -1 : 1;
  const credits = [...salesOf(facts), ...snapshot.vat.flatMap((group) => vatOf(facts, group))];
  const settled = (snapshot.deposits ?? []).flatMap((deposit) =>
    settledDeposit(facts.deposits.get(deposit.number)!, deposit.vat),
  );
  const postings: Posting[] = [
    { role: 'customers', product: null, vatRateBp: null, cents: sign * restCentsOf(snapshot) },
    ...credits.map((posting) => ({ ...posting, cents: -sign * posting.cents })),
    ...settled.map((posting) => ({ ...posting, cents: sign * posting.cents })),
  ];
  const lines = linesOf(facts, postings);
  if (lines.length === 0) return null;
  return {
    journal: chartOf(seller.address.country).journal,
    entryDate: issuedOn,
    pieceRef: number,
    label: labelOf(snapshot),
    totalCents: sum(lines.map((line) => line.debitCents)),
    lines,
  };
}

/** Net amounts by product; of a deposit, and of what corrects one, an advance whatever it is for. */
function salesOf({ snapshot, productOf }: EntryFacts): Posting[] {
  const advance = (snapshot.corrects?.kind ?? snapshot.kind) === 'deposit';
  return snapshot.lines.map((line) => ({
    role: advance ? 'deposits' : 'revenue',
    product: advance ? null : line.nature === 'goods' ? 'goods' : (line.product ?? productOf(line)),
    vatRateBp: line.vatRateBp,
    ...(!advance && { said: line }),
    cents: line.netCents,
  }));
}

/** VAT of one rate: owed now, or once it is paid. */
function vatOf({ snapshot, original }: EntryFacts, group: VatGroup): Posting[] {
  const { vatRateBp, vatCents } = group;
  const [due, pending] = original ? vatBooked(original, vatRateBp) : vatWeights(snapshot, vatRateBp);
  return splitVat(vatRateBp, vatCents, due, pending);
}

function splitVat(vatRateBp: number, vatCents: number, due: number, pending: number): Posting[] {
  const [now, later] = due + pending > 0 ? allocate(vatCents, [due, pending]) : [vatCents, 0];
  const posting = (role: Role, cents: number): Posting => ({ role, product: null, vatRateBp, cents });
  return [posting('vat', now!), posting('vat_pending', later!)];
}

/**
 * How the VAT of a rate divides between what is owed now and what waits for the payment: goods when delivered, services
 * when paid, unless the seller has chosen to owe it when invoicing (CGI art. 269). Elsewhere than in France: now.
 */
function vatWeights({ seller, lines }: InvoiceSnapshot, vatRateBp: number): [due: number, pending: number] {
  if (seller.vatOnDebits || chartOf(seller.address.country).pending === null) return [1, 0];
  const net = (goods: boolean) =>
    sum(
      lines
        .filter((line) => line.vatRateBp === vatRateBp && (line.nature === 'goods') === goods)
        .map((line) => Math.max(line.netCents, 0)),
    );
  const [due, pending] = [net(true), net(false)];
  return due + pending > 0 ? [due, pending] : [0, 1];
}

/** As its entry says; of an invoice that took deposits off, whose entry has their VAT taken off too, as its content does. */
function vatBooked({ snapshot, lines }: Booked, vatRateBp: number): [due: number, pending: number] {
  if (snapshot.kind === 'invoice' && snapshot.deposits) return vatWeights(snapshot, vatRateBp);
  const of = (role: Role) =>
    sum(
      lines
        .filter((line) => line.role === role && line.vatRateBp === vatRateBp)
        .map(({ debitCents, creditCents }) => Math.abs(creditCents - debitCents)),
    );
  return [of('vat'), of('vat_pending')];
}

/** What a deposit was booked as is taken back: it is a part of the sale now. Of a credit note the other way round. */
function settledDeposit(deposit: Booked, groups: readonly VatGroup[]): Posting[] {
  return groups.flatMap(({ vatRateBp, netCents, vatCents }) => [
    { role: 'deposits', product: null, vatRateBp, cents: netCents } as const,
    ...splitVat(vatRateBp, vatCents, ...vatBooked(deposit, vatRateBp)),
  ]);
}

/** One line per account, product and rate; what comes to nothing is no line. */
function linesOf(facts: EntryFacts, postings: readonly Posting[]): LedgerLine[] {
  const { snapshot, auxiliary } = facts;
  const groups = Map.groupBy(postings, ({ role, product, vatRateBp, said }) =>
    [ROLES.indexOf(role), product, vatRateBp, said?.account, said?.analytic].join('|'),
  );
  return [...groups.values()]
    .map((group) => ({ ...group[0]!, cents: sum(group.map(({ cents }) => cents)) }))
    .filter(({ cents }) => cents !== 0)
    .toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
    .map(({ cents, said = {}, ...posting }) => ({
      ...posting,
      ...accountOf(facts, posting, said),
      auxiliary: posting.role === 'customers' ? auxiliary : null,
      auxiliaryLabel: posting.role === 'customers' ? (snapshot.buyer.companyName ?? snapshot.buyer.name) : null,
      debitCents: Math.max(cents, 0),
      creditCents: Math.max(-cents, 0),
    }));
}

function accountOf(facts: EntryFacts, posting: Omit<Posting, 'cents' | 'said'>, said: Said): Account {
  const before = bookedBefore(facts, posting, said);
  if (before) return { account: before.account, label: before.label, analytic: before.analytic };
  const chart = chartOf(facts.snapshot.seller.address.country);
  const use = useOf(posting);
  const { account, label, analytic } = facts.accounts.get(use) ?? usualAccount(chart, use);
  if (said.account === undefined) return { account, label, analytic: said.analytic ?? analytic };
  // One number has one name: that of the account where there is one, otherwise that of sales of any kind.
  const known = [...facts.accounts.values(), ...PRODUCTS.map((product) => usualAccount(chart, product))];
  const named = known.find((one) => one.account === said.account) ?? usualAccount(chart, 'other');
  return { account: said.account, label: named.label, analytic: said.analytic ?? null };
}

/** What the same was booked to in the document that is corrected or settled; lines that say where they go apart from others. */
function bookedBefore(
  { original, deposits }: EntryFacts,
  posting: Omit<Posting, 'cents' | 'said'>,
  said: Said,
): LedgerLine | undefined {
  const before = [...(original?.lines ?? []), ...[...deposits.values()].flatMap(depositAccounts)].filter(
    (line) => line.role === posting.role && line.product === posting.product && line.vatRateBp === posting.vatRateBp,
  );
  const isWhere = (line: LedgerLine, { account, analytic }: Said): boolean =>
    (account ?? line.account) === line.account && (analytic ?? line.analytic) === line.analytic;
  const saysWhere = ({ account, analytic }: Said): boolean => account !== undefined || analytic !== undefined;
  if (saysWhere(said)) return before.find((line) => isWhere(line, said));
  const elsewhere = original?.snapshot.lines.filter(saysWhere) ?? [];
  return before.find((line) => !elsewhere.some((one) => isWhere(line, one))) ?? before[0];
}

/** Of a deposit only the advance: the VAT of the sale goes where VAT goes today. */
const depositAccounts = ({ lines }: Booked): LedgerLine[] => lines.filter(({ role }) => role === 'deposits');

function useOf({ role, product, vatRateBp }: Omit<Posting, 'cents'>): Use {
  if (role === 'revenue') return product ?? 'other';
  return role === 'vat' ? `vat_${vatRateBp ?? 0}` : role;
}

const TITLES: Readonly<Record<'fr' | 'en', Readonly<Record<DocumentKind, string>>>> = {
  fr: { invoice: 'Facture', credit_note: 'Avoir', deposit: 'Acompte' },
  en: { invoice: 'Invoice', credit_note: 'Credit note', deposit: 'Deposit' },
};

function labelOf({ locale, kind, number, corrects, buyer }: InvoiceSnapshot): string {
  const on = corrects ? ` ${locale === 'fr' ? 'sur' : 'for'} ${corrects.number}` : '';
  return `${TITLES[locale][kind]} ${number}${on} ${buyer.companyName ?? buyer.name}`;
}

/** What a customer's account is called: the end of an id, whose bits are random. */
export const auxiliaryOf = (debtorId: string): string => `C${debtorId.replaceAll('-', '').slice(-12).toUpperCase()}`;

export interface FiscalYear {
  readonly first: Day;
  readonly last: Day;
}

/**
 * The fiscal year of a day. `before`: the last day of the fiscal year booked before it, if any. Where the first month has
 * changed meanwhile, the year in between is shorter:
 *
 *   booked        | 2026-01 .......... 2026-12 |
 *   from October                               | 2027-01 .. 2027-09 | 2027-10 .......... 2028-09 |
 */
export function fiscalYearOf(day: Day, firstMonth: number, before: Day | null): FiscalYear {
  const start = (year: number): Day => `${year}-${String(firstMonth).padStart(2, '0')}-01`;
  const year = Number(day.slice(0, 4));
  const first = start(year) <= day ? start(year) : start(year - 1);
  const last = addDays(addMonths(first, 12), -1);
  return { first: before !== null && before >= first ? addDays(before, 1) : first, last };
}
