import { ChainCheck, type Entry, type Fault } from '#libs/chain';
import type { Day, SiteId } from '#libs/domain';
import { Db, type Tx } from '#libs/platform';
import { entriesAfter } from '../../libs/invoicing/src/journal/journal.store.js';
import type { InvoicingWorld, Member } from './invoicing-world.js';

/** A site that sells, and what its journal says of it. */
export class Seller {
  private constructor(
    readonly world: InvoicingWorld,
    readonly siteId: SiteId,
    readonly member: Member,
  ) {}

  static async at(world: InvoicingWorld): Promise<Seller> {
    const siteId = await world.site();
    return new Seller(world, siteId, await world.member(siteId));
  }

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.world.get(Db).run(this.world.scope(this.siteId), work);
  }

  /** Something supplied on the day and invoiced at once. */
  async sell(day: Day, cents = 10_000) {
    this.world.moveTo(day);
    await this.world.charge(this.siteId, this.member, day, { amountCents: cents, unitPriceCents: cents });
    return this.world.issue(this.siteId, this.member, day.slice(0, 7));
  }

  entries(): Promise<Entry[]> {
    return this.run((tx) => entriesAfter(tx, this.siteId, 0, 10_000));
  }

  async kinds(): Promise<string[]> {
    return (await this.entries()).map(({ kind }) => kind);
  }

  async payloads<T = Record<string, unknown>>(kind: string): Promise<T[]> {
    return (await this.entries()).filter((entry) => entry.kind === kind).map((entry) => JSON.parse(entry.payload) as T);
  }

  async faults(): Promise<readonly Fault[]> {
    const check = new ChainCheck();
    for (const entry of await this.entries()) check.add(entry);
    check.end();
    return check.faults;
  }
}
