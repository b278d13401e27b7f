import { type Invariant, LIVE } from './invariant.js';

/** None of them relies on what it watches over: no exclusion, no guard, no sweep of the guard's own. */
export const PLACES: readonly Invariant[] = [
  {
    name: 'no_overlap',
    why: 'a room, desk or machine is given to one person at a time, preparation included',
    sql: `
      select site_id, resource_id, id from (
        select r.site_id, r.resource_id, r.id, lower(r.blocked) as starts,
          max(upper(r.blocked)) over (partition by r.site_id, r.resource_id order by lower(r.blocked), r.id
            rows between unbounded preceding and 1 preceding) as taken_until
        from reservations r join resources s on s.site_id = r.site_id and s.id = r.resource_id
        where s.mode = 'exclusive' and r.status in ${LIVE}
      ) as ordered where starts < taken_until`,
  },
  {
    name: 'no_pool_above_capacity',
    why: 'an open space never holds more people than it has places',
    sql: `
      select distinct site_id, resource_id from (
        select r.site_id, r.resource_id, s.capacity,
          sum(step.change) over (partition by r.site_id, r.resource_id order by step.at, step.change) as level
        from reservations r join resources s on s.site_id = r.site_id and s.id = r.resource_id
        cross join lateral (values (lower(r.blocked), r.quantity), (upper(r.blocked), -r.quantity)) as step (at, change)
        where s.mode = 'pool' and r.status in ${LIVE}
      ) as swept where level > capacity`,
  },
  {
    name: 'no_place_taken_inside_another',
    why: 'whoever has a room has its desks, and the reverse',
    sql: `
      with recursive above (site_id, id, ancestor, since) as (
        select site_id, id, parent_id, coalesce(parent_since, '-infinity') from resources where parent_id is not null
        union
        select a.site_id, a.id, r.parent_id, greatest(a.since, r.parent_since) from above a
        join resources r on r.site_id = a.site_id and r.id = a.ancestor and r.parent_id is not null
      )
      select inner_one.site_id, inner_one.id from above a
      join reservations inner_one on inner_one.site_id = a.site_id and inner_one.resource_id = a.id
      join reservations outer_one on outer_one.site_id = a.site_id and outer_one.resource_id = a.ancestor
      where inner_one.status in ${LIVE} and outer_one.status in ${LIVE} and inner_one.blocked && outer_one.blocked
        and least(inner_one.blocked_until, outer_one.blocked_until) > a.since`,
  },
  {
    name: 'series_is_whole',
    why: 'a repeated booking is kept with its dates or not at all, and they are its member’s',
    sql: `
      select s.site_id, s.id from series s
      left join reservations r on r.site_id = s.site_id and r.series_id = s.id
      where r.id is null or r.member_id <> s.member_id`,
  },
  {
    name: 'resource_has_its_lock',
    why: 'without its row in resource_locks nobody queues for a resource',
    sql: `
      select s.site_id, s.id from resources s
      left join resource_locks l on l.site_id = s.site_id and l.resource_id = s.id where l.site_id is null`,
  },
  {
    name: 'resource_has_its_code',
    why: 'without a code in use a place has no sheet to print',
    sql: `
      select r.site_id, r.id from resources r
      left join resource_codes c on c.site_id = r.site_id and c.resource_id = r.id and c.ended_at is null
      where c.site_id is null`,
  },
  {
    name: 'reservation_knows_its_mode',
    why: 'the exclusion constraint sees only bookings whose mode is the one of their resource',
    sql: `
      select r.site_id, r.id from reservations r join resources s on s.site_id = r.site_id and s.id = r.resource_id
      where r.status in ${LIVE} and (r.mode <> s.mode or r.kind <> s.kind)`,
  },
];
