import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import type { MemberId, SiteId } from '#libs/domain';
import { Db, jobScope, personScope } from '#libs/platform';
import { MembersWorld } from '../../../../test/support/members-world.js';
import { MembersService } from '../members/members.service.js';
import { SheetService } from '../sheet/sheet.service.js';
import { GroupsService } from './groups.service.js';

const NOW = Date.UTC(2026, 10, 21, 8);

describe('groups of members', () => {
  let world: MembersWorld;
  let groups: GroupsService;
  let site: SiteId;
  let other: SiteId;
  let memberId: MemberId;
  const [desk, reduced, net] = [uuidv7(), uuidv7(), uuidv7()];
  const groupId = uuidv7();
  const students = { name: 'Étudiants', discountBp: 1000, validityMonths: 12, active: true, rates: [] };
  const scope = (at = site) => jobScope('test', at);

  beforeAll(async () => {
    world = await MembersWorld.start(NOW);
    groups = world.get(GroupsService);
    const network = await world.network();
    site = await world.site(network, 'La Grappe');
    other = await world.site(network, 'La Filature');
    for (const [id, name, mode] of [
      [desk, 'Poste', 'gross'],
      [reduced, 'Poste réduit', 'gross'],
      [net, 'Salle', 'net'],
    ])
      await world.rows('insert into rates (site_id, id, name, price_mode, vat_rate_bp) values ($1, $2, $3, $4, 2000)', [
        site,
        id,
        name,
        mode,
      ]);
    const personId = await world.person('lea@example.org');
    const member = await world
      .get(Db)
      .run(personScope(personId, site), (tx) => world.get(MembersService).ensure(tx, site, personId));
    memberId = member.id;
  });
  afterAll(() => world.stop());

  it('have a discount and rates of their own, of the same price mode and VAT', async () => {
    const rates = [{ rateId: desk, insteadId: reduced }];
    const made = await groups.create(scope(), site, groupId, { ...students, rates });
    expect(await groups.create(scope(), site, groupId, { ...students, name: 'Autres' })).toEqual(made);
    expect(made.groups).toEqual([{ ...students, id: groupId, rates, papers: [], members: 0 }]);
    expect(made.rates.map(({ name }) => name)).toEqual(['Poste', 'Poste réduit', 'Salle']);
    const put = (pairs: typeof rates) => groups.change(scope(), site, groupId, { ...students, rates: pairs });
    await expect(put([{ rateId: desk, insteadId: net }])).rejects.toMatchObject({ code: 'rate_terms_differ' });
    await expect(put([{ rateId: uuidv7(), insteadId: net }])).rejects.toMatchObject({ kind: 'not_found' });
    expect((await groups.list(scope(), site)).groups[0]!.rates).toEqual(rates);
  });

  it('have a name that no other group of the site has', async () => {
    await expect(groups.create(scope(), site, uuidv7(), students)).rejects.toMatchObject({ code: 'name_taken' });
  });

  it('take a member in for as long as they say, and let them go from today on', async () => {
    const who = { groupId, memberId };
    const held = async () => (await world.get(SheetService).of(scope(), site, memberId)).groups;
    await groups.putMember(scope(), site, who, { first: '2026-11-01' });
    expect(await held()).toEqual([{ groupId, name: 'Étudiants', first: '2026-11-01', last: '2027-10-31' }]);
    await groups.putMember(scope(), site, who, { first: '2026-11-01', last: null });
    expect(await held()).toMatchObject([{ last: null }]);
    expect((await groups.list(scope(), site)).groups[0]!.members).toBe(1);
    await groups.takeOut(scope(), site, groupId, memberId);
    expect(await held()).toEqual([]);
    expect(await world.rows('select during::text from group_members')).toEqual([{ during: '[2026-11-01,2026-11-21)' }]);
    await expect(groups.takeOut(scope(), site, groupId, memberId)).rejects.toMatchObject({ kind: 'not_found' });
    await groups.putMember(scope(), site, who, { first: '2026-12-01' });
    await groups.takeOut(scope(), site, groupId, memberId);
    expect(await world.rows('select * from group_members')).toEqual([]);
  });

  it('that are closed take nobody in, and another site knows neither group nor member', async () => {
    await groups.change(scope(), site, groupId, { ...students, active: false });
    const put = (at: SiteId) => groups.putMember(scope(at), at, { groupId, memberId }, { first: '2026-11-21' });
    await expect(put(site)).rejects.toMatchObject({ code: 'group_closed' });
    await expect(put(other)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(groups.takeOut(scope(other), other, groupId, memberId)).rejects.toMatchObject({ kind: 'not_found' });
    const unknown = groups.change(scope(other), other, groupId, students);
    await expect(unknown).rejects.toMatchObject({ kind: 'not_found' });
    expect(await groups.list(scope(other), other)).toEqual({ groups: [], rates: [] });
  });
});
