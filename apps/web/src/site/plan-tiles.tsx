import type { PlanPlace } from '../api/types';

/** Pixels of a cell: a desk of two by two is as large as a finger needs. */
export const CELL = 22;
/** About what a letter of the plan's size takes. */
const LETTER = 6.6;
const INSET = 2;

interface Floor {
  readonly floor: string;
  readonly places: readonly PlanPlace[];
  /** In cells. */
  readonly width: number;
  readonly height: number;
}

/** The floors in the order of the places, each as large as what stands on it. */
export function floorsOf(places: readonly PlanPlace[]): Floor[] {
  const floors = new Map<string, PlanPlace[]>();
  for (const place of places) floors.set(place.floor, [...(floors.get(place.floor) ?? []), place]);
  return [...floors].map(([floor, there]) => ({
    floor,
    places: there,
    width: Math.max(...there.map(({ x, width }) => x + width)),
    height: Math.max(...there.map(({ y, height }) => y + height)),
  }));
}

/** What fits: the whole name, else the number at its end (as on the desk itself), else its first whole words. */
function shortName(name: string, cells: number): string {
  const letters = Math.floor((cells * CELL - 2 * INSET) / LETTER);
  if (name.length <= letters) return name;
  const number = /\d+$/.exec(name)?.[0];
  if (number && number.length <= letters) return number;
  if (letters < 2) return '';
  const cut = name.slice(0, letters - 1);
  // Who says aloud what is drawn, to have it pressed, can say a word and not half of one.
  const words = name[cut.length] === ' ' ? cut : cut.slice(0, cut.lastIndexOf(' ') + 1);
  return `${(words || cut).trimEnd()}…`;
}

interface Props {
  box: Pick<PlanPlace, 'x' | 'y' | 'width' | 'height'>;
  name: string;
  count: string | null;
  free: boolean;
}

/** One place as it is drawn. Taken is told by its broken outline too, not by colour alone. */
export function Tile({ box, name, count, free }: Props) {
  const { x, y, width, height } = box;
  const middle = (x + width / 2) * CELL;
  // What contains others keeps its name out of their way.
  const top = height > 3 ? y * CELL + 20 : (y + height / 2) * CELL + 4;
  return (
    <>
      <rect
        className={free ? 'plan-free' : 'plan-taken'}
        x={x * CELL + INSET}
        y={y * CELL + INSET}
        width={width * CELL - 2 * INSET}
        height={height * CELL - 2 * INSET}
        rx="6"
      />
      <text x={middle} y={top} textAnchor="middle">
        {shortName(name, width)}
      </text>{' '}
      {count && height > 2 && (
        <text x={middle} y={top + 16} textAnchor="middle" className="plan-count">
          {shortName(count, width)}
        </text>
      )}
    </>
  );
}
