import { Injectable } from '@nestjs/common';
import { type PersonId, notFound } from '#libs/domain';
import { Db, type Tx, personScope } from '#libs/platform';
import { type BillingIdentity, billingIdentity, nobodyBilled, sameIdentity } from './members.rules.js';
import { type SiteRecord, personBilling, recordsOfPerson, updatePersonBilling } from './members.store.js';

export interface OwnBilling {
  /** What the person said; before that, what every site that knows them was told, if it is one thing. */
  readonly identity: BillingIdentity;
  readonly said: boolean;
  /** Sites that would bill otherwise. */
  readonly differing: readonly SiteRecord[];
}

/** To whom a person wants to be billed, everywhere. Documents that were issued keep what they say. */
@Injectable()
export class OwnBillings {
  constructor(private readonly db: Db) {}

  of(personId: PersonId): Promise<OwnBilling> {
    return this.db.run(personScope(personId), (tx) => this.read(tx, personId));
  }

  /** What is not given stays; null clears. The records of every site follow in the same transaction. */
  change(personId: PersonId, change: Partial<BillingIdentity>): Promise<OwnBilling> {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
    return this.db.run(personScope(personId), async (tx) => {
      const { identity } = await this.read(tx, personId);
      await updatePersonBilling(tx, personId, billingIdentity({ ...identity, ...given }));
      return this.read(tx, personId);
    });
  }

  private async read(tx: Tx, personId: PersonId): Promise<OwnBilling> {
    const [own, records] = await Promise.all([personBilling(tx, personId), recordsOfPerson(tx, personId)]);
    if (!own) throw notFound();
    const { said, ...identity } = own;
    const [first] = records;
    const agreed = first && records.every((record) => sameIdentity(record, first)) ? first : nobodyBilled;
    const shown = said ? identity : billingOf(agreed);
    return { identity: shown, said, differing: records.filter((record) => !sameIdentity(record, shown)) };
  }
}

const billingOf = ({
  companyName,
  street,
  postcode,
  commune,
  country,
  registration,
  vatNumber,
}: BillingIdentity): BillingIdentity => ({
  ...{ companyName, street, postcode, commune, country, registration, vatNumber },
});
