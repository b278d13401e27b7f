import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type World, createWorld } from '../../../../test/support/world.js';
import { storyServices } from './demo.command.js';
import { tellStories } from './stories.js';

describe('what a visitor finds going on', () => {
  let world: World;
  let siteId: string;
  let coworker: string;
  let manager: string;
  beforeAll(async () => {
    world = await createWorld();
    await tellStories(storyServices(world.app), world.first);
    siteId = world.sites[0]!.siteId;
    coworker = await world.signIn('coworker');
    manager = await world.signIn('manager');
  });
  afterAll(() => world.close());

  const asCoworker = async (url: string) => (await world.call('GET', url, { cookie: coworker })).json();
  const asManager = async (url: string) =>
    (await world.call('GET', `/api/manage/${siteId}/${url}`, { cookie: manager })).json();

  it('a booking of the coworker that repeats, and their place in a line', async () => {
    const { upcoming } = await asCoworker('/api/me/reservations');
    const dates = upcoming.filter(({ seriesId }: { seriesId: string | null }) => seriesId !== null);
    expect(dates.length).toBeGreaterThan(3);
    expect((await asManager('waiting-list')).waiting).toEqual([
      expect.objectContaining({ memberName: 'Camille Vandamme' }),
    ]);
  });

  it('packs on sale, and one of the coworker with two days left', async () => {
    const { sites } = await asCoworker('/api/me/credits');
    const { lots, lines } = sites.find(({ site }: { site: { id: string } }) => site.id === siteId);
    const passes = lots.filter(({ unit }: { unit: string }) => unit === 'pass');
    expect(passes).toEqual([expect.objectContaining({ granted: 3, remaining: 2 })]);
    const ofPack = lines.filter(({ lotId }: { lotId: string }) => lotId === passes[0].id);
    expect(ofPack.map(({ kind }: { kind: string }) => kind)).toEqual(['debit', 'grant']);
    expect((await asManager('packs')).packs).toHaveLength(3);
  });

  it('two plans, and a coworker who has one since the first of the month', async () => {
    const { plans } = await asManager('plans');
    expect(plans.map(({ name, holders }: { name: string; holders: number }) => `${name} ${holders}`)).toEqual([
      'Nomade 3',
      'Résident 1',
    ]);
    const { sites } = await asCoworker('/api/me/memberships');
    expect(sites).toMatchObject([
      {
        memberships: [
          { planName: 'Nomade', startedOn: '2026-11-01', periods: [{ cents: 4900 }], rights: [{ remaining: 240 }] },
        ],
        offered: [{ name: 'Résident' }],
      },
    ]);
  });

  it('a reduced price for students: one has it, the card of another waits', async () => {
    const { kinds } = (await world.call('GET', `/api/sites/${world.first.slug}/social-tariffs`)).json();
    expect(kinds).toMatchObject([{ groups: [{ name: 'Étudiants', discountBp: 2000 }] }]);
    expect(await asManager('papers')).toMatchObject({
      ...{ waitingCount: 1, waiting: [{ status: 'waiting', pages: [{ type: 'image/webp' }] }] },
      decided: [{ status: 'approved', pages: [{ type: 'application/pdf' }] }],
    });
  });

  it('a request that waits for the word of the manager', async () => {
    const { awaiting } = await asManager('approvals');
    expect(awaiting).toEqual([expect.objectContaining({ resourceName: 'Bureau partagé' })]);
  });

  it('a training that a machine asks for, and who has it', async () => {
    const { authorisations } = await asManager('rules');
    expect(authorisations).toEqual([expect.objectContaining({ name: 'Sécurité laser' })]);
    expect(authorisations[0].grants).toHaveLength(3);
  });

  it('somebody who did not come on the last day the site was open', async () => {
    const { arrivals } = await asManager('today?day=2026-11-23');
    expect(arrivals.map(({ status }: { status: string }) => status)).toContain('no_show');
  });

  it('closures and public holidays, which take nothing from who has booked', async () => {
    const { closures } = await asManager('closures');
    expect(closures.map(({ reason }: { reason: string }) => reason).toSorted()).toEqual([
      'Assemblée générale de l’association',
      'Entretien des machines',
    ]);
    const { holidays } = await asManager('holidays');
    expect(holidays.every(({ kept }: { kept: boolean }) => kept)).toBe(true);
    const { upcoming } = await asCoworker('/api/me/reservations');
    expect(upcoming.map(({ status }: { status: string }) => status)).not.toContain('cancelled');
  });
});
