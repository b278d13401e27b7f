import type { Schema } from '../support/operations.js';
import type { Target } from './stage.js';

/** Values of fields that no schema can tell. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  minutes: 60,
  vatRateBp: 2000,
  percentBp: 10_000,
  q: 'canari',
  name: 'Nouveau nom',
  password: 'une longue phrase de passe',
  token: 'x'.repeat(43),
  month: '2026-11',
  street: '1 rue du Four',
  postcode: '59000',
  commune: 'Lille',
  country: 'FR',
  region: '67',
  places: [],
  selfService: false,
  ...{ nextPriceCents: null, nextPriceFrom: null },
  hours: [],
  periods: [],
  kept: [],
  ...{ countsAt: undefined, validityDays: undefined },
  decisions: [],
  features: [],
  services: [],
  accessibility: {},
  phone: '03 53 01 01 01',
  ...{ accessible: true, published: true },
  size: 'small',
  payer: null,
  paidKinds: ['desk'],
  managerEmail: 'gerante@exemple.fr',
};

export const isId = (name: string): boolean => name === 'id' || /[a-z]Id$/.test(name);

/** The value of a field for a request that is aimed at `target`. `path` tells what an `id` is the id of. */
export function sampleOf(name: string, schema: Schema, path: string, target: Target): unknown {
  // Of two ids that say the same, one: the other may be null.
  if (name === 'companyId' && [schema.type ?? []].flat().includes('null')) return null;
  // The line is a member's, who has none.
  if (name === 'costCentreId' && path.includes('/lines')) return null;
  if (isId(name)) return idOf(name, path, target);
  if (/^(slug|email|start|end|placeCode)$/.test(name)) return target[name as 'slug'];
  if (name === 'groupIds') return [target.groupId];
  if (name === 'ids') return target.lists[path.split('/').at(-1)!];
  if (name in SAMPLES) return SAMPLES[name];
  if (schema.enum) return schema.enum[0];
  if (schema.format === 'date') return target.start.slice(0, 10);
  const types = [schema.type ?? 'string'].flat();
  if (types.includes('null')) return null;
  if (types.includes('array')) return schema.example ?? [];
  if (types.includes('boolean')) return true;
  if (types.includes('number') || types.includes('integer')) return schema.minimum ?? 1;
  return schema.example ?? 'texte';
}

/** The id of a row of the target's. A new kind of id needs its line in Target: nothing is left out in silence. */
export function idOf(name: string, path: string, target: Target): string {
  if (name !== 'id') {
    const known = (target as unknown as Readonly<Record<string, string | undefined>>)[name];
    if (known === undefined) throw new Error(`test/isolation/stage.ts: what is a ${name}? Add one to Target.`);
    return known;
  }
  const collection = path
    .replace(/\/\{id\}.*$/, '')
    .split('/')
    .at(-1)!;
  const [, scope] = /^\/api\/(networks|companies)\//.exec(path) ?? [];
  const key = scope === undefined ? collection : `${scope}/${collection}`;
  const known = target.ids[key];
  if (known === undefined) throw new Error(`test/isolation/stage.ts: what is the id of ${key}? Add one to Target.ids.`);
  return known;
}
