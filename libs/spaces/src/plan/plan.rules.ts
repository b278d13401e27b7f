import { type ResourceId, invalidField } from '#libs/domain';

/** Cells of the plan's grid, from the upper left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlanPlace extends Box {
  readonly resourceId: ResourceId;
  readonly floor: string;
}

/** A resource as far as its place on a plan goes. */
export interface Placeable {
  readonly id: ResourceId;
  readonly name: string;
  readonly kind: 'desk' | 'room' | 'machine';
  readonly mode: 'exclusive' | 'pool';
  readonly capacity: number;
  readonly parentId: ResourceId | null;
}

/** Cells of the grid each way: at two cells a desk, a floor of 30 desks by 30. */
export const GRID = 60;
const ROW_WIDTH = 24;
const PARENT_WIDTH = 12;
/** Around what lies inside, and one line more for the name above it. */
const WALL = 1;
const GAP = 1;

/** Throws invalid_request for what is outside of the grid, or there twice. */
export function checkPlan(places: readonly PlanPlace[]): void {
  const seen = new Set<string>();
  for (const [index, { resourceId, x, y, width, height }] of places.entries()) {
    if (seen.has(resourceId)) throw invalidField(`places.${index}.resourceId`, 'is on the plan already');
    seen.add(resourceId);
    if (x + width > GRID) throw invalidField(`places.${index}.width`, `ends at column ${GRID} at the latest`);
    if (y + height > GRID) throw invalidField(`places.${index}.height`, `ends at row ${GRID} at the latest`);
  }
}

/**
 * A place for each resource that has none yet, below what stands on the floor already: row by row, and what lies in
 * another resource inside of it. What no longer fits on the grid gets none.
 */
export function suggestPlaces(
  resources: readonly Placeable[],
  placed: readonly PlanPlace[],
  floor: string,
): PlanPlace[] {
  const known = new Set(placed.map(({ resourceId }) => resourceId));
  const missing = resources.filter(({ id }) => !known.has(id));
  const inside = Map.groupBy(missing, ({ parentId }) => parentId);
  const apart = missing.filter(({ parentId }) => !missing.some(({ id }) => id === parentId));
  const below = placed.filter((place) => place.floor === floor).map(({ y, height }) => y + height + GAP);
  const { boxes } = inRows(
    apart.map((resource) => blockOf(resource, inside)),
    ROW_WIDTH,
  );
  const top = Math.max(0, ...below);
  return boxes
    .flatMap(({ x, y, block }) => block.boxes.map((box) => ({ ...box, floor, x: box.x + x, y: box.y + y + top })))
    .filter(({ x, y, width, height }) => x + width <= GRID && y + height <= GRID);
}

/** A resource with all that lies in it, seen from its upper left corner. */
interface Block {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly (Box & { readonly resourceId: ResourceId })[];
}

function blockOf(resource: Placeable, inside: ReadonlyMap<ResourceId | null, readonly Placeable[]>): Block {
  const children = (inside.get(resource.id) ?? []).map((child) => blockOf(child, inside));
  const own = sizeOf(resource);
  if (children.length === 0) return { ...own, boxes: [{ resourceId: resource.id, x: 0, y: 0, ...own }] };
  const rows = inRows(children, PARENT_WIDTH);
  const width = Math.max(own.width, rows.width + 2 * WALL);
  const height = Math.max(own.height, rows.height + 3 * WALL);
  const inner = rows.boxes.flatMap(({ x, y, block }) =>
    block.boxes.map((box) => ({ ...box, x: box.x + x + WALL, y: box.y + y + 2 * WALL })),
  );
  return { width, height, boxes: [{ resourceId: resource.id, x: 0, y: 0, width, height }, ...inner] };
}

function sizeOf({ kind, mode, capacity }: Placeable): { width: number; height: number } {
  if (mode === 'pool') return { width: Math.min(ROW_WIDTH, 6 + 2 * Math.ceil(Math.sqrt(capacity))), height: 5 };
  if (kind === 'room') return { width: 6, height: 4 };
  return kind === 'machine' ? { width: 4, height: 3 } : { width: 2, height: 2 };
}

function inRows(blocks: readonly Block[], most: number) {
  const boxes: { x: number; y: number; block: Block }[] = [];
  let x = 0;
  let y = 0;
  let rowHeight = 0;
  let width = 0;
  for (const block of blocks) {
    if (x > 0 && x + block.width > most) {
      y += rowHeight + GAP;
      x = 0;
      rowHeight = 0;
    }
    boxes.push({ x, y, block });
    x += block.width + GAP;
    rowHeight = Math.max(rowHeight, block.height);
    width = Math.max(width, x - GAP);
  }
  return { boxes, width, height: y + rowHeight };
}
