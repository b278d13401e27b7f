import { Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import {
  type Currency,
  type Day,
  type InvoiceId,
  type PersonId,
  type SiteId,
  canonicalJson,
  conflict,
  invalid,
  invalidField,
  notFound,
} from '#libs/domain';
import {
  Clock,
  Db,
  type Paged,
  type Scope,
  type Tx,
  actingPerson,
  jobScope,
  onePage,
  personScope,
} from '#libs/platform';
import { type LegalProfile, LegalProfiles, LogoStore } from '#libs/spaces';
import { personOf } from '../charges/charges.store.js';
import { type Debtor, debtorOf, idsOf, isOf } from '../charges/debtor.js';
import { composeDeposit } from '../deposits/deposits.rules.js';
import { DepositsService } from '../deposits/deposits.service.js';
import { Buyers, type Payer } from '../invoices/buyers.js';
import type { DocumentLink } from '../invoices/invoices.store.js';
import { completeProfile, mentionsFor, sellerOf } from '../legal/index.js';
import type { LineFacts } from '../lines/lines.rules.js';
import { LinesService } from '../lines/lines.service.js';
import { DocumentMails } from '../mails/mails.service.js';
import { quotePdf } from '../pdf/quote.pdf.js';
import {
  type QuoteState,
  type QuoteTerms,
  composeQuote,
  depositParts,
  quoteNumber,
  sentQuote,
  stateOn,
  writtenLines,
} from './quotes.rules.js';
import * as store from './quotes.store.js';

const PER_PAGE = 24;
/** What is printed on a quote of what the law wants on the invoice. */
const SAID = new Set(['exemption', 'reverse_charge']);

export type Quote = Omit<store.StoredQuote, 'state'> & { readonly state: QuoteState };
/** Its id is chosen by the client: the same order again is the same quote. */
export type QuoteOrder = Debtor & { readonly id: string; readonly terms: QuoteTerms };
/** And what came of it. */
export type FollowedQuote = Quote & { readonly invoices: readonly DocumentLink[] };
export type Verdict = 'accepted' | 'refused';

export interface QuotePage extends Paged {
  readonly quotes: readonly Quote[];
}
export interface QuoteBook extends QuotePage {
  readonly currency: Currency;
  readonly today: Day;
  /** Basis points: what the seller may charge today. */
  readonly vatRates: readonly number[];
}

interface Around {
  readonly profile: LegalProfile;
  readonly rules: LineFacts;
  readonly payer: Payer;
}

/** Offers: written, sent, and accepted or refused by their buyer; then they are lines to come, and a deposit. */
@Injectable()
export class QuotesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly profiles: LegalProfiles,
    private readonly buyers: Buyers,
    private readonly lines: LinesService,
    private readonly deposits: DepositsService,
    private readonly logos: LogoStore,
    private readonly mails: DocumentMails,
  ) {}

  /** From 1 on; one that there is not is empty. */
  list(scope: Scope, siteId: SiteId, page: number): Promise<QuoteBook> {
    return this.db.run(scope, async (tx) => {
      const { currency, timeZone } = await this.profiles.terms(tx, siteId);
      const vatRates = await this.profiles.vatRates(tx, siteId);
      const found = await onePage(page, PER_PAGE, (part) => store.quotesOfSite(tx, siteId, part));
      return { currency, today: this.clock.today(timeZone), vatRates, ...this.asTheyStand(found) };
    });
  }

  /** With the invoices that its lines are on. */
  byId(scope: Scope, siteId: SiteId, id: string): Promise<FollowedQuote> {
    return this.db.run(scope, async (tx) => {
      const quote = await this.standing(tx, siteId, id);
      const lineIds = quote.terms.lines.map((_line, index) => lineId(id, index));
      return { ...quote, invoices: await store.invoicesOfLines(tx, siteId, lineIds) };
    });
  }

  /** A draft. The same order again is the same quote, as long as nobody changed it; throws id_reused for another one. */
  write(scope: Scope, siteId: SiteId, { id, terms, ...debtor }: QuoteOrder): Promise<Quote> {
    return this.db.run(scope, async (tx) => {
      const { memberId, companyId } = idsOf(debtor);
      const { around, document } = await this.composed(tx, siteId, debtor, terms);
      const personId = memberId && (await personOf(tx, siteId, memberId));
      const { currency } = around.profile;
      const draft = { siteId, id, memberId, personId, companyId, currency, terms, grossCents: document.grossCents };
      const isNew = await store.insertQuote(tx, draft);
      const quote = await this.standing(tx, siteId, id);
      if (!isNew && !(isOf(quote, debtor) && isSame(quote.terms, terms))) throw conflict('id_reused');
      return quote;
    });
  }

  /** Throws quote_sent once it was sent. */
  rewrite(scope: Scope, siteId: SiteId, id: string, terms: QuoteTerms): Promise<Quote> {
    return this.db.run(scope, async (tx) => {
      const quote = await this.lockedDraft(tx, siteId, id);
      const { document } = await this.composed(tx, siteId, debtorOf(quote), terms);
      await store.rewriteQuote(tx, siteId, id, terms, document.grossCents);
      return this.standing(tx, siteId, id);
    });
  }

  /** Throws quote_sent once it was sent. */
  remove(scope: Scope, siteId: SiteId, id: string): Promise<void> {
    return this.db.run(scope, async (tx) => {
      await this.lockedDraft(tx, siteId, id);
      await store.deleteQuote(tx, siteId, id);
    });
  }

  /** From now on its buyer sees it, as it is now, with its number, and has it by mail; sent again it is the same. */
  send(scope: Scope, siteId: SiteId, id: string): Promise<Quote> {
    return this.db.run(scope, async (tx) => {
      const quote = await this.locked(tx, siteId, id);
      if (quote.state !== 'draft') return quote;
      const { terms } = quote;
      const { around, document } = await this.composed(tx, siteId, debtorOf(quote), terms);
      const { today } = around.rules;
      const year = Number(today.slice(0, 4));
      const rank = await store.takeQuoteNumber(tx, siteId, year);
      const { text } = sentQuote(document, terms, {
        ...{ number: quoteNumber(year, rank), issuedOn: today },
        mentions: mentionsFor(document, today).filter(({ code }) => SAID.has(code)),
        depositCents: depositOf(around, terms),
      });
      await store.markSent(tx, siteId, id, { year, rank, number: quoteNumber(year, rank), text });
      await this.mails.quoteSent(tx, siteId, id, around.payer.buyer.email);
      return this.standing(tx, siteId, id);
    });
  }

  /** What the buyer told the site. */
  decide(scope: Scope, siteId: SiteId, id: string, verdict: Verdict): Promise<Quote> {
    const decidedBy = actingPerson(scope);
    return this.db.run(scope, async (tx) => {
      const decidedName = decidedBy && (await store.ownName(tx, decidedBy));
      return this.decideWithin(tx, siteId, id, { state: verdict, decidedBy, decidedName, decidedAs: 'seller' });
    });
  }

  /** To a person, and to the companies that they manage. */
  listMine(personId: PersonId, page: number): Promise<QuotePage> {
    return this.db.run(personScope(personId), async (tx) => {
      return this.asTheyStand(await onePage(page, PER_PAGE, (part) => store.quotesToMe(tx, part)));
    });
  }

  /** By the buyer, once it is certain that they are it. The site's rows are opened for nothing else. */
  async decideMine(personId: PersonId, id: string, verdict: Verdict): Promise<Quote> {
    const siteId = await this.siteOfMine(personId, id);
    const decidedName = await this.db.run(personScope(personId), (tx) => store.ownName(tx, personId));
    const decision = { state: verdict, decidedBy: personId, decidedName, decidedAs: 'buyer' } as const;
    return this.db.run(jobScope('quote.decided', siteId), (tx) => this.decideWithin(tx, siteId, id, decision));
  }

  async pdfOfMine(personId: PersonId, id: string): Promise<QuoteFile> {
    const siteId = await this.siteOfMine(personId, id);
    return this.pdf(jobScope('quote.read', siteId), siteId, id);
  }

  /** As it was sent: the same bytes each time. not_found for a draft. */
  async pdf(scope: Scope, siteId: SiteId, id: string): Promise<QuoteFile> {
    const { snapshot, logo } = await this.db.run(scope, async (tx) => {
      const quote = await this.standing(tx, siteId, id);
      if (!quote.snapshot) throw notFound();
      const hash = quote.snapshot.seller.logo;
      return { snapshot: quote.snapshot, logo: hash ? await this.logos.bytes(tx, siteId, hash) : null };
    });
    return { number: snapshot.number, bytes: await quotePdf(snapshot, logo) };
  }

  /** Accepted once, however often and by whomever: its lines and its deposit are of this transaction. */
  private async decideWithin(
    tx: Tx,
    siteId: SiteId,
    id: string,
    decision: Omit<store.Decision, 'depositId'>,
  ): Promise<Quote> {
    const quote = await this.locked(tx, siteId, id);
    if (quote.state === decision.state) return quote;
    if (quote.state === 'draft') throw conflict('quote_not_sent');
    if (quote.state === 'expired') throw conflict('quote_expired');
    if (quote.state !== 'sent') throw conflict('quote_decided');
    const depositId = decision.state === 'accepted' ? await this.carryOut(tx, siteId, quote) : null;
    await store.markDecided(tx, siteId, id, { ...decision, depositId });
    return this.standing(tx, siteId, id);
  }

  private async carryOut(tx: Tx, siteId: SiteId, { id, terms, ...quote }: Quote): Promise<InvoiceId | null> {
    const debtor = debtorOf(quote);
    for (const [index, line] of writtenLines(terms).entries()) {
      await this.lines.writeWithin(tx, siteId, debtor, { id: lineId(id, index), ...line });
    }
    if (terms.depositBp === null) return null;
    const { rules } = await this.around(tx, siteId, debtor);
    const [month, thisMonth] = [terms.suppliedOn.slice(0, 7), rules.today.slice(0, 7)];
    const deposit = await this.deposits.issueWithin(tx, {
      ...{ ...debtor, siteId, id: uuidv5('deposit', id) as InvoiceId, label: terms.title, percentBp: terms.depositBp },
      ...{ parts: depositParts(terms, rules), deductFrom: month > thisMonth ? month : null },
    });
    return deposit.id;
  }

  private async siteOfMine(personId: PersonId, id: string): Promise<SiteId> {
    const siteId = await this.db.run(personScope(personId), (tx) => store.siteOfQuote(tx, id));
    if (!siteId) throw notFound();
    return siteId;
  }

  private async standing(tx: Tx, siteId: SiteId, id: string): Promise<Quote> {
    const quote = await store.quoteById(tx, siteId, id);
    if (!quote) throw notFound();
    return this.asItStands(quote);
  }

  private asItStands(quote: store.StoredQuote): Quote {
    return { ...quote, state: stateOn(quote.state, quote.terms.validUntil, this.clock.today(quote.timeZone)) };
  }

  private asTheyStand<Found extends { readonly quotes: readonly store.StoredQuote[] }>(found: Found) {
    return { ...found, quotes: found.quotes.map((quote) => this.asItStands(quote)) };
  }

  private async locked(tx: Tx, siteId: SiteId, id: string): Promise<Quote> {
    if (!(await store.lockQuote(tx, siteId, id))) throw notFound();
    return this.standing(tx, siteId, id);
  }

  private async lockedDraft(tx: Tx, siteId: SiteId, id: string): Promise<Quote> {
    const quote = await this.locked(tx, siteId, id);
    if (quote.state !== 'draft') throw conflict('quote_sent');
    return quote;
  }

  private async composed(tx: Tx, siteId: SiteId, debtor: Debtor, terms: QuoteTerms) {
    const around = await this.around(tx, siteId, debtor);
    const { rules } = around;
    if (terms.validUntil < rules.today) throw invalidField('validUntil', `${rules.today} or later`);
    const document = composeQuote(factsOf(around, terms), terms, rules);
    if (document.vat.some(({ netCents, vatCents }) => netCents + vatCents < 0) || document.grossCents === 0) {
      const message = 'they come to more than nothing at each rate of VAT';
      throw invalid('quote_not_positive', { errors: [{ field: 'lines', message }] });
    }
    return { around, document };
  }

  private async around(tx: Tx, siteId: SiteId, debtor: Debtor): Promise<Around> {
    const profile = completeProfile(await this.profiles.byTx(tx, siteId));
    const payer = await this.buyers.payer(tx, siteId, debtor);
    const { country, vatRegime: regime, timeZone } = profile;
    return { profile, payer, rules: { country, regime, today: this.clock.today(timeZone), accountsBegin: [] } };
  }
}

export interface QuoteFile {
  readonly number: string;
  readonly bytes: Buffer;
}

/** Of the charge that a line of it becomes. */
const lineId = (quoteId: string, index: number): string => uuidv5(`line ${index}`, quoteId);

const isSame = (one: QuoteTerms, other: QuoteTerms): boolean => canonicalJson(one) === canonicalJson(other);

function factsOf({ profile, payer }: Around, { suppliedOn }: QuoteTerms) {
  const { locale, currency, paymentDays } = profile;
  const month = suppliedOn.slice(0, 7);
  return { locale, month, currency, seller: sellerOf(profile, locale), paymentDays, ...payer };
}

/** What would be asked for at once; null: nothing. */
function depositOf(around: Around, terms: QuoteTerms): number | null {
  if (terms.depositBp === null) return null;
  const { rules } = around;
  const wish = { label: terms.title, percentBp: terms.depositBp, parts: depositParts(terms, rules) };
  return composeDeposit({ ...factsOf(around, terms), today: rules.today }, wish).grossCents;
}
