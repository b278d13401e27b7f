import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { PersonId, SiteId } from '#libs/domain';
import { Db, personScope } from '#libs/platform';
import { InvoicingWorld, type Member } from '../../../../test/support/invoicing-world.js';
import { MembersService } from './members.service.js';
import { OwnBillings } from './own-billing.service.js';

const SAS = {
  ...{ companyName: 'Marchand SAS', street: '2 place du Marché', postcode: '59800', commune: 'Lille', country: 'fr' },
  ...{ registration: '732 829 320', vatNumber: 'FR 44 732829320' },
};
const STORED = { ...SAS, country: 'FR', registration: '732829320', vatNumber: 'FR44732829320' };

describe('to whom a person wants to be billed', () => {
  let world: InvoicingWorld;
  let [here, there]: SiteId[] = [];
  let billings: OwnBillings;

  beforeAll(async () => {
    world = await InvoicingWorld.start(Date.UTC(2026, 10, 21, 8));
    [here, there] = [await world.site(), await world.site()];
    billings = world.get(OwnBillings);
  });
  afterAll(() => world.stop());

  const memberAt = async (siteId: SiteId, personId: PersonId): Promise<Member> => {
    const scope = personScope(personId, siteId);
    const { id } = await world.get(Db).run(scope, (tx) => world.get(MembersService).ensure(tx, siteId, personId));
    return { memberId: id, personId };
  };
  const bill = async (siteId: SiteId, member: Member) => {
    await world.charge(siteId, member, '2026-11-10');
    return (await world.issue(siteId, member)).snapshot!.buyer;
  };

  it('is on the next document of every site, those that come to know them too; issued ones stay', async () => {
    const member = await world.member(here!);
    const { personId } = member;
    const before = await bill(here!, member);
    expect(before).toMatchObject({ companyName: null, address: null, registration: null });
    expect(await billings.change(personId, SAS)).toEqual({ identity: STORED, said: true, differing: [] });
    const after = { companyName: 'Marchand SAS', registration: '732829320', vatNumber: 'FR44732829320' };
    expect(await bill(here!, member)).toMatchObject({ ...after, address: { commune: 'Lille', country: 'FR' } });
    expect(await bill(there!, await memberAt(there!, personId))).toMatchObject(after);
    const issued = await world.rows<{ buyer: unknown }>(
      `select snapshot::jsonb -> 'buyer' as buyer from invoices where person_id = $1 order by issued_at limit 1`,
      [personId],
    );
    expect(issued).toEqual([{ buyer: before }]);
    await billings.change(personId, { companyName: null, registration: null, vatNumber: null });
    expect(await bill(here!, member)).toMatchObject({ companyName: null, registration: null });
  });

  it('is what every site was told, until the person says it; who differs is named', async () => {
    const { memberId, personId } = await world.member(here!);
    const members = world.get(MembersService);
    await memberAt(there!, personId);
    expect(await billings.of(personId)).toMatchObject({ said: false, identity: { companyName: null } });
    for (const [siteId, id] of [
      [here!, memberId],
      [there!, (await memberAt(there!, personId)).memberId],
    ] as const) {
      await members.changeBilling(world.scope(siteId), siteId, id, SAS);
    }
    expect(await billings.of(personId)).toEqual({ said: false, identity: STORED, differing: [] });
    // What is left out stays what every site was told.
    expect((await billings.change(personId, { street: '3 place du Marché' })).identity.companyName).toBe(
      'Marchand SAS',
    );
    await members.changeBilling(world.scope(here!), here!, memberId, { companyName: 'Autre SAS' });
    expect(await billings.of(personId)).toMatchObject({
      identity: { companyName: 'Marchand SAS' },
      differing: [{ siteName: 'La Filature', companyName: 'Autre SAS' }],
    });
  });

  it('is refused with the field that is wrong, and reaches nobody else', async () => {
    const { personId } = await world.member(here!);
    const other = await world.member(here!);
    await expect(billings.change(personId, { ...SAS, registration: '732829321' })).rejects.toMatchObject({
      details: { errors: [{ field: 'registration' }] },
    });
    expect(await billings.of(personId)).toMatchObject({ said: false, identity: { companyName: null } });
    await billings.change(personId, SAS);
    expect(await world.rows('select company_name from members where id = $1', [other.memberId])).toEqual([
      { company_name: null },
    ]);
    await expect(billings.of(uuidv7() as PersonId)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('is not told to a desk that only knows an address', async () => {
    const { personId } = await world.member(there!);
    await billings.change(personId, SAS);
    const [{ email }] = (await world.rows<{ email: string }>('select email from persons where id = $1', [
      personId,
    ])) as [{ email: string }];
    const scope = { ...world.scope(here!), email };
    const welcomed = await world
      .get(Db)
      .run(scope, (tx) => world.get(MembersService).welcome(tx, here!, email, 'Inès M.'));
    expect(welcomed).toMatchObject({ isNew: true, name: 'Inès M.', companyName: null, street: null });
    expect((await billings.of(personId)).differing).toMatchObject([{ companyName: null }]);
  });
});
