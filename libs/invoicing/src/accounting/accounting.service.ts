import { Injectable } from '@nestjs/common';
import { type Currency, type Day, type Month, type SiteId, addDays, conflict, invalid, monthDays } from '#libs/domain';
import { Clock, Db, type Scope, type Tx } from '#libs/platform';
import { type LegalProfile, LegalProfiles } from '#libs/spaces';
import { isSiren } from '#libs/domain';
import {
  type AccountTotal,
  type BookedYear,
  type Cursor,
  type LedgerRow,
  type UsedAccount,
  bookedYears,
  closedUntil,
  entriesBetween,
  firstMonthOf,
  insertClosing,
  linesAfter,
  ownAccounts,
  replaceAccounts,
  taxedBetween,
  totalsOf,
  vatBooked,
} from './accounting.store.js';
import { type SetAccount, accountsOf, faultsOf } from './chart.rules.js';
import { type FiscalYear, fiscalYearOf } from './entry.rules.js';
import { fecDescription, fecHead, fecLine, fecName } from './fec.js';
import { ledgerHead, ledgerLine } from './ledger.csv.js';
import { Posting } from './posting.service.js';
import { lockBooks } from './posting.store.js';
import { type Period, type VatRow, periodOf, vatOfDocuments } from './report.rules.js';

/** Entries shown at once, and read at once for a file. */
const PAGE = 20;
const BATCH = 500;

export interface ReportedVat extends VatRow {
  /** What the accounts received for it: owed when invoiced, and owed once it is paid. */
  readonly dueCents: number;
  readonly pendingCents: number;
}

export interface AccountingReport {
  readonly currency: Currency;
  readonly period: Period;
  /** The latest first; the running one is there even when nothing is booked in it. */
  readonly years: readonly BookedYear[];
  readonly closedUntil: Day | null;
  /** Of the month that was asked for; null: a whole year was. */
  readonly state: 'running' | 'open' | 'closed' | null;
  readonly vat: readonly ReportedVat[];
  readonly accounts: readonly AccountTotal[];
  readonly entries: number;
  /** The seller can have the file of the French tax office. */
  readonly fec: boolean;
}

interface Known {
  readonly profile: LegalProfile | null;
  readonly country: string;
  readonly currency: Currency;
  readonly zone: string;
  readonly locale: 'fr' | 'en';
  readonly today: Day;
  readonly years: readonly BookedYear[];
  readonly firstMonth: number;
}

/** What the entries say: totals, VAT, files; and what they are booked to. */
@Injectable()
export class AccountingService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly posting: Posting,
    private readonly profiles: LegalProfiles,
  ) {}

  /** `wanted`: a month, or a day of a fiscal year. */
  report(scope: Scope, siteId: SiteId, wanted: string): Promise<AccountingReport> {
    return this.run(scope, siteId, async (tx) => {
      const known = await this.known(tx, siteId);
      const period = periodOf(wanted, (day) => yearOf(known, day));
      const closed = await closedUntil(tx, siteId);
      return {
        currency: known.currency,
        period,
        years: withRunning(known),
        closedUntil: closed,
        state: period.month === null ? null : stateOf(period.last, closed, known.today),
        vat: await this.vat(tx, siteId, period),
        accounts: await totalsOf(tx, siteId, period),
        entries: await entriesBetween(tx, siteId, period),
        fec: sirenOf(known) !== null,
      };
    });
  }

  /** `page` from 1. */
  entries(scope: Scope, siteId: SiteId, wanted: string, page: number) {
    return this.run(scope, siteId, async (tx) => {
      const known = await this.known(tx, siteId);
      const period = periodOf(wanted, (day) => yearOf(known, day));
      const count = await entriesBetween(tx, siteId, period);
      const skip = (page - 1) * PAGE;
      const lines = await linesAfter(tx, siteId, period, { after: null, skip, limit: PAGE, zone: known.zone });
      return { lines, count, page, pages: Math.max(1, Math.ceil(count / PAGE)) };
    });
  }

  /** Closes a month and all before it, for good. Once more changes nothing. Throws accounting_month_running. */
  async close(scope: Scope, siteId: SiteId, month: Month): Promise<void> {
    await this.run(scope, siteId, async (tx) => {
      await lockBooks(tx, siteId);
      const { today } = await this.known(tx, siteId);
      const last = addDays(monthDays(month).next, -1);
      const state = stateOf(last, await closedUntil(tx, siteId), today);
      if (state === 'running') {
        throw conflict('accounting_month_running', { detail: `${month} can be closed from ${addDays(last, 1)}` });
      }
      if (state === 'open') await insertClosing(tx, siteId, last);
    });
  }

  /** What the site books to, in the order it is shown. */
  chart(scope: Scope, siteId: SiteId): Promise<{ firstMonth: number; accounts: SetAccount[] }> {
    return this.run(scope, siteId, async (tx) => {
      const known = await this.known(tx, siteId);
      const own = new Map((await ownAccounts(tx, siteId)).map(({ use, ...account }) => [use, account]));
      return { firstMonth: known.firstMonth, accounts: accountsOf(known.country, known.today, own) };
    });
  }

  /** For the entries to come: those there are stay. Throws invalid_request with each field. */
  async setChart(scope: Scope, siteId: SiteId, firstMonth: number, wanted: readonly UsedAccount[]): Promise<void> {
    await this.run(scope, siteId, async (tx) => {
      await lockBooks(tx, siteId);
      const known = await this.known(tx, siteId);
      const errors = faultsOf(known.country, known.today, wanted);
      if (errors.length > 0) throw invalid('invalid_request', { detail: errors[0]!.message, errors });
      await replaceAccounts(tx, siteId, firstMonth, wanted);
    });
  }

  /** Every line of a month or a fiscal year for a spreadsheet. */
  async csv(scope: Scope, siteId: SiteId, wanted: string) {
    const { known, period } = await this.prepared(scope, siteId, wanted);
    const { locale, zone } = known;
    const lines = this.lines(scope, siteId, period, zone, (line) => ledgerLine(line, locale));
    const name = locale === 'fr' ? 'ecritures' : 'entries';
    return { name: `${name}-${period.month ?? period.last}.csv`, text: withHead(ledgerHead(locale), lines) };
  }

  /** The file of a fiscal year for the French tax office. Throws fec_not_for_seller. */
  async fec(scope: Scope, siteId: SiteId, wanted: string) {
    const { year, facts, known } = await this.fecFacts(scope, siteId, wanted);
    return {
      name: `${facts.name}.txt`,
      text: withHead(fecHead(), this.lines(scope, siteId, year, known.zone, fecLine)),
    };
  }

  async fecDescription(scope: Scope, siteId: SiteId, wanted: string) {
    const { facts } = await this.fecFacts(scope, siteId, wanted);
    return { name: `${facts.name}-descriptif.txt`, text: fecDescription(facts) };
  }

  private async fecFacts(scope: Scope, siteId: SiteId, wanted: string) {
    const { known, period } = await this.prepared(scope, siteId, wanted);
    const siren = sirenOf(known);
    if (siren === null || !known.profile) {
      throw conflict('fec_not_for_seller', { detail: 'the seller is French, has a SIREN and invoices in euros' });
    }
    const year = yearOf(known, period.first);
    const { legalName, name: site } = known.profile;
    const { first, last } = year;
    const running = known.today <= last;
    return { known, year, facts: { name: fecName(siren, last), siren, legalName, site, first, last, running } };
  }

  private prepared(scope: Scope, siteId: SiteId, wanted: string): Promise<{ known: Known; period: Period }> {
    return this.run(scope, siteId, async (tx) => {
      const known = await this.known(tx, siteId);
      return { known, period: periodOf(wanted, (day) => yearOf(known, day)) };
    });
  }

  /** Never one long transaction: what is booked does not change, and later entries come at the end. */
  private async *lines(
    scope: Scope,
    siteId: SiteId,
    period: FiscalYear,
    zone: string,
    written: (line: LedgerRow) => string,
  ): AsyncGenerator<string> {
    let after: Cursor | null = null;
    for (;;) {
      const page = { after, limit: BATCH, zone };
      const rows: LedgerRow[] = await this.db.run(scope, (tx) => linesAfter(tx, siteId, period, page));
      const last = rows.at(-1);
      if (!last) return;
      yield rows.map(written).join('');
      after = { year: last.year, number: last.number };
    }
  }

  private async vat(tx: Tx, siteId: SiteId, period: FiscalYear): Promise<ReportedVat[]> {
    const rows = vatOfDocuments(await taxedBetween(tx, siteId, period));
    const booked = new Map((await vatBooked(tx, siteId, period)).map((one) => [one.vatRateBp, one]));
    return rows.map((row) => {
      const { dueCents = 0, pendingCents = 0 } = booked.get(row.vatRateBp) ?? {};
      return { ...row, dueCents, pendingCents };
    });
  }

  /** Documents from before there was accounting have their entries first. */
  private run<T>(scope: Scope, siteId: SiteId, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.db.run(scope, async (tx) => {
      await this.posting.catchUp(tx, siteId);
      return work(tx);
    });
  }

  private async known(tx: Tx, siteId: SiteId): Promise<Known> {
    const profile = await this.profiles.byTx(tx, siteId);
    const { timeZone: zone, currency, country } = await this.profiles.terms(tx, siteId);
    const [years, firstMonth] = [await bookedYears(tx, siteId), await firstMonthOf(tx, siteId)];
    // Who has no profile has issued nothing: there is nothing to be said in another language.
    const locale = profile?.locale ?? 'fr';
    return { profile, country, currency, zone, locale, today: this.clock.today(zone), years, firstMonth };
  }
}

/** The booked year of a day, or the one that it would open. */
function yearOf({ years, firstMonth }: Known, day: Day): FiscalYear {
  const booked = years.find(({ first, last }) => first <= day && day <= last);
  if (booked) return { first: booked.first, last: booked.last };
  return fiscalYearOf(day, firstMonth, years.find(({ last }) => last < day)?.last ?? null);
}

function withRunning(known: Known): BookedYear[] {
  const running = yearOf(known, known.today);
  const isBooked = known.years.some(({ first }) => first === running.first);
  return isBooked ? [...known.years] : [{ ...running, entries: 0 }, ...known.years];
}

function stateOf(last: Day, closed: Day | null, today: Day): 'running' | 'open' | 'closed' {
  if (closed !== null && last <= closed) return 'closed';
  return today <= last ? 'running' : 'open';
}

function sirenOf({ profile, currency }: Known): string | null {
  const siren = (profile?.registration ?? '').replace(/\s/g, '');
  return profile?.country === 'FR' && currency === 'EUR' && isSiren(siren) ? siren : null;
}

async function* withHead(head: string, lines: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* lines;
}
