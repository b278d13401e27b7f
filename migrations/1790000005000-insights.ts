import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hourly roll-ups of a site, and the pooled cells that a coordinator may read (libs/insights/README.md). */
export class Insights1790000005000 implements MigrationInterface {
  name = 'Insights1790000005000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
-- A site's own roll-ups: derived from its reservations, day by day.
create table usage_hours (
  site_id uuid not null references sites (site_id),
  day date not null,
  kind text not null check (kind in ('desk', 'room', 'machine')),
  hour int not null check (hour between 0 and 23),
  -- place-minutes: places x minutes
  open_minutes int not null check (open_minutes >= 0),
  booked_minutes int not null check (booked_minutes >= 0),
  attended_minutes int not null check (attended_minutes between 0 and booked_minutes),
  -- reservations that begin in this hour
  reservations int not null check (reservations >= 0),
  people int not null check (people >= 0),
  primary key (site_id, day, kind, hour)
);
create table usage_people (
  site_id uuid not null references sites (site_id),
  day date not null,
  person_id uuid not null,
  primary key (site_id, day, person_id)
);
do $$ declare t text; begin
  foreach t in array array['usage_hours', 'usage_people'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
    execute format('create policy pooled on %I for select to maille_shared using (true)', t);
    execute format('grant select, insert, update, delete on %I to maille_app', t);
    execute format('grant select on %I to maille_shared', t);
  end loop;
end $$;
-- Those who did not come are counted as booked; the index of a site's day does not hold them.
create index reservations_no_shows on reservations (site_id, blocked_from) where status = 'no_show';

-- Sums over sites. No role of the application can read these tables: only the functions below do.
create table network_hours (
  network_id uuid not null references networks (id),
  day date not null,
  kind text not null,
  hour int not null,
  -- Sites that show their occupancy by name are summed apart: what is left must be safe without them.
  named boolean not null,
  sites int not null,
  open_minutes bigint not null,
  booked_minutes bigint not null,
  attended_minutes bigint not null,
  reservations int not null,
  people int not null,
  largest_open int not null,
  largest_booked int not null,
  primary key (network_id, day, kind, hour, named)
);
create table network_sites (
  network_id uuid not null references networks (id),
  week date not null,
  site_id uuid not null references sites (site_id),
  kind text not null,
  open_minutes bigint not null,
  booked_minutes bigint not null,
  attended_minutes bigint not null,
  primary key (network_id, week, site_id, kind)
);
create table network_people (
  network_id uuid not null references networks (id),
  -- Monday of the last of the weeks
  week date not null,
  weeks int not null,
  sites int not null,
  people int not null,
  primary key (network_id, week, weeks)
);
do $$ declare t text; begin
  foreach t in array array['network_hours', 'network_sites', 'network_people'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy pooled on %I to maille_shared using (true) with check (true)', t);
    execute format('grant select, insert, delete on %I to maille_shared', t);
  end loop;
end $$;
-- The policy of role_grants shows a person's own roles to every role, this one too.
grant select on role_grants to maille_shared;
grant insert on events to maille_shared;
`);
    await query.query(POOLING);
    await query.query(RULES);
    await query.query(FIGURES);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop function network_named(uuid, int), network_totals(uuid, int, boolean), network_weeks(uuid, int), network_cells(uuid, int);
drop function pooled_hours(uuid, date, date), reader_sites(uuid), publishable(bigint, bigint, numeric, numeric);
drop function network_window(int, boolean), coordinates(uuid);
drop trigger site_shows_otherwise on sites;
drop function site_shows_otherwise(), pool_people(uuid, date, date), pool_usage(uuid, date, date);
drop table network_people, network_sites, network_hours, usage_people, usage_hours;
drop index reservations_no_shows;
revoke select on role_grants from maille_shared;
revoke insert on events from maille_shared;
`);
  }
}

/** Written by jobs: they return nothing, so that whoever may call them learns nothing. */
const POOLING = /* sql */ `
create function pool_usage(network uuid, since date, until date) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if extract(isodow from since) <> 1 or extract(isodow from until) <> 1 then
    raise exception 'weeks are pooled whole, from Monday to Monday';
  end if;
  -- One at a time: each statement after the lock sees what the one before has committed.
  perform pg_advisory_xact_lock(hashtextextended('pool ' || network, 0));
  delete from network_hours where network_id = network and day >= since and day < until;
  delete from network_sites where network_id = network and week >= since and week < until;
  insert into network_hours
    select network, u.day, u.kind, u.hour, s.shares_occupancy, count(*), sum(u.open_minutes), sum(u.booked_minutes),
      sum(u.attended_minutes), sum(u.reservations), sum(u.people), max(u.open_minutes), max(u.booked_minutes)
    from sites s join usage_hours u on u.site_id = s.site_id
    where s.network_id = network and s.published and u.day >= since and u.day < until and u.open_minutes > 0
    group by u.day, u.kind, u.hour, s.shares_occupancy;
  insert into network_sites
    select network, date_trunc('week', u.day)::date, u.site_id, u.kind, sum(u.open_minutes), sum(u.booked_minutes),
      sum(u.attended_minutes)
    from sites s join usage_hours u on u.site_id = s.site_id
    where s.network_id = network and s.published and s.shares_occupancy and u.day >= since and u.day < until
    group by date_trunc('week', u.day)::date, u.site_id, u.kind;
end $$;

-- Different people in the 4, 12 and 24 weeks that end with each week from first_week to last_week, in one pass: a
-- week in which someone came counts in the windows that end from that week on, until they come again (which
-- counts anew) or the window has moved past it.
create function pool_people(network uuid, first_week date, last_week date) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('pool ' || network, 0));
  delete from network_people where network_id = network;
  insert into network_people
    with visits as materialized (
      select distinct u.site_id, u.person_id, u.day - (extract(isodow from u.day)::int - 1) as week
      from sites s join usage_people u on u.site_id = s.site_id
      where s.network_id = network and s.published
        and u.day >= first_week - 7 * 23 and u.day < last_week + 7
    ), came as (
      select 'person' as what, person_id as id, week from visits group by person_id, week
      union all
      select 'site', site_id, week from visits group by site_id, week
    ), stays as (
      select what, week, lead(week) over (partition by what, id order by week) as again from came
    ), steps as (
      select what, weeks, at, sum(change) as change from (
        select what, weeks, week as at, 1 as change from stays, unnest(array[4, 12, 24]) as weeks
        union all
        select what, weeks, least(again, week + 7 * weeks), -1 from stays, unnest(array[4, 12, 24]) as weeks
      ) as changes group by what, weeks, at
    )
    select network, ending::date, weeks,
      coalesce(sum(change) filter (where what = 'site'), 0), coalesce(sum(change) filter (where what = 'person'), 0)
    from generate_series(first_week::timestamp, last_week::timestamp, interval '7 days') as ending
    join steps on steps.at <= ending
    group by ending, weeks;
end $$;

-- What a site shows changes at once: nothing pooled is left to subtract from until it is summed anew.
create function site_shows_otherwise() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  delete from network_hours where network_id in (old.network_id, new.network_id);
  delete from network_sites where network_id in (old.network_id, new.network_id);
  delete from network_people where network_id in (old.network_id, new.network_id);
  insert into events (id, topic, payload, singleton_key)
    select gen_random_uuid(), 'usage.pooled', jsonb_build_object('networkId', network), network || ':all'
    from (select old.network_id union select new.network_id) as networks (network);
  return null;
end $$;
create trigger site_shows_otherwise after update on sites for each row
  when (old.shares_occupancy <> new.shares_occupancy or old.published <> new.published
        or old.network_id <> new.network_id)
  execute function site_shows_otherwise();
`;

const RULES = /* sql */ `
create function coordinates(network uuid) returns boolean
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from role_grants where person_id = ctx_person() and scope_kind = 'network'
                 and scope_id = network and role = 'coordinator')
$$;

-- The fixed windows: 4, 12 or 24 whole ISO weeks up to last Sunday, or as many before them. They are multiples of
-- 4, so that no difference of windows is shorter than 4 weeks. A week is published on Monday at 03:00 UTC, after
-- the nightly check. Any other number of weeks has no window, thus no figure.
create function network_window(weeks int, previous boolean, out since date, out until date)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select monday - 7 * weeks * (case when previous then 2 else 1 end), monday - 7 * weeks * (case when previous then 1 else 0 end)
  from (select date_trunc('week', (ctx_now() at time zone 'UTC') - interval '3 hours')::date as monday) as now
  where weeks in (4, 12, 24)
$$;

-- 3 sites, 5 people, no site above 80 % of the sum.
create function publishable(sites bigint, people bigint, largest numeric, booked numeric) returns boolean
language sql immutable as $$ select sites >= 3 and people >= 5 and largest <= 0.8 * booked $$;

-- Sites of the network whose figures the reader knows as their staff: they do not count among the 3.
create function reader_sites(network uuid, out unnamed int, out total int)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select count(*) filter (where not s.shares_occupancy), count(*)
  from role_grants g join sites s on s.site_id = g.scope_id
  where g.person_id = ctx_person() and g.scope_kind = 'site' and s.network_id = network and s.published
$$;

-- The hours the figures are made of. Sites that do not show their occupancy are left out of an hour altogether when
-- fewer than 3 of them are open in it or one has more than 80 % of their places. This depends on opening hours
-- alone, so it bends no occupancy; and as every figure is a sum of such hours, no sum or difference of figures,
-- over whatever windows, can stand for one site.
create function pooled_hours(network uuid, since date, until date) returns table (
  day date, kind text, hour int, sites bigint, people bigint, open bigint, booked bigint, attended bigint,
  reservations bigint, largest bigint, unnamed boolean, unnamed_people bigint, unnamed_booked bigint, unnamed_largest bigint)
language sql stable as $$
  select h.day, h.kind, h.hour, sum(h.sites), sum(h.people), sum(h.open_minutes)::bigint, sum(h.booked_minutes)::bigint,
    sum(h.attended_minutes)::bigint, sum(h.reservations), max(h.largest_booked)::bigint, bool_or(not h.named),
    sum(h.people) filter (where not h.named), (sum(h.booked_minutes) filter (where not h.named))::bigint,
    (max(h.largest_booked) filter (where not h.named))::bigint
  from network_hours h, reader_sites(network) as own
  where h.network_id = network and h.day >= since and h.day < until and (select coordinates(network))
    and (h.named or (h.sites >= 3 + own.unnamed and h.largest_open <= 0.8 * h.open_minutes))
  group by h.day, h.kind, h.hour
$$;
`;

/**
 * Each answer parts a total into pieces. A piece that is not publishable is hidden; and the hidden pieces of one
 * total, taken together (total minus what is shown), must be publishable too, so the next smallest are hidden with
 * them until they are. People are counted low (the most at one time) and the largest site high (the sum over
 * hours), so that what is doubtful is hidden.
 */
const FIGURES = /* sql */ `
create function network_cells(network uuid, weeks int) returns table (
  kind text, weekday int, hour int, sites bigint, people bigint, open_minutes numeric, booked_minutes numeric,
  attended_minutes numeric, largest_share numeric, hidden boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with cells as (
    select h.kind, extract(isodow from h.day)::int as weekday, h.hour, max(h.sites) as sites, max(h.people) as people,
      sum(h.open) as open, sum(h.booked) as booked, sum(h.attended) as attended, sum(h.largest) as largest,
      bool_or(h.unnamed) as unnamed, max(h.unnamed_people) as u_people, sum(h.unnamed_booked) as u_booked,
      sum(h.unnamed_largest) as u_largest
    from network_window(weeks, false) as w, pooled_hours(network, w.since, w.until) as h
    group by 1, 2, 3
  ), judged as (
    select c.*, publishable(c.sites - own.total, c.people, c.largest, c.booked)
      and (not c.unnamed or publishable(3, c.u_people, c.u_largest, c.u_booked)) as fine, own.total as own
    from cells c, reader_sites(network) as own
  ), ranked as (
    select j.*, row_number() over running as rank, count(*) filter (where not j.fine) over (partition by j.kind) as failing,
      publishable(max(j.sites) over running - j.own, max(j.people) over running, sum(j.largest) over running,
        sum(j.booked) over running)
      and (not bool_or(j.unnamed) over running or publishable(3, max(j.u_people) over running,
        sum(j.u_largest) over running, sum(j.u_booked) over running)) as fine_together
    from judged j
    window running as (partition by j.kind order by j.fine, j.people, j.booked, j.weekday, j.hour)
  ), cut as (
    select r.kind, case when r.failing = 0 then 0
      else coalesce(min(r.rank) filter (where r.rank >= r.failing and r.fine_together), max(r.rank)) end as at
    from ranked r group by r.kind, r.failing
  )
  select r.kind, r.weekday, r.hour, r.sites, r.people, r.open, v.booked, v.attended, v.share, r.rank <= cut.at
  from ranked r join cut on cut.kind = r.kind
  left join lateral (select r.booked, r.attended, round(r.largest / r.booked, 3)) as v (booked, attended, share)
    on r.rank > cut.at
  order by r.kind, r.weekday, r.hour
$$;

-- One row per kind, and 'all' for the sum of the kinds that are shown, with the people of the whole window.
create function network_totals(network uuid, weeks int, previous boolean) returns table (
  kind text, open_minutes numeric, booked_minutes numeric, attended_minutes numeric, reservations numeric, people int,
  hidden boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with kinds as (
    select h.kind, max(h.sites) - own.total as sites, max(h.people) as people, sum(h.open) as open, sum(h.booked) as booked,
      sum(h.attended) as attended, sum(h.reservations) as reservations,
      publishable(max(h.sites) - own.total, max(h.people), sum(h.largest), sum(h.booked))
      and (not bool_or(h.unnamed)
        or publishable(3, max(h.unnamed_people), sum(h.unnamed_largest), sum(h.unnamed_booked))) as fine
    from network_window(weeks, previous) as w, pooled_hours(network, w.since, w.until) as h, reader_sites(network) as own
    group by h.kind, own.total
  )
  select k.kind, k.open, case when k.fine then k.booked end, case when k.fine then k.attended end, null::numeric, null::int,
    not k.fine
  from kinds k
  union all
  select 'all', sum(k.open), sum(k.booked), sum(k.attended), sum(k.reservations),
    (select p.people from network_people p, network_window(weeks, previous) as w
     where p.network_id = network and p.week = w.until - 7 and p.weeks = network_totals.weeks
       and p.people >= 5 and p.sites - (select total from reader_sites(network)) >= 3), false
  from kinds k where k.fine having count(*) > 0
$$;

-- The trend: occupancy of desks, and reservations of the kinds that the window's total shows.
create function network_weeks(network uuid, weeks int) returns table (
  week date, series text, open_minutes numeric, booked_minutes numeric, attended_minutes numeric, reservations numeric,
  hidden boolean)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  with hours as materialized (
    select h.*, h.day - (extract(isodow from h.day)::int - 1) as week
    from network_window(weeks, false) as w, pooled_hours(network, w.since, w.until) as h
  ), shown as (
    select t.kind from network_totals(network, weeks, false) as t where not t.hidden
  ), points as (
    select s.series, h.week, max(h.sites) as sites, max(h.people) as people, sum(h.open) as open, sum(h.booked) as booked,
      sum(h.attended) as attended, sum(h.reservations) as reservations, sum(h.largest) as largest,
      bool_or(h.unnamed) as unnamed, max(h.unnamed_people) as u_people, sum(h.unnamed_booked) as u_booked,
      sum(h.unnamed_largest) as u_largest
    from hours h join (values ('desk'), ('all')) as s (series) on s.series = 'all' or s.series = h.kind
    where h.kind in (select shown.kind from shown)
    group by s.series, h.week
  ), judged as (
    select p.*, publishable(p.sites - own.total, p.people, p.largest, p.booked)
      and (not p.unnamed or publishable(3, p.u_people, p.u_largest, p.u_booked)) as fine, own.total as own
    from points p, reader_sites(network) as own
  ), ranked as (
    select j.*, row_number() over running as rank, count(*) filter (where not j.fine) over (partition by j.series) as failing,
      publishable(max(j.sites) over running - j.own, max(j.people) over running, sum(j.largest) over running,
        sum(j.booked) over running)
      and (not bool_or(j.unnamed) over running or publishable(3, max(j.u_people) over running,
        sum(j.u_largest) over running, sum(j.u_booked) over running)) as fine_together
    from judged j
    window running as (partition by j.series order by j.fine, j.people, j.booked, j.week)
  ), cut as (
    select r.series, case when r.failing = 0 then 0
      else coalesce(min(r.rank) filter (where r.rank >= r.failing and r.fine_together), max(r.rank)) end as at
    from ranked r group by r.series, r.failing
  )
  select r.week, r.series, case when r.series = 'desk' then r.open end,
    case when r.series = 'desk' and r.rank > cut.at then r.booked end,
    case when r.series = 'desk' and r.rank > cut.at then r.attended end,
    case when r.series = 'all' and r.rank > cut.at then r.reservations end, r.rank <= cut.at
  from ranked r join cut on cut.series = r.series
  order by r.series, r.week
$$;

-- Sites that show their occupancy, by name.
create function network_named(network uuid, weeks int) returns table (
  site_id uuid, kind text, open_minutes numeric, booked_minutes numeric, attended_minutes numeric)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select n.site_id, n.kind, sum(n.open_minutes), sum(n.booked_minutes), sum(n.attended_minutes)
  from network_window(weeks, false) as w, network_sites n join sites s on s.site_id = n.site_id
  where n.network_id = network and n.week >= w.since and n.week < w.until and (select coordinates(network))
    and s.network_id = network and s.published and s.shares_occupancy
  group by n.site_id, n.kind
$$;

do $$ declare f regprocedure; begin
  foreach f in array array['coordinates(uuid)', 'network_window(int, boolean)', 'publishable(bigint, bigint, numeric, numeric)',
      'reader_sites(uuid)', 'pooled_hours(uuid, date, date)', 'pool_usage(uuid, date, date)',
      'pool_people(uuid, date, date)', 'site_shows_otherwise()', 'network_cells(uuid, int)',
      'network_totals(uuid, int, boolean)', 'network_weeks(uuid, int)', 'network_named(uuid, int)']::regprocedure[] loop
    execute format('alter function %s owner to maille_shared', f);
    execute format('revoke all on function %s from public', f);
  end loop;
end $$;
grant execute on function network_window(int, boolean), pool_usage(uuid, date, date), pool_people(uuid, date, date),
  network_cells(uuid, int), network_totals(uuid, int, boolean), network_weeks(uuid, int), network_named(uuid, int)
  to maille_app;
`;
