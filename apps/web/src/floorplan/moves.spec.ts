import { describe, expect, it } from '@jest/globals';
import { keyed, moved, planOfForm, sized } from './moves';

const place = { resourceId: 'a', floor: 'Un', x: 1, y: 57, width: 2, height: 2 };

describe('a place on the plan', () => {
  it('moves and grows as far as the grid goes', () => {
    expect(moved(place, -5, 5)).toEqual({ ...place, x: 0, y: 58 });
    expect(sized(place, -5, 5)).toEqual({ ...place, width: 1, height: 3 });
    expect(sized({ ...place, x: 59, width: 1 }, 1, 0).width).toBe(1);
  });

  it('follows the arrows, with Shift by its size, and leaves other keys alone', () => {
    expect(keyed(place, 'ArrowRight', false)).toEqual({ ...place, x: 2 });
    expect(keyed(place, 'ArrowUp', true)).toEqual({ ...place, height: 1 });
    expect(keyed(place, 'Tab', false)).toBeNull();
  });
});

it('the form describes what is ticked, and leaves judging it to the API', () => {
  const fields = (id: string, floor: string, ...numbers: string[]) =>
    Object.fromEntries(
      ['x', 'y', 'largeur', 'hauteur']
        .map((name, i) => [`${name}.${id}`, numbers[i]!])
        .concat([[`etage.${id}`, floor]]),
    );
  const form = { 'sur.a': '1', ...fields('a', ' Un ', '1', '57', '2', ''), ...fields('b', 'Un', '0', '0', '1', '1') };
  expect(planOfForm(form)).toEqual([{ ...place, height: NaN }]);
});
