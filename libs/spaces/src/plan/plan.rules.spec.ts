import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ResourceId } from '#libs/domain';
import { type Box, GRID, type PlanPlace, type Placeable, checkPlan, suggestPlaces } from './plan.rules.js';

const FLOOR = 'Rez-de-chaussée';
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`plan.rules.spec seed ${SEED} (repeat with SEED=${SEED})`);

const resource = (id: string, more: Partial<Placeable> = {}): Placeable => ({
  ...{ id: id as ResourceId, name: id, kind: 'desk', mode: 'exclusive', capacity: 1, parentId: null },
  ...more,
});
const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const contains = (outer: Box, inner: Box): boolean =>
  outer.x < inner.x &&
  outer.y < inner.y &&
  inner.x + inner.width < outer.x + outer.width &&
  inner.y + inner.height < outer.y + outer.height;

/** Resources of all kinds, some of them in rooms that come before them in the list. */
const sites = fc
  .array(
    fc.record({
      kind: fc.constantFrom('desk' as const, 'room' as const, 'machine' as const),
      pool: fc.integer({ min: 0, max: 40 }),
      parent: fc.option(fc.nat(30)),
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    rows.map(({ kind, pool, parent }, index) => {
      const above = parent === null ? undefined : rows[parent % (index + 1)];
      const parentId = above && above !== rows[index] && above.pool < 30 ? `r${parent! % (index + 1)}` : null;
      return resource(`r${index}`, {
        ...(pool >= 30 ? { mode: 'pool', capacity: pool } : { kind }),
        parentId: parentId as ResourceId | null,
      });
    }),
  );

describe('suggestPlaces', () => {
  it('gives every resource room of its own, inside of what it lies in, and leaves what is placed alone', () => {
    fc.assert(
      fc.property(sites, fc.nat(12), (resources, height) => {
        const placed: PlanPlace[] =
          height === 0 ? [] : [{ resourceId: 'there' as ResourceId, floor: FLOOR, x: 3, y: 0, width: 5, height }];
        const found = suggestPlaces([resource('there'), ...resources], placed, FLOOR);
        const parents = new Map(resources.map(({ id, parentId }) => [id, parentId]));
        const above = (id: ResourceId): ResourceId[] => {
          const parent = parents.get(id);
          return parent ? [parent, ...above(parent)] : [];
        };
        const all = [...placed.slice(height === 0 ? 1 : 0), ...found];
        for (const [index, one] of all.entries()) {
          expect(one.x + one.width <= GRID && one.y + one.height <= GRID).toBe(true);
          for (const other of all.slice(index + 1)) {
            if (above(one.resourceId).includes(other.resourceId)) expect(contains(other, one)).toBe(true);
            else if (above(other.resourceId).includes(one.resourceId)) expect(contains(one, other)).toBe(true);
            else expect([one, other, overlap(one, other)]).toEqual([one, other, false]);
          }
        }
        checkPlan(found);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('finds a place for each of a usual site', () => {
    const desks = Array.from({ length: 60 }, (_, index) => resource(`d${index}`));
    const rooms = Array.from({ length: 5 }, (_, index) => resource(`s${index}`, { kind: 'room' }));
    expect(suggestPlaces([...desks, ...rooms], [], FLOOR)).toHaveLength(65);
  });
});

it('checkPlan refuses what is there twice or beyond the grid', () => {
  const place: PlanPlace = { resourceId: 'a' as ResourceId, floor: FLOOR, x: 58, y: 58, width: 2, height: 2 };
  checkPlan([place]);
  const refused = (places: PlanPlace[], field: string) =>
    expect(() => checkPlan(places)).toThrow(
      expect.objectContaining({ code: 'invalid_request', message: expect.stringContaining(field) }),
    );
  refused([place, { ...place, x: 0 }], 'places.1.resourceId');
  refused([{ ...place, width: 3 }], 'places.0.width');
  refused([{ ...place, height: 3 }], 'places.0.height');
});
