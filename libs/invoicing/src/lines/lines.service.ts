import { Injectable } from '@nestjs/common';
import {
  type Currency,
  type Day,
  type SiteId,
  conflict,
  invalidField,
  notFound,
  plainPrice,
  tenThousandths,
  vatRatesOfSeller,
} from '#libs/domain';
import { Clock, Db, type Scope, type Tx } from '#libs/platform';
import { LegalProfiles } from '#libs/spaces';
import { beginningsOf, chartOf } from '../accounting/charts.rules.js';
import { ChargesService } from '../charges/charges.service.js';
import { personOf } from '../charges/charges.store.js';
import { type Debtor, debtorOf, idsOf, isOf, payerId } from '../charges/debtor.js';
import { Buyers, calledAs } from '../invoices/buyers.js';
import { type LineFacts, type WrittenLine, termsOf } from './lines.rules.js';
import { type CostCentre, type Line, ORIGIN, costCentresOf, lineById, openLines, rewriteOpen } from './lines.store.js';

const LINES_AT_MOST = 200;

/** Chosen by the client: the same line again is the same line. */
export interface LineOrder extends WrittenLine {
  readonly id: string;
}

/** Lines to come on invoices, with what a new one may say. */
export interface LinesPage {
  readonly lines: readonly (Line & { readonly debtorName: string })[];
  readonly currency: Currency;
  readonly today: Day;
  /** Basis points, the highest first. */
  readonly rates: readonly number[];
  /** Of the debtor that was asked for. */
  readonly debtorName: string | null;
  /** What a line of that debtor may be put on: of a company. */
  readonly costCentres: readonly CostCentre[];
}

/** Lines that somebody writes: a charge like any other, that may be changed and taken back until it is on an invoice. */
@Injectable()
export class LinesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly charges: ChargesService,
    private readonly profiles: LegalProfiles,
    private readonly buyers: Buyers,
  ) {}

  /** What is on no invoice yet, of one debtor or of everybody. Throws not_found for a debtor that the site does not know. */
  list(scope: Scope, siteId: SiteId, debtor: Debtor | null): Promise<LinesPage> {
    return this.db.run(scope, async (tx) => {
      const { country, currency, regime, today } = await this.factsOf(tx, siteId);
      const debtorName = debtor && calledAs((await this.buyers.payer(tx, siteId, debtor)).buyer);
      const lines = await openLines(tx, siteId, debtor, LINES_AT_MOST);
      const payers = await this.buyers.payers(tx, siteId, lines.map(debtorOf));
      const nameOf = (line: Line): string => {
        const payer = payers.get(payerId(line));
        return payer ? calledAs(payer.buyer) : '';
      };
      return {
        lines: lines.map((line) => ({ ...line, debtorName: nameOf(line) })),
        ...{ currency, today, rates: vatRatesOfSeller(country, regime, today), debtorName },
        costCentres: debtor?.companyId ? await costCentresOf(tx, siteId, debtor.companyId) : [],
      };
    });
  }

  byId(scope: Scope, siteId: SiteId, id: string): Promise<Line> {
    return this.db.run(scope, (tx) => this.standing(tx, siteId, id));
  }

  /** The same order again is the line it made, as long as nobody changed it; throws id_reused for another one. */
  write(scope: Scope, siteId: SiteId, debtor: Debtor, order: LineOrder): Promise<Line> {
    return this.db.run(scope, (tx) => this.writeWithin(tx, siteId, debtor, order));
  }

  /** In the transaction of whoever has something charged: of quotes and the like. */
  async writeWithin(tx: Tx, siteId: SiteId, debtor: Debtor, order: LineOrder): Promise<Line> {
    const facts = await this.factsOf(tx, siteId);
    const terms = termsOf(order, facts);
    const owedBy = await this.owedBy(tx, siteId, debtor);
    await this.assertCostCentre(tx, siteId, debtor, order.costCentreId);
    const { label, suppliedOn, quantity, priceMode, vatRateBp, product, account, analytic, costCentreId } = order;
    const { currency } = facts;
    const charge = {
      ...{ ...owedBy, ...terms, originKind: ORIGIN, originId: order.id },
      ...{ label, suppliedOn, quantity, currency, priceMode, vatRateBp, booking: { product, account, analytic } },
      costCentreId,
    };
    await this.charges.record(tx, siteId, [charge]);
    const line = (await lineById(tx, siteId, order.id))!;
    if (!isSame(line, debtor, order)) throw conflict('id_reused');
    return line;
  }

  /** Throws line_invoiced once it is on an invoice. */
  rewrite(scope: Scope, siteId: SiteId, { id, ...line }: LineOrder): Promise<Line> {
    return this.db.run(scope, async (tx) => {
      const known = await this.stillOpen(tx, siteId, id);
      const terms = termsOf(line, await this.factsOf(tx, siteId));
      // What is no longer in use stays where it is.
      if (line.costCentreId !== known.costCentreId) {
        await this.assertCostCentre(tx, siteId, debtorOf(known), line.costCentreId);
      }
      // Who issues, or takes it back, at the same moment is waited for.
      if (!(await rewriteOpen(tx, siteId, id, { ...line, ...terms }))) await this.stillOpen(tx, siteId, id);
      return this.standing(tx, siteId, id);
    });
  }

  /** However often it is asked; throws line_invoiced once it is on an invoice. */
  remove(scope: Scope, siteId: SiteId, id: string): Promise<void> {
    return this.db.run(scope, async (tx) => {
      const outcome = await this.charges.voidOrigin(tx, siteId, ORIGIN, id);
      if (outcome === 'none') throw notFound();
      if (outcome === 'already_invoiced') throw conflict('line_invoiced');
    });
  }

  private async stillOpen(tx: Tx, siteId: SiteId, id: string): Promise<Line> {
    const line = await this.standing(tx, siteId, id);
    if (line.status === 'invoiced') throw conflict('line_invoiced');
    return line;
  }

  /** One of the company's that is in use; a member has none. */
  private async assertCostCentre(tx: Tx, siteId: SiteId, { companyId }: Debtor, id: string | null): Promise<void> {
    if (id === null) return;
    const known = companyId ? await costCentresOf(tx, siteId, companyId) : [];
    if (known.some((one) => one.id === id)) return;
    const names = known.map(({ name }) => name).join(', ');
    throw invalidField('costCentreId', names ? `one of ${names}` : 'of a company with cost centres');
  }

  /** One that was taken back is there no more. */
  private async standing(tx: Tx, siteId: SiteId, id: string): Promise<Line> {
    const line = await lineById(tx, siteId, id);
    if (!line || line.status === 'void') throw notFound();
    return line;
  }

  private async factsOf(tx: Tx, siteId: SiteId): Promise<LineFacts & { readonly currency: Currency }> {
    const { country, currency, timeZone, vatRegime: regime } = await this.profiles.terms(tx, siteId);
    return {
      ...{ country, currency, regime, today: this.clock.today(timeZone) },
      accountsBegin: beginningsOf(chartOf(country), 'other'),
    };
  }

  private async owedBy(tx: Tx, siteId: SiteId, debtor: Debtor) {
    await this.buyers.payer(tx, siteId, debtor);
    const { memberId, companyId } = idsOf(debtor);
    return { memberId, companyId, personId: memberId && (await personOf(tx, siteId, memberId)) };
  }
}

/** The order that made the line, however its numbers were written. */
function isSame(line: Line, debtor: Debtor, order: LineOrder): boolean {
  const plain = ({ quantity, unitPrice, ...written }: WrittenLine) => [
    ...[tenThousandths(quantity), plainPrice(unitPrice), written.label, written.suppliedOn, written.priceMode],
    ...[written.vatRateBp, written.product, written.account, written.analytic, written.costCentreId],
  ];
  return line.status !== 'void' && isOf(line, debtor) && JSON.stringify(plain(line)) === JSON.stringify(plain(order));
}
