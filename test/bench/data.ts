import { v7 as uuidv7 } from 'uuid';
import type pg from 'pg';
import { Random } from '../../apps/cli/src/demo/random.js';

/** A place and a day that nobody has booked: each is used once, so that every booking of the benchmark succeeds. */
export interface Slot {
  readonly siteId: string;
  readonly resourceId: string;
  readonly start: string;
  readonly end: string;
}

/** Demonstrations book a third of their past weeks ahead; from here on every place is free. */
const FIRST_DAY = 45;
const LAST_DAY = 88;

/** Three hours of every bookable place of the network on every open day, shuffled. */
export async function freeSlots(owner: pg.Client): Promise<Slot[]> {
  // The days are found in SQL, which cannot reckon Easter.
  await owner.query('delete from kept_holidays; delete from closures');
  const { rows } = await owner.query<Slot>(
    `select r.site_id as "siteId", r.id as "resourceId",
       to_char(d.day + t.hour * interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as start,
       to_char(d.day + (t.hour + 1) * interval '1 hour', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as end
     from generate_series(current_date + ${FIRST_DAY}, current_date + ${LAST_DAY}, interval '1 day') as d (day)
     cross join unnest(array[9, 11, 13]) as t (hour)
     join resources r on r.kind <> 'machine'
     join opening_hours h on h.site_id = r.site_id and h.weekday = extract(isodow from d.day)
     where r.name not like 'Banc %'
       -- Whoever takes a whole room takes what is in it: such slots are not free of one another.
       and not exists (select from resources c where c.site_id = r.site_id and c.parent_id = r.id)
     group by r.site_id, r.id, d.day, t.hour
     having count(*) = 1 and min(h.opens) <= 600 and max(h.closes) >= 960
       -- None of the demonstration lasts longer than a day.
       and not exists (select from reservations x where x.site_id = r.site_id and x.resource_id = r.id
                       and x.status in ('held', 'confirmed', 'checked_in')
                       and x.blocked_from >= d.day - interval '1 day' and x.blocked_from < d.day + interval '1 day')
     order by r.site_id, r.id, d.day, t.hour`,
  );
  return new Random(1).sample(rows, rows.length);
}

/** Lays slots down for pgbench with everything a booking needs, numbered from 1. */
export async function writeSlots(owner: pg.Client, slots: readonly Slot[], personIds: readonly string[]) {
  await owner.query(`
    create table bench_slots (n int primary key, site_id uuid, resource_id uuid, person_id uuid, starts timestamptz,
      ends timestamptz, id uuid, charge_id uuid, event_id uuid);
    grant select on bench_slots to maille_app`);
  const column = <T>(of: (slot: Slot, index: number) => T) => slots.map(of);
  await owner.query(
    `insert into bench_slots select * from unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[], $5::timestamptz[],
       $6::timestamptz[], $7::uuid[], $8::uuid[], $9::uuid[])`,
    [
      column((_, index) => index + 1),
      column((slot) => slot.siteId),
      column((slot) => slot.resourceId),
      column((_, index) => personIds[index % personIds.length]),
      column((slot) => slot.start),
      column((slot) => slot.end),
      column(() => uuidv7()),
      column(() => uuidv7()),
      column(() => uuidv7()),
    ],
  );
}

/** Everybody is a member everywhere already: first uses are not what is measured. */
export async function joinEverywhere(owner: pg.Client, personIds: readonly string[]): Promise<void> {
  await owner.query(
    `insert into members (site_id, id, person_id, name, email, joined_at)
     select s.site_id, gen_random_uuid(), p.id, p.name, p.email, now() from sites s, persons p where p.id = any($1)`,
    [personIds],
  );
}

/**
 * Fills the past behind the demonstration until there are so many reservations: two a day of every resource. Past the
 * guard, which is not what is measured; no two of a resource share an hour.
 */
export async function longPast(owner: pg.Client, weeks: number, wanted: number): Promise<number> {
  await owner.query('begin; alter table reservations disable trigger user');
  const { rowCount } = await owner.query(
    `insert into reservations (site_id, id, resource_id, member_id, person_id, mode, kind, during, blocked, status,
       price_cents, currency, price_lines, created_at)
     select r.site_id, gen_random_uuid(), r.id, m.id, m.person_id, r.mode, r.kind, t.during, t.during, 'checked_in', 0,
       'EUR', '[]', now()
     from generate_series($1::int, 4000) as d (ago)
     cross join unnest(array[8, 13]) as h (hour)
     join resources r on not exists (select from resources c where c.site_id = r.site_id and c.parent_id = r.id)
     join lateral (select id, person_id from members where site_id = r.site_id order by id limit 1) as m on true
     join lateral (select tstzrange(current_date - d.ago + h.hour * interval '1 hour',
                     current_date - d.ago + (h.hour + 3) * interval '1 hour')) as t (during) on true
     limit greatest(0, $2 - (select count(*) from reservations))`,
    [7 * (weeks + 2), wanted],
  );
  await owner.query('alter table reservations enable trigger user; commit');
  await owner.query('vacuum (analyze) reservations');
  return rowCount ?? 0;
}

/** Brings the first site to 60 resources and books two thirds of the new ones twice on one day. */
export async function sixtyResources(owner: pg.Client): Promise<{ siteId: string; slug: string; day: string }> {
  const { rows } = await owner.query<{ siteId: string; slug: string; day: string; rateId: string; missing: number }>(
    `select s.site_id as "siteId", s.slug, (current_date + 1)::text as day, r.rate_id as "rateId",
       60 - (select count(*) from resources x where x.site_id = s.site_id)::int as missing
     from sites s join resources r on r.site_id = s.site_id and r.mode = 'pool' order by s.created_at, s.site_id limit 1`,
  );
  const { siteId, slug, day, rateId, missing } = rows[0]!;
  await owner.query(
    `insert into resources (site_id, id, kind, mode, capacity, name, step_minutes, min_minutes, rate_id, position)
     select $1, gen_random_uuid(), 'room', 'exclusive', 1, 'Banc ' || n, 30, 30, $2, 100 + n
     from generate_series(1, $3::int) as n`,
    [siteId, rateId, missing],
  );
  await owner.query(`begin; set local app.site_id = '${siteId}'`);
  await owner.query(
    `insert into reservations (site_id, id, resource_id, member_id, person_id, mode, kind, during, blocked, status,
       price_cents, currency, price_lines, created_at)
     select r.site_id, gen_random_uuid(), r.id, m.id, m.person_id, r.mode, r.kind, t.during, t.during, 'confirmed', 0,
       'EUR', '[]', now()
     from resources r
     join lateral (select id, person_id from members where site_id = r.site_id limit 1) as m on true
     join lateral (select tstzrange($2::date + hour * interval '1 hour', $2::date + (hour + 2) * interval '1 hour')
                   from unnest(array[8, 13]) as hour) as t (during) on true
     where r.site_id = $1 and r.name like 'Banc %' and r.position % 3 > 0`,
    [siteId, day],
  );
  await owner.query('commit');
  return { siteId, slug, day };
}
