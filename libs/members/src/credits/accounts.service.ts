import { Inject, Injectable, type OnModuleInit, Optional } from '@nestjs/common';
import {
  type CompanyId,
  type Currency,
  type Day,
  type PersonId,
  type SiteId,
  addDays,
  conflict,
  invalidField,
  localDay,
  notFound,
} from '#libs/domain';
import { Db, Jobs, type Scope, type Tx, jobScope, personScope, publicScope } from '#libs/platform';
import { type SharedSite, SpacesService } from '#libs/spaces';
import { MembersService } from '../members/members.service.js';
import { PacksService } from '../packs/packs.service.js';
import type { KnownPack } from '../packs/packs.store.js';
import { normalName } from '../people/people.rules.js';
import { type CreditTerms, checkTerms, reasonOf } from './credits.rules.js';
import { CreditsService } from './credits.service.js';
import { type NewLot, lockLots, sitesWithPastCredit } from './credits.store.js';
import {
  type Line,
  type Lot,
  type Owner,
  endLot,
  knowsCompany,
  lineById,
  linesOf,
  lotOf,
  lotsOf,
  lotsOfCompany,
  modeOf,
  placesOf,
} from './accounts.store.js';
import { type CreditUse, CreditUses } from './uses.js';

const LINES_SHOWN = 100;

export interface ToldLine extends Line {
  /** The booking it was used for, or given back from. */
  readonly use: CreditUse | null;
}

/** What a member has at a site, and how it came to be so. */
export interface Account {
  readonly today: Day;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly lots: readonly Lot[];
  readonly lines: readonly ToldLine[];
}

export interface OwnAccount extends Account {
  readonly site: SharedSite;
  /** What they may buy there themselves. */
  readonly packs: readonly KnownPack[];
}

/** `id`: made by the client, the same again changes nothing. */
export interface Gift extends CreditTerms {
  readonly id: string;
  readonly name: string;
  /** The last day on which it may be used; null: for good. */
  readonly lastDay: Day | null;
  readonly reason: string;
}

/** Credit by hand and by the clock: who has what, what staff give and take back, and what is past its time. */
@Injectable()
export class AccountsService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly spaces: SpacesService,
    private readonly members: MembersService,
    private readonly credits: CreditsService,
    private readonly packs: PacksService,
    @Optional() @Inject(CreditUses) private readonly uses: CreditUses | null,
  ) {}

  onModuleInit(): void {
    this.jobs.every('7 * * * *', 'credits.expire', () => this.expirePast());
  }

  /** Throws not_found for whom the site does not know. */
  of(scope: Scope, siteId: SiteId, owner: Owner): Promise<Account> {
    return this.db.run(scope, async (tx) => {
      await this.holder(tx, siteId, owner);
      return this.account(tx, await this.spaces.siteById(tx, siteId), owner);
    });
  }

  /** What a company has at each site, in the scope of who manages it. */
  ofCompany(scope: Scope, companyId: CompanyId): Promise<Omit<OwnAccount, 'packs' | 'lines'>[]> {
    return this.db.run(scope, async (tx) => {
      const bySite = Map.groupBy(await lotsOfCompany(tx, companyId), ({ siteId }) => siteId);
      return Promise.all(
        [...bySite].map(async ([siteId, lots]) => {
          const site = await this.spaces.siteById(tx, siteId);
          const { timeZone, currency } = site;
          return { site, today: localDay(tx.now, timeZone), timeZone, currency, lots };
        }),
      );
    });
  }

  /** What a person has at each site where they are known. */
  async mine(personId: PersonId): Promise<OwnAccount[]> {
    const places = await this.db.run(personScope(personId), (tx) => placesOf(tx, personId));
    const accounts: OwnAccount[] = [];
    for (const { siteId, memberId } of places) {
      accounts.push(
        await this.db.run(personScope(personId, siteId), async (tx) => {
          const site = await this.spaces.siteById(tx, siteId);
          const [account, packs] = await Promise.all([
            this.account(tx, site, { memberId }),
            this.packs.forMembers(tx, siteId),
          ]);
          return { ...account, site, packs };
        }),
      );
    }
    return accounts;
  }

  /** Throws credit_wrong_unit and credit_needs_price_mode, and id_reused when the id is that of another lot. */
  give(scope: Scope, siteId: SiteId, owner: Owner, gift: Gift): Promise<Account> {
    const { id, unit, amount, kind, resourceId, countsAt: priceMode, lastDay } = gift;
    const [name, reason] = [normalName(gift.name), reasonOf(gift.reason)];
    return this.db.run(scope, async (tx) => {
      const holder = await this.holder(tx, siteId, owner);
      const site = await this.spaces.siteById(tx, siteId);
      checkTerms(gift, resourceId === null ? null : await modeOf(tx, siteId, resourceId));
      const first = localDay(tx.now, site.timeZone);
      if (lastDay !== null && lastDay < first) throw invalidField('lastDay', 'must be today or later');
      const next = lastDay === null ? null : addDays(lastDay, 1);
      await this.credits.grant(tx, siteId, [
        {
          ...{ id, holder, unit, amount, kind, resourceId, priceMode, name, reason },
          ...{ valid: { first, next }, source: { kind: 'site' } },
        },
      ]);
      const lot = await lotOf(tx, siteId, owner, id);
      if (lot?.source !== 'site' || lot.unit !== unit || lot.granted !== amount || lot.reason !== reason) {
        throw conflict('id_reused', { detail: 'this id belongs to something else: make another' });
      }
      return this.account(tx, site, owner);
    });
  }

  /**
   * Takes a part of a lot back. `id`: of the line, made by the client: the same again takes nothing more. Throws
   * credit_not_enough, which tells what is left.
   */
  take(
    scope: Scope,
    siteId: SiteId,
    owner: Owner,
    lotId: string,
    order: { readonly id: string; readonly amount: number; readonly reason: string },
  ): Promise<Account> {
    const { id, amount } = order;
    const reason = reasonOf(order.reason);
    return this.changeLot(scope, siteId, owner, lotId, async (tx) => {
      const before = await lineById(tx, siteId, id);
      if (!before) return this.credits.withdraw(tx, siteId, { lotId, amount }, reason, id);
      if (before.lotId !== lotId || before.amount !== -amount || before.kind !== 'withdraw') {
        throw conflict('id_reused', { detail: 'this id belongs to something else: make another' });
      }
    });
  }

  /**
   * Ends a lot today: what is left is taken back, and what a cancelled booking gives back to it is lost. An allowance
   * ends with its cycle. A second time changes nothing.
   */
  end(scope: Scope, siteId: SiteId, owner: Owner, lotId: string, why: string): Promise<Account> {
    const reason = reasonOf(why);
    return this.changeLot(scope, siteId, owner, lotId, async (tx, lot, today) => {
      const amount = (await lockLots(tx, siteId, [lotId])).get(lotId)!;
      if (amount > 0) await this.credits.withdraw(tx, siteId, { lotId, amount }, reason);
      if (lot.source !== 'allowance') await endLot(tx, siteId, lotId, today);
    });
  }

  /** What is past its validity, by the local day of its site, is lost. */
  async expirePast(): Promise<void> {
    // Nowhere is it later than a day after that of UTC.
    const sites = await this.db.run(publicScope, (tx) => sitesWithPastCredit(tx, addDays(localDay(tx.now, 'UTC'), 1)));
    for (const siteId of sites) {
      await this.db.run(jobScope('credits.expire', siteId), async (tx) => {
        const { timeZone } = await this.spaces.siteById(tx, siteId);
        await this.credits.expire(tx, siteId, localDay(tx.now, timeZone));
      });
    }
  }

  private changeLot(
    scope: Scope,
    siteId: SiteId,
    owner: Owner,
    lotId: string,
    change: (tx: Tx, lot: Lot, today: Day) => Promise<void>,
  ): Promise<Account> {
    return this.db.run(scope, async (tx) => {
      const site = await this.spaces.siteById(tx, siteId);
      // Queued by the row, so that a line is looked for once nobody else is about to write it.
      await lockLots(tx, siteId, [lotId]);
      const lot = await lotOf(tx, siteId, owner, lotId);
      if (!lot) throw notFound();
      await change(tx, lot, localDay(tx.now, site.timeZone));
      return this.account(tx, site, owner);
    });
  }

  private async holder(tx: Tx, siteId: SiteId, { memberId, companyId }: Owner): Promise<NewLot['holder']> {
    if (memberId) return { memberId, personId: (await this.members.member(tx, siteId, memberId)).personId };
    if (!(await knowsCompany(tx, siteId, companyId!))) throw notFound();
    return { companyId: companyId! };
  }

  private async account(tx: Tx, { siteId, timeZone, currency }: SharedSite, owner: Owner): Promise<Account> {
    const today = localDay(tx.now, timeZone);
    const [lots, lines] = await Promise.all([
      lotsOf(tx, siteId, owner, today),
      linesOf(tx, siteId, owner, LINES_SHOWN),
    ]);
    const ids = lines.flatMap(({ originKind, originId }) =>
      originKind === 'reservation' && originId ? [originId] : [],
    );
    const uses = await this.uses?.of(tx, siteId, [...new Set(ids)]);
    const told = lines.map((line) => ({ ...line, use: uses?.get(line.originId ?? '') ?? null }));
    return { today, currency, timeZone, lots, lines: told };
  }
}
