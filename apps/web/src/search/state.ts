import type { SearchState } from '../app/links';
import { kindOfWord, orderOfWord } from '../app/links';
import { at } from '../api/paths';
import { addDays, isDay, minuteOf, type Day } from '../time/day';

/** How far around one looks unless one says otherwise; what the list offers. */
export const USUAL_KM = 10;
export const RADII = [2, 5, 10, 20, 50, 100];
export const DURATIONS = [30, 60, 90, 120, 180, 240, 480];
const LAST_PAGE = 10_000;
const MOST_PLACES = 10_000;

export interface Searching extends SearchState {
  day: Day;
}

/** A whole number of the address between two bounds, else null: a typed address may hold anything. */
function whole(text: string | null, least: number, most: number): number | null {
  const number = Number(text ?? '');
  return text && Number.isInteger(number) && number >= least && number <= most ? number : null;
}

/** The whole search is its address: it can be shared, bookmarked, sent as a form and drawn by the server. */
export function readSearch(search: URLSearchParams, today: Day): Searching {
  const day = search.get('jour');
  const wall = (name: string) => {
    const text = search.get(name) ?? '';
    return minuteOf(text) === null ? '' : text;
  };
  return {
    kind: kindOfWord(search.get('quoi')) ?? 'desk',
    // Most people look for tomorrow; a link kept since last week falls back to it.
    day: isDay(day) && day >= today ? day : addDays(today, 1),
    from: wall('de'),
    to: wall('a'),
    minutes: whole(search.get('duree'), 5, 1440),
    places: whole(search.get('places'), 1, MOST_PLACES) ?? 1,
    features: [...new Set(search.getAll('equip').filter(Boolean))].slice(0, 20),
    accessible: search.get('pmr') === '1',
    where: (search.get('ou') ?? '').trim().slice(0, 80),
    here: /^-?\d{1,2}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?$/.test(search.get('ici') ?? '') ? search.get('ici')! : '',
    radiusKm: whole(search.get('rayon'), 0, Number.MAX_SAFE_INTEGER),
    order: orderOfWord(search.get('tri')),
    page: whole(search.get('page'), 1, LAST_PAGE) ?? 1,
  };
}

/** The question to the API. A radius without a centre, and an order by it, are what a form says that is half filled in. */
export function searchPath(state: Searching) {
  const { kind, day, from, to, minutes, places, features, accessible, where, here, radiusKm, order, page } = state;
  const [lat, lon] = here ? here.split(',').map(Number) : [];
  const around = where !== '' || here !== '';
  return at.search({
    ...{ kind, day, from, to, lat, lon },
    ...(minutes && { minutes }),
    ...(places > 1 && { places }),
    ...(features.length > 0 && { feature: [...features] }),
    ...(accessible && { accessible: 'true' as const }),
    ...(!here && where && { near: where }),
    ...(around && radiusKm !== null && { radiusKm }),
    ...(order && (around || order !== 'distance') && { order }),
    ...(page > 1 && { page }),
  });
}

/** A sent form without what is empty or goes without saying: the address stays short enough to be read. */
export function cleaned(form: FormData): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of form) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    if (name === 'quoi' && value === 'poste') continue;
    if (name === 'places' && value === '1') continue;
    search.append(name, value.trim());
  }
  return search;
}
