import type { PlanPlace } from '../api/types';

/** Cells of the grid each way, as the API has it. */
export const GRID = 60;
const between = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The place moved by so many cells, as far as the grid goes. */
export const moved = (place: PlanPlace, dx: number, dy: number): PlanPlace => ({
  ...place,
  x: between(place.x + dx, 0, GRID - place.width),
  y: between(place.y + dy, 0, GRID - place.height),
});

/** The place made larger or smaller by so many cells: one at least, as far as the grid goes. */
export const sized = (place: PlanPlace, dx: number, dy: number): PlanPlace => ({
  ...place,
  width: between(place.width + dx, 1, GRID - place.x),
  height: between(place.height + dy, 1, GRID - place.y),
});

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a key makes of a place; null when it means nothing here. */
export function keyed(place: PlanPlace, key: string, shift: boolean): PlanPlace | null {
  const arrow = ARROWS[key];
  if (!arrow) return null;
  return (shift ? sized : moved)(place, ...arrow);
}

/** The fields of the form: `x.<resource>`, and `sur.<resource>` when it is on the plan. */
export const FIELDS = { floor: 'etage', x: 'x', y: 'y', width: 'largeur', height: 'hauteur' } as const;

/** The plan that a form describes. What is no number is NaN, which the API refuses. */
export function planOfForm(form: Readonly<Record<string, string>>): PlanPlace[] {
  return Object.keys(form)
    .filter((name) => name.startsWith('sur.'))
    .map((name) => {
      const resourceId = name.slice('sur.'.length);
      const number = (field: string) => {
        const text = form[`${field}.${resourceId}`]?.trim();
        return text ? Number(text) : NaN;
      };
      return {
        resourceId,
        floor: (form[`${FIELDS.floor}.${resourceId}`] ?? '').trim(),
        x: number(FIELDS.x),
        y: number(FIELDS.y),
        width: number(FIELDS.width),
        height: number(FIELDS.height),
      };
    });
}
