import type { Random } from './random.js';
import { COMPANIES, FIRST_NAMES, LAST_NAMES } from './words.js';

export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  /** One in five books for a company. */
  readonly companyName: string | null;
}

/** The four people of the demonstration that a visitor can be. */
export const ACCOUNTS = {
  coworker: { email: 'camille@demo.example', name: 'Camille Vandamme' },
  manager: { email: 'manon@demo.example', name: 'Manon Delattre' },
  company: { email: 'nadia@demo.example', name: 'Nadia Benali' },
  coordinator: { email: 'jules@demo.example', name: 'Jules Mercier' },
} as const;

/** Printed by npm start: it opens nothing but a demonstration. */
export const DEMO_PASSWORD = 'maille-demonstration';

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

export function generatePeople(random: Random, count: number): DemoPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const first = random.pick(FIRST_NAMES);
    const last = random.pick(LAST_NAMES);
    return {
      email: `${plain(first)}.${plain(last)}.${index + 1}@coworkers.example`,
      name: `${first} ${last}`,
      companyName: random.chance(0.2) ? random.pick(COMPANIES) : null,
    };
  });
}
