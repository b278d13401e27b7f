import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NetworkId } from '#libs/domain';
import { UsageService } from '#libs/insights';
import { operatorScope } from '#libs/platform';
import { type World, createWorld } from '../support/world.js';

interface Occupancy {
  readonly from: string;
  readonly to: string;
  readonly figures: readonly { key: string; value: number | null }[];
  readonly heatmap: readonly { kind: string; cells: readonly { hidden: boolean; percent: number | null }[] }[];
  readonly trend: readonly { week: string; percent: number | null }[];
  readonly sites: readonly { name: string; percent: number | null; shared: boolean }[];
}

describe('the coordinator’s page', () => {
  let world: World;
  let coordinator: string;
  const path = (query = '', file = 'occupancy') => `/api/networks/${world.networkId}/${file}${query}`;
  beforeAll(async () => {
    world = await createWorld({ sites: 6, weeks: 5 });
    coordinator = await world.signIn('coordinator');
    const usage = world.app.get(UsageService);
    await usage.pool(operatorScope(null), world.networkId as NetworkId, '2026-10-19', '2026-11-22');
  });
  afterAll(() => world.close());

  it('has figures, heatmap, trend and sites of the last four whole weeks', async () => {
    const answer = await world.call('GET', path(), { cookie: coordinator });
    expect(answer.statusCode).toBe(200);
    const page = answer.json<Occupancy>();
    expect([page.from, page.to]).toEqual(['2026-10-26', '2026-11-22']);
    expect(page.figures.map(({ key }) => key)).toEqual([
      'desk_occupancy',
      'room_occupancy',
      'reservations',
      'booked_hours',
      'active_people',
    ]);
    expect(page.figures.find(({ key }) => key === 'desk_occupancy')?.value).toBeGreaterThan(5);
    expect(page.figures.find(({ key }) => key === 'active_people')?.value).toBeGreaterThan(5);
    expect(page.heatmap.find(({ kind }) => kind === 'desk')?.cells.some(({ percent }) => percent !== null)).toBe(true);
    expect(page.trend.map(({ week }) => week)).toEqual(['2026-W44', '2026-W45', '2026-W46', '2026-W47']);
    expect(page.sites).toHaveLength(6);
  });

  it('is a file too', async () => {
    const answer = await world.call('GET', path('?weeks=12', 'occupancy.csv'), { cookie: coordinator });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="occupancy.csv"');
    const lines = answer.body.split('\r\n');
    expect(lines[0]).toBe('section,metric,unit,kind,from,to,weekday,hour,site,commune,value');
    expect(lines.some((line) => line.startsWith('figure,desk_occupancy,percent,,2026-08-31,2026-11-22'))).toBe(true);
  });

  it('is refused for other windows, other people and other networks', async () => {
    for (const weeks of ['1', '26', 'x', '']) {
      const answer = await world.call('GET', path(`?weeks=${weeks}`), { cookie: coordinator });
      expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([422, 'invalid_request']);
    }
    expect((await world.call('GET', path())).statusCode).toBe(401);
    for (const account of ['coworker', 'manager'] as const) {
      expect((await world.call('GET', path(), { cookie: await world.signIn(account) })).statusCode).toBe(404);
    }
    const unknown = '/api/networks/01890000-0000-7000-8000-000000000000/occupancy';
    expect((await world.call('GET', unknown, { cookie: coordinator })).statusCode).toBe(404);
  });
});
