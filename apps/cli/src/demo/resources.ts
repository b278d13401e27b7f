import type { NewResource } from '#libs/spaces';
import type { Random } from './random.js';

/** Whole rooms that hold others: who takes one of these desks or machines takes the room, and the reverse. */
const SHARED_OFFICE = 'Bureau partagé';
const WORKSHOP = 'Atelier';

const ROOMS = ['Salle Escaut', 'Salle Lys', 'Salle Deûle', 'Salle Marque', 'Salle Scarpe'];
const MACHINES = ['Découpe laser', 'Imprimante 3D', 'Fraiseuse numérique', 'Brodeuse', 'Presse à sérigraphie'];
const DUSTY: readonly string[] = ['Découpe laser', 'Fraiseuse numérique'];

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

/** Most places are an open space sold by the place; some desks have a name, rooms and machines are few. */
export function resourcesOf(random: Random, places: number): NewResource[] {
  const rooms = Math.min(ROOMS.length, 1 + Math.floor(places / 35));
  const machines = random.chance(0.4) ? random.between(1, 4) : 0;
  const named = Math.min(8, Math.floor(places / 12));
  const containers = [...(named > 0 ? [SHARED_OFFICE] : []), ...(machines > 0 ? [WORKSHOP] : [])];
  return [
    desk({ name: 'Open space', mode: 'pool', capacity: places - named - rooms - machines - containers.length }),
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
    ...random.sample(MACHINES, machines).map((name) =>
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
