import { describe, expect, it } from '@jest/globals';
import type { NetworkId, SiteId } from './ids.js';
import { type Grant, PERMISSIONS, type Permission, type Verdict, decide } from './permissions.js';

const here = 'a0000000-0000-4000-8000-000000000001';
const elsewhere = 'a0000000-0000-4000-8000-000000000002';
const site = (id: string, role: 'manager' | 'desk'): Grant => ({ kind: 'site', id: id as SiteId, role });
const network = (id: string): Grant => ({ kind: 'network', id: id as NetworkId, role: 'coordinator' });

/** Who asks, always about the site and the network called "here". */
const people = {
  nobody: [],
  desk: [site(here, 'desk')],
  manager: [site(here, 'manager')],
  'manager elsewhere': [site(elsewhere, 'manager')],
  'desk here, manager elsewhere': [site(here, 'desk'), site(elsewhere, 'manager')],
  coordinator: [network(here)],
  'coordinator elsewhere': [network(elsewhere)],
  'company manager': [{ kind: 'company', id: here, role: 'manager' }],
} satisfies Record<string, Grant[]>;

const A = 'allowed';
const F = 'forbidden';
const N = 'not_found';
const table: Record<Permission, Record<keyof typeof people, Verdict>> = {
  self: row(A, A, A, A, A, A, A, A),
  'site.today': row(N, A, A, N, A, N, N, N),
  'site.check_in': row(N, A, A, N, A, N, N, N),
  'site.book': row(N, A, A, N, A, N, N, N),
  'site.members': row(N, A, A, N, A, N, N, N),
  'site.billing': row(N, F, A, N, F, N, N, N),
  'site.team': row(N, F, A, N, F, N, N, N),
  'site.place': row(N, A, A, N, A, N, N, N),
  'site.settings': row(N, F, A, N, F, N, N, N),
  'site.papers': row(N, F, A, N, F, N, N, N),
  'company.manage': row(N, N, N, N, N, N, N, A),
  'network.figures': row(N, N, N, N, N, A, N, N),
  'network.team': row(N, N, N, N, N, A, N, N),
};

function row(...verdicts: Verdict[]): Record<keyof typeof people, Verdict> {
  const names = Object.keys(people) as (keyof typeof people)[];
  return Object.fromEntries(names.map((name, index) => [name, verdicts[index]])) as never;
}

describe('decide', () => {
  for (const permission of PERMISSIONS) {
    for (const [name, grants] of Object.entries(people)) {
      const verdict = table[permission][name as keyof typeof people];
      it(`${permission} asked by ${name}: ${verdict}`, () => {
        expect(decide(permission, grants, { siteId: here, companyId: here, networkId: here })).toBe(verdict);
      });
    }
    if (permission === 'self') continue;
    it(`${permission} about nothing in particular is found by nobody`, () => {
      for (const grants of Object.values(people)) expect(decide(permission, grants, {})).toBe('not_found');
    });
  }
});
