/**
 * Lays points of the Earth on a small drawing, without tiles. The frame fits where most places are; the few that lie
 * far away are set on its edge, in their direction, so that a metropolis stays readable beside a site abroad.
 */
export interface Place {
  lat: number;
  lon: number;
}

export interface Frame {
  width: number;
  height: number;
  /** Kilometres per unit of the drawing. */
  scale: number;
  centre: Place;
}

export interface Laid<T> {
  x: number;
  y: number;
  places: T[];
  /** Kilometres from the centre, when the point is on the edge because it lies outside. */
  farKm: number | null;
}

const KM_PER_DEGREE = 111.32;
const RADIANS = Math.PI / 180;
const MARGIN = 44;
/** Closer than this two markers would cover each other: they become one. */
const MERGE = 34;
/** A place further from the middle than this many times the usual distance is drawn on the edge. */
const FAR_FACTOR = 3.2;
const SMALLEST_KM = 3;
/** Beyond so many markers the mesh is a grey cloud, and costs more than the rest of the page. */
const MESH_LIMIT = 150;

const middle = (values: number[], part = 0.5): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0;

/** East and north of the centre in kilometres: exact enough below a few hundred kilometres. */
function offset(place: Place, centre: Place): { east: number; north: number } {
  return {
    east: (place.lon - centre.lon) * KM_PER_DEGREE * Math.cos(centre.lat * RADIANS),
    north: (place.lat - centre.lat) * KM_PER_DEGREE,
  };
}

export function distanceKm(a: Place, b: Place): number {
  const { east, north } = offset(a, b);
  return Math.hypot(east, north);
}

/** The part of the world worth drawing: around the median place, as wide as the places that are not far. */
export function frameOf(places: readonly Place[], width: number, height: number): Frame {
  const median = { lat: middle(places.map((place) => place.lat)), lon: middle(places.map((place) => place.lon)) };
  const usual = Math.max(
    SMALLEST_KM,
    middle(
      places.map((place) => distanceKm(place, median)),
      0.6,
    ),
  );
  const near = places.filter((place) => distanceKm(place, median) <= usual * FAR_FACTOR);
  const offsets = near.map((place) => offset(place, median));
  const span = (values: number[]) => ({ low: Math.min(...values), high: Math.max(...values) });
  const east = span(offsets.map((each) => each.east));
  const north = span(offsets.map((each) => each.north));
  const wide = Math.max(SMALLEST_KM, east.high - east.low);
  const tall = Math.max(SMALLEST_KM, north.high - north.low);
  const scale = Math.max(wide / (width - 2 * MARGIN), tall / (height - 2 * MARGIN));
  const centre = {
    lat: median.lat + (north.low + north.high) / 2 / KM_PER_DEGREE,
    lon: median.lon + (east.low + east.high) / 2 / (KM_PER_DEGREE * Math.cos(median.lat * RADIANS)),
  };
  return { width, height, scale, centre };
}

function project(place: Place, frame: Frame): { x: number; y: number; farKm: number | null } {
  const { east, north } = offset(place, frame.centre);
  const dx = east / frame.scale;
  const dy = -north / frame.scale;
  const halfWidth = frame.width / 2 - MARGIN / 2;
  const halfHeight = frame.height / 2 - MARGIN / 2;
  // How many times too far: 1 or less is inside.
  const beyond = Math.max(Math.abs(dx) / halfWidth, Math.abs(dy) / halfHeight);
  const pull = beyond > 1 ? beyond : 1;
  return {
    x: frame.width / 2 + dx / pull,
    y: frame.height / 2 + dy / pull,
    farKm: beyond > 1 ? Math.hypot(east, north) : null,
  };
}

/** Places as markers; those that would touch are merged, the first of the list being the middle of the merged one. */
export function layOut<T extends Place>(places: readonly T[], frame: Frame): Laid<T>[] {
  const laid: Laid<T>[] = [];
  for (const place of places) {
    const at = project(place, frame);
    const near = laid.find(
      (each) => Math.hypot(each.x - at.x, each.y - at.y) < MERGE && (each.farKm === null) === (at.farKm === null),
    );
    if (near) near.places.push(place);
    else laid.push({ ...at, places: [place] });
  }
  return laid;
}

interface Point {
  x: number;
  y: number;
}

/**
 * The mesh between markers (Gabriel graph): two are tied when no third lies in the circle they span.
 * It shows who is whose neighbour, and gives the drawing its texture where a map would have streets.
 */
export function meshOf<T extends Point>(points: readonly T[]): [T, T][] {
  if (points.length > MESH_LIMIT) return [];
  const ties: [T, T][] = [];
  for (const [i, a] of points.entries()) {
    for (const b of points.slice(i + 1)) {
      const centre = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
      const radius = Math.hypot(a.x - b.x, a.y - b.y) / 2;
      const free = points.every((c) => c === a || c === b || Math.hypot(c.x - centre.x, c.y - centre.y) >= radius);
      if (free) ties.push([a, b]);
    }
  }
  return ties;
}

/** A round number of kilometres that is about a fifth of the drawing wide. */
export function scaleBar(frame: Frame): { km: number; length: number } {
  const wanted = (frame.width * frame.scale) / 5;
  const km = [1, 2, 5, 10, 20, 50, 100, 200, 500].findLast((each) => each <= wanted) ?? 1;
  return { km, length: km / frame.scale };
}
