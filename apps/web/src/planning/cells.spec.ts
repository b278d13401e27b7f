import { describe, expect, it } from '@jest/globals';
import type { PlanningView } from '../api/types';
import { blockOf, cellAt, carry, go, rowsOf, scaleOf } from './cells';

const resource = (id: string, more = {}) => ({
  ...{ id, name: id, kind: 'room', mode: 'exclusive', zone: 'Rez', capacity: 8, stepMinutes: 30, minMinutes: 30 },
  openings: null,
  ...more,
});
const reservation = (resourceId: string, start: string, end: string, lane = 0) => ({
  ...{ id: `${resourceId}${start}`, resourceId, memberId: 'm', memberName: 'Léa', quantity: 1, status: 'confirmed' },
  ...{ start: `2026-11-24T${start}:00Z`, end: `2026-11-24T${end}:00Z`, lane },
});
const planning = (more: object = {}) =>
  ({
    ...{ day: '2026-11-24', days: 1, timeZone: 'Europe/Paris', now: '2026-11-24T07:30:00Z' },
    openings: [{ start: '2026-11-24T07:00:00Z', end: '2026-11-24T18:00:00Z' }],
    resources: [resource('a'), resource('b'), resource('pool', { mode: 'pool', zone: 'Haut', capacity: 3 })],
    reservations: [
      reservation('a', '08:10', '09:00'),
      reservation('a', '09:00', '10:00'),
      reservation('pool', '08:00', '12:00'),
      reservation('pool', '09:00', '10:00', 1),
    ],
    blocks: [{ resourceId: 'b', name: 'Mairie', start: '2026-11-24T06:00:00Z', end: '2026-11-24T09:30:00Z' }],
    ...more,
  }) as unknown as PlanningView;

describe('the planning', () => {
  const scale = scaleOf(planning());
  const rows = rowsOf(planning(), scale);

  it('shows the hours at which the site is open or somebody is there', () => {
    expect(scale).toEqual({ start: Date.parse('2026-11-24T07:00:00Z'), minutes: 660, slot: 30 });
    const early = scaleOf(planning({ reservations: [reservation('a', '04:20', '05:00')] }));
    expect([new Date(early.start).toISOString(), early.minutes]).toEqual(['2026-11-24T04:00:00.000Z', 840]);
    expect(scaleOf(planning({ openings: [], reservations: [] })).minutes).toBe(660);
    expect(scaleOf(planning({ resources: [resource('a', { stepMinutes: 15 })] })).slot).toBe(15);
  });

  it('has a line for each place taken in a pool, and a free one while there is one', () => {
    expect(rows.map(({ key, heading }) => [key, heading])).toEqual([
      ...[
        ['a/0', 'Rez'],
        ['b/0', null],
        ['pool/0', 'Haut'],
        ['pool/1', null],
        ['pool/2', null],
      ],
    ]);
  });

  it('knows what something outside takes of the hours shown', () => {
    expect(rows[1]!.blocked).toEqual([{ name: 'Mairie', from: 0, to: 150 }]);
    expect([blockOf(rows[1]!, { from: 120, to: 160 })?.name, blockOf(rows[1]!, { from: 150, to: 180 })]).toEqual([
      ...['Mairie', undefined],
    ]);
    expect(rows[0]!.blocked).toEqual([]);
  });

  it('has a cell at each minute, and they do not overlap', () => {
    const cells = new Set<string>();
    for (let at = 0; at < scale.minutes; at++) {
      const { from, to } = cellAt(rows[0]!, at, scale);
      expect(from <= at && at < to).toBe(true);
      cells.add(`${from}-${to}`);
    }
    expect([...cells].slice(1, 7)).toEqual(['30-60', '60-70', '70-120', '120-180', '180-210', '210-240']);
  });

  it('reaches every cell with the arrows, there and back', () => {
    const there: number[] = [];
    for (let at = 0; ;) {
      there.push(at);
      const next = go('ArrowRight', { row: 0, at }, rows, scale)!.at;
      if (next === scale.minutes - 1) break;
      at = next;
    }
    expect(there.slice(0, 6)).toEqual([0, 30, 60, 70, 120, 180]);
    const back = there.toReversed().map((at) => go('ArrowLeft', { row: 0, at }, rows, scale)!.at);
    expect(back).toEqual([...there.toReversed().slice(1), 0]);
    expect(go('PageDown', { row: 0, at: 5 }, rows, scale)).toEqual({ row: 4, at: 5 });
    expect([go('End', { row: 1, at: 5 }, rows, scale)!.at, go('x', { row: 0, at: 0 }, rows, scale)]).toEqual([
      659,
      null,
    ]);
  });

  it('carries a booking by slots and rows, and never out of the day', () => {
    const held = { item: rows[0]!.items[0]!, row: 0, from: 70, to: 120 };
    expect(carry('ArrowRight', false, held, 5, scale)).toMatchObject({ from: 100, to: 150 });
    expect(carry('ArrowRight', true, held, 5, scale)).toMatchObject({ from: 70, to: 150 });
    expect(carry('ArrowLeft', true, { ...held, to: 100 }, 5, scale)).toMatchObject({ from: 70, to: 100 });
    expect(carry('ArrowLeft', false, { ...held, from: 10, to: 60 }, 5, scale)).toMatchObject({ from: 0, to: 50 });
    expect([carry('ArrowUp', false, held, 5, scale)!.row, carry('ArrowDown', false, held, 5, scale)!.row]).toEqual([
      0, 1,
    ]);
  });
});
