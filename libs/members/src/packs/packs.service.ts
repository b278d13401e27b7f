import { Injectable } from '@nestjs/common';
import { type Currency, type MemberId, type PersonId, type SiteId, conflict, localDay, notFound } from '#libs/domain';
import { ChargesService } from '#libs/invoicing';
import { Db, type Scope, type Tx, personScope } from '#libs/platform';
import { LegalProfiles, SpacesService } from '#libs/spaces';
import { checkTerms, reasonOf } from '../credits/credits.rules.js';
import { CreditsService } from '../credits/credits.service.js';
import { endLot, isWithdrawn, lotOf, modeOf } from '../credits/accounts.store.js';
import { MembersService } from '../members/members.service.js';
import type { Member } from '../members/members.store.js';
import { normalName } from '../people/people.rules.js';
import { type Pack, checkValidity, validityOf } from './packs.rules.js';
import { type KnownPack, packForSale, packsOf, putPack } from './packs.store.js';

/** `id`: of the lot that is sold, made by the client: the same again sells nothing more. */
export interface Sale {
  readonly id: string;
  readonly packId: string;
}

export interface Shelf {
  readonly currency: Currency;
  /** Basis points: what a pack may carry today, the standard rate first. */
  readonly vatRates: readonly number[];
  readonly packs: readonly KnownPack[];
}

/** Credit that is sold: what is on the shelf, and the sale itself, which charges and grants in one transaction. */
@Injectable()
export class PacksService {
  constructor(
    private readonly db: Db,
    private readonly spaces: SpacesService,
    private readonly legal: LegalProfiles,
    private readonly members: MembersService,
    private readonly charges: ChargesService,
    private readonly credits: CreditsService,
  ) {}

  list(scope: Scope, siteId: SiteId): Promise<Shelf> {
    return this.db.run(scope, (tx) => this.shelf(tx, siteId));
  }

  /**
   * The same id again changes the pack; who has bought it keeps what they bought. Throws credit_wrong_unit,
   * credit_needs_price_mode, vat_rate_unknown and name_taken.
   */
  put(scope: Scope, siteId: SiteId, wanted: Pack): Promise<Shelf> {
    const pack = { ...wanted, name: normalName(wanted.name) };
    checkValidity(pack);
    return this.db.run(scope, async (tx) => {
      checkTerms(pack, pack.resourceId === null ? null : await modeOf(tx, siteId, pack.resourceId));
      await this.legal.checkVat(tx, siteId, pack.vatRateBp);
      await putPack(tx, siteId, pack);
      return this.shelf(tx, siteId);
    });
  }

  /**
   * Staff sell it, or give it and say why: `given` null is a sale. Returns the id of the lot. Throws pack_not_on_sale,
   * and id_reused when the id is that of another lot.
   */
  sell(scope: Scope, siteId: SiteId, memberId: MemberId, sale: Sale, reason: string | null): Promise<string> {
    const given = reason === null ? null : reasonOf(reason);
    return this.db.run(scope, async (tx) => {
      const member = await this.members.member(tx, siteId, memberId);
      const pack = await packForSale(tx, siteId, sale.packId);
      if (!pack) throw notFound();
      return this.hand(tx, siteId, member, pack, sale, given);
    });
  }

  /**
   * The person of the scope buys it. `agreedCents`: the price that they were shown. Throws price_changed, which tells
   * the price, when it is another by now, pack_not_on_sale for what only staff sell, and not_found where they are not
   * known: a place sells credit to who has been there.
   */
  buy(personId: PersonId, siteId: SiteId, sale: Sale, agreedCents: number): Promise<string> {
    return this.db.run(personScope(personId, siteId), async (tx) => {
      const member = await this.members.known(tx, siteId, personId);
      const pack = member && (await packForSale(tx, siteId, sale.packId));
      if (!member || !pack) throw notFound();
      const bought = await lotOf(tx, siteId, { memberId: member.id }, sale.id);
      if (!bought && !pack.selfService) throw conflict('pack_not_on_sale', { detail: 'ask the site for it' });
      if (!bought && pack.priceCents !== agreedCents) {
        throw conflict('price_changed', { detail: 'look at the price again', priceCents: pack.priceCents });
      }
      return this.hand(tx, siteId, member, pack, sale, null);
    });
  }

  /**
   * A sale that was a mistake: the pack is taken back whole and not charged. A second time changes nothing. Throws
   * credit_used when some of it is gone, and already_invoiced when its correction is a credit note.
   */
  cancelSale(scope: Scope, siteId: SiteId, memberId: MemberId, lotId: string, why: string): Promise<void> {
    const reason = reasonOf(why);
    return this.db.run(scope, async (tx) => {
      const { timeZone } = await this.spaces.siteById(tx, siteId);
      const remaining = (await this.credits.lock(tx, siteId, [lotId])).get(lotId);
      const lot = await lotOf(tx, siteId, { memberId }, lotId);
      if (!lot || lot.packId === null) throw notFound();
      if (await isWithdrawn(tx, siteId, lotId)) return;
      if (remaining !== lot.granted) {
        throw conflict('credit_used', { detail: 'some of it was used: take the rest back instead', remaining });
      }
      await this.credits.withdraw(tx, siteId, { lotId, amount: lot.granted }, reason);
      await endLot(tx, siteId, lotId, localDay(tx.now, timeZone));
      const outcome = await this.charges.voidOrigin(tx, siteId, 'pack', lotId);
      if (outcome === 'already_invoiced') throw conflict('already_invoiced');
    });
  }

  /** What members may buy themselves. Joins a transaction of the site's scope. */
  async forMembers(tx: Tx, siteId: SiteId): Promise<KnownPack[]> {
    return (await packsOf(tx, siteId)).filter(({ active, selfService }) => active && selfService);
  }

  private async shelf(tx: Tx, siteId: SiteId): Promise<Shelf> {
    const [{ currency }, vatRates, packs] = await Promise.all([
      this.spaces.siteById(tx, siteId),
      this.legal.vatRates(tx, siteId),
      packsOf(tx, siteId),
    ]);
    return { currency, vatRates, packs };
  }

  private async hand(
    tx: Tx,
    siteId: SiteId,
    member: Member,
    pack: Pack,
    { id, packId }: Sale,
    given: string | null,
  ): Promise<string> {
    const { currency, timeZone } = await this.spaces.siteById(tx, siteId);
    const today = localDay(tx.now, timeZone);
    const { unit, amount, kind, resourceId, countsAt: priceMode, name } = pack;
    const holder = { memberId: member.id, personId: member.personId };
    if (!pack.active && !(await lotOf(tx, siteId, { memberId: member.id }, id))) {
      throw conflict('pack_not_on_sale', { detail: 'choose one that is on sale' });
    }
    await this.credits.grant(tx, siteId, [
      {
        ...{ id, holder, unit, amount, kind, resourceId, priceMode, name, reason: given },
        ...{ valid: validityOf(today, pack), source: { kind: 'pack', packId } },
      },
    ]);
    const lot = await lotOf(tx, siteId, { memberId: member.id }, id);
    if (lot?.packId !== packId || lot.reason !== given) {
      throw conflict('id_reused', { detail: 'this id belongs to something else: make another' });
    }
    if (given === null && pack.priceCents > 0) {
      await this.charges.record(tx, siteId, [
        {
          ...{ ...holder, originKind: 'pack', originId: id, label: name, suppliedOn: today, quantity: 1, currency },
          ...{ unitPriceCents: pack.priceCents, amountCents: pack.priceCents },
          ...{ priceMode: pack.priceMode, vatRateBp: pack.vatRateBp },
        },
      ]);
    }
    return id;
  }
}
