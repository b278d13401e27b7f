import { describe, expect, it } from '@jest/globals';
import { chosenIn, extraField, extrasIn, packExtras, wantedIn } from './value';

const SCREEN = '01900000-0000-7000-8000-000000000001';
const COFFEE = '01900000-0000-7000-8000-000000000002';

describe('extras in a form', () => {
  it('are those with a number, and no others', () => {
    const fields = [
      ...[
        ['jour', '2026-12-08'],
        [extraField(SCREEN), '1'],
        [extraField(COFFEE), ''],
      ],
      ...[
        ['avec-autre', '3'],
        [extraField('x'), '3'],
        [extraField(COFFEE.replace('2', '3')), '1.5'],
      ],
    ] as [string, string][];
    expect(chosenIn(fields)).toEqual({ [SCREEN]: 1 });
  });

  it('say the same in an order, a price and an address', () => {
    const chosen = { [SCREEN]: 1, [COFFEE]: 8 };
    expect(wantedIn(chosen)).toEqual({
      extras: [
        { id: SCREEN, quantity: 1 },
        { id: COFFEE, quantity: 8 },
      ],
    });
    expect(packExtras(chosen)).toBe(`${SCREEN}:1,${COFFEE}:8`);
    const address = Object.entries(extrasIn(chosen)).map(([name, value]) => [name, String(value)] as const);
    expect(chosenIn(address)).toEqual(chosen);
    expect([wantedIn({}), packExtras({})]).toEqual([{}, undefined]);
  });
});
