import type { NewResource } from '#libs/spaces';
import type { Random } from './random.js';

/** Whole rooms that hold others: who takes one of these desks or machines takes the room, and the reverse. */
export const SHARED_OFFICE = 'Bureau partagé';
export const WORKSHOP = 'Atelier';

/** What needs its training where there is one. */
export const LASER = 'Découpe laser';
/** The smaller of the rooms that the first site has. */
export const SMALL_ROOM = 'Salle Lys';

const ROOMS = ['Salle Escaut', SMALL_ROOM, 'Salle Deûle', 'Salle Marque', 'Salle Scarpe'];
const MACHINES = [LASER, 'Imprimante 3D', 'Fraiseuse numérique', 'Brodeuse', 'Presse à sérigraphie'];
const DUSTY: readonly string[] = [LASER, 'Fraiseuse numérique'];

const desk = (more: Partial<NewResource> & Pick<NewResource, 'name' | 'mode' | 'capacity'>): NewResource => ({
  kind: 'desk',
  zone: 'Open space',
  features: ['screen'],
  preparationMinutes: 0,
  stepMinutes: 30,
  minMinutes: 60,
  maxMinutes: 1440,
  rate: 'Open space',
  ...more,
});

/**
 * Most places are an open space sold by the place; some desks have a name, rooms and machines are few. The site of the
 * demonstration's manager shows everything: it has a workshop whatever is drawn.
 */
export function resourcesOf(random: Random, places: number, showsAll: boolean): NewResource[] {
  const rooms = Math.min(ROOMS.length, 1 + Math.floor(places / 35));
  const drawn = random.chance(0.4) ? random.between(1, 4) : 0;
  const machines = showsAll ? MACHINES.slice(0, 2) : random.sample(MACHINES, drawn);
  const named = Math.min(8, Math.floor(places / 12));
  const containers = [...(named > 0 ? [SHARED_OFFICE] : []), ...(machines.length > 0 ? [WORKSHOP] : [])];
  const single = named + rooms + machines.length + containers.length;
  return [
    desk({ name: 'Open space', mode: 'pool', capacity: places - single }),
    ...Array.from({ length: named }, (_, index) =>
      desk({
        name: `Bureau ${index + 1}`,
        mode: 'exclusive',
        capacity: 1,
        zone: 'Bureaux',
        parent: SHARED_OFFICE,
        features: ['screen', 'lamp'],
        // The one by the window can be raised.
        accessibility: index === 0 ? { adjustableDesk: true, quietZone: true } : { quietZone: true },
      }),
    ),
    ...ROOMS.slice(0, rooms).map((name, index) =>
      desk({
        kind: 'room',
        name,
        mode: 'exclusive',
        capacity: 1,
        zone: 'Salles',
        people: 14 - 2 * index,
        features: index === 0 ? ['video', 'whiteboard'] : ['whiteboard'],
        accessibility: index === 0 ? { stepFree: true, doorWidthCm: 90, inductionLoop: true } : {},
        preparationMinutes: index === 0 ? 15 : 0,
        rate: 'Salles',
        maxMinutes: 720,
      }),
    ),
    ...machines.map((name) =>
      desk({
        kind: 'machine',
        name,
        mode: 'exclusive',
        capacity: 1,
        zone: 'Atelier',
        parent: WORKSHOP,
        features: DUSTY.includes(name) ? ['extraction', 'protective_gear'] : [],
        rate: 'Machines',
        maxMinutes: 480,
      }),
    ),
    ...containers.map((name) =>
      desk({
        ...{ kind: 'room', name, mode: 'exclusive', capacity: 1, zone: null, rate: 'Salles', maxMinutes: 720 },
        people: name === WORKSHOP ? 6 : named,
        features: name === WORKSHOP ? ['sink', 'storage'] : ['window'],
        descriptionFr: 'À réserver en entier : ce qui s’y trouve est alors à vous seuls.',
        descriptionEn: 'Booked as a whole: what is in it is then yours alone.',
      }),
    ),
  ];
}
