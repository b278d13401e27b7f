import { queryAll } from '#libs/platform';

export interface Invariant {
  readonly name: string;
  readonly why: string;
  /** Gives the rows that offend. */
  readonly sql: string;
}

export const INVARIANTS: readonly Invariant[] = [
  {
    name: 'no exclusive resource is booked twice',
    why: 'a place sold twice',
    sql: /* sql */ `
      select a.site_id, a.id, b.id as other from reservations a
      join reservations b on b.site_id = a.site_id and b.resource_id = a.resource_id and b.id > a.id
        and b.blocked && a.blocked
      where a.mode = 'exclusive' and a.status in ('held', 'confirmed', 'checked_in')
        and b.mode = 'exclusive' and b.status in ('held', 'confirmed', 'checked_in')`,
  },
];

export interface Offences {
  readonly name: string;
  readonly rows: readonly object[];
}

/** Checks every invariant on the database as its owner sees it. */
export async function checkInvariants(ownerUrl: string): Promise<Offences[]> {
  const results = await queryAll(
    ownerUrl,
    INVARIANTS.map(({ sql }) => sql),
  );
  return INVARIANTS.map(({ name }, index) => ({ name, rows: results[index]! }));
}
