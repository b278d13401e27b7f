import { useSearchParams } from 'wouter';
import type { NetworkView } from '../api/types';
import { useToday } from '../app/boot';
import { kindOfWord, type FinderState } from '../app/links';
import { addDays, isDay, type Day } from '../time/day';

/** Which day it is for a network: its members share one zone in every country we know, so the country tells. */
const ZONES: Record<string, string> = {
  FR: 'Europe/Paris',
  BE: 'Europe/Brussels',
  CH: 'Europe/Zurich',
  LU: 'Europe/Luxembourg',
  CA: 'America/Toronto',
};
export const zoneOf = (network: NetworkView | undefined): string => ZONES[network?.country ?? 'FR'] ?? 'Europe/Paris';

/** The API knows no further page. */
const LAST_PAGE = 10_000;

export interface Finder extends FinderState {
  day: Day;
  today: Day;
}

/** The whole state of the finder is its address: it can be shared, bookmarked and drawn by the server. */
function readFinder(search: URLSearchParams, today: Day): Finder {
  const day = search.get('jour');
  const page = Number(search.get('page'));
  return {
    today,
    kind: kindOfWord(search.get('quoi')) ?? 'desk',
    // Most people look for tomorrow; a link kept since last week falls back to it.
    day: isDay(day) && day >= today ? day : addDays(today, 1),
    where: (search.get('ou') ?? '').trim().slice(0, 80),
    page: Number.isInteger(page) && page > 1 && page <= LAST_PAGE ? page : 1,
    map: search.get('vue') === 'carte',
  };
}

export function useFinder(network: NetworkView | undefined): Finder {
  const [search] = useSearchParams();
  return readFinder(search, useToday(zoneOf(network)));
}
