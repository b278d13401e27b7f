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
  open_minutes int not null,
  booked_minutes int not null,
  attended_minutes int not null,
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
  open_minutes int not null,
  booked_minutes int not null,
  attended_minutes int not null,
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
drop function network_named(uuid, int), network_figures(uuid, int);
drop function pooled_hours(uuid, date, date), reader_sites(uuid), publishable(int, int, numeric, numeric, boolean, int, numeric, numeric);
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

-- 3 sites, 5 people, no site above 80 % of the sum; and the same for the sites that are not shown by name alone,
-- if any is in the sum (that there are 3 of those is settled hour by hour below).
create function publishable(sites int, people int, largest numeric, booked numeric, unnamed boolean,
  unnamed_people int, unnamed_largest numeric, unnamed_booked numeric) returns boolean
language sql immutable as $$
  select sites >= 3 and people >= 5 and largest <= 0.8 * booked
    and (not unnamed or (unnamed_people >= 5 and unnamed_largest <= 0.8 * unnamed_booked))
$$;

-- Sites of the network whose figures the reader knows as their staff: they do not count among the 3.
create function reader_sites(network uuid, out unnamed int, out total int)
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select count(*) filter (where not s.shares_occupancy)::int, count(*)::int
  from role_grants g join sites s on s.site_id = g.scope_id
  where g.person_id = ctx_person() and g.scope_kind = 'site' and s.network_id = network and s.published
$$;

-- The hours the figures are made of. Sites that do not show their occupancy are left out of an hour altogether when
-- fewer than 3 of them are open in it or one has more than 80 % of their places. This depends on opening hours
-- alone, so it bends no occupancy; and as every figure is a sum of such hours, no sum or difference of figures,
-- over whatever windows, can stand for one site.
create function pooled_hours(network uuid, since date, until date) returns table (
  day date, kind text, hour int, sites int, people int, open int, booked int, attended int, reservations int, largest int,
  unnamed boolean, unnamed_people int, unnamed_booked int, unnamed_largest int)
language sql stable as $$
  select h.day, h.kind, h.hour, sum(h.sites)::int, sum(h.people)::int, sum(h.open_minutes)::int, sum(h.booked_minutes)::int,
    sum(h.attended_minutes)::int, sum(h.reservations)::int, max(h.largest_booked), bool_or(not h.named),
    sum(case when not h.named then h.people end)::int, sum(case when not h.named then h.booked_minutes end)::int,
    max(case when not h.named then h.largest_booked end)
  from network_hours h, reader_sites(network) as own
  where h.network_id = network and h.day >= since and h.day < until
    and (h.named or (h.sites >= 3 + own.unnamed and 10 * h.largest_open::bigint <= 8 * h.open_minutes::bigint))
  group by h.day, h.kind, h.hour
$$;
`;

/**
 * The figures of a window, in parts: cells (kind, weekday, hour), weeks (of desks, and of all kinds that are shown),
 * totals per kind and of the kinds that are shown, and those totals for the window before. Cells and weeks part a
 * total into pieces. A piece that is not publishable is hidden; and the hidden pieces of one total, taken together
 * (total minus what is shown), must be publishable too, so the next smallest are hidden with them until they are.
 * People are counted low (the most at one time) and the largest site high (the sum over hours), so that what is
 * doubtful is hidden.
 */
const FIGURES = /* sql */ `
create function network_figures(network uuid, weeks int) returns table (
  part text, kind text, week date, weekday int, hour int, sites int, open_minutes bigint, booked_minutes bigint,
  attended_minutes bigint, reservations bigint, people int, hidden boolean)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
#variable_conflict use_column
declare
  this_since date; this_until date; earlier date; mine int;
begin
  select since, until into this_since, this_until from network_window(network_figures.weeks, false);
  if this_since is null or not coordinates(network) then return; end if;
  select since into earlier from network_window(network_figures.weeks, true);
  select total into mine from reader_sites(network);
  return query
  with hours as materialized (
    select h.*, extract(isodow from h.day)::int as weekday, h.day >= this_since as current
    from pooled_hours(network, earlier, this_until) as h
  ), sums as materialized (
    select h.current, h.kind, h.day - (h.weekday - 1) as week, h.weekday, h.hour, max(h.sites) as sites,
      max(h.people) as people, sum(h.open) as open, sum(h.booked) as booked, sum(h.attended) as attended,
      sum(h.reservations) as reservations, sum(h.largest) as largest, bool_or(h.unnamed) as unnamed,
      max(h.unnamed_people) as u_people, sum(h.unnamed_largest) as u_largest, sum(h.unnamed_booked) as u_booked
    from hours h
    group by grouping sets ((h.current, h.kind), (h.current, h.kind, h.day - (h.weekday - 1)),
      (h.current, h.kind, h.weekday, h.hour))
  ), totals as materialized (
    select case when current then 'total' else 'previous' end as part, s.*,
      publishable(s.sites - mine, s.people, s.largest, s.booked, s.unnamed, s.u_people, s.u_largest, s.u_booked) as fine
    from sums s where s.week is null and s.hour is null
  ), pieces as (
    select 'cell' as part, s.kind as series, null::date as week, s.weekday, s.hour, s.sites, s.people, s.open, s.booked,
      s.attended, null::bigint as reservations, s.largest, s.unnamed, s.u_people, s.u_largest, s.u_booked
    from sums s where s.current and s.hour is not null
    union all
    select 'week', o.series, s.week, null, null, max(s.sites), max(s.people), sum(s.open), sum(s.booked), sum(s.attended),
      sum(s.reservations), sum(s.largest), bool_or(s.unnamed), max(s.u_people), sum(s.u_largest), sum(s.u_booked)
    from sums s
    join totals t on t.part = 'total' and t.kind = s.kind and t.fine
    join (values ('desk'), ('all')) as o (series) on o.series in (s.kind, 'all')
    where s.current and s.week is not null
    group by o.series, s.week
  ), judged as (
    select p.*, publishable(p.sites - mine, p.people, p.largest, p.booked, p.unnamed, p.u_people, p.u_largest, p.u_booked)
      as fine
    from pieces p
  ), ranked as (
    select j.*, row_number() over running as rank,
      count(*) filter (where not j.fine) over (partition by j.part, j.series) as failing,
      publishable(max(j.sites) over running - mine, max(j.people) over running, sum(j.largest) over running,
        sum(j.booked) over running, bool_or(j.unnamed) over running, max(j.u_people) over running,
        sum(j.u_largest) over running, sum(j.u_booked) over running) as fine_together
    from judged j
    window running as (partition by j.part, j.series order by j.fine, j.people, j.booked, j.week, j.weekday, j.hour)
  ), cut as (
    select r.part, r.series, case when r.failing = 0 then 0
      else coalesce(min(r.rank) filter (where r.rank >= r.failing and r.fine_together), max(r.rank)) end as at
    from ranked r group by r.part, r.series, r.failing
  ), shown as (
    select r.*, r.rank > cut.at as shown from ranked r join cut on cut.part = r.part and cut.series = r.series
  )
  select s.part, s.series, s.week, s.weekday, s.hour, s.sites,
    case when s.series <> 'all' then s.open::bigint end,
    case when s.series <> 'all' and s.shown then s.booked::bigint end,
    case when s.series <> 'all' and s.shown then s.attended::bigint end,
    case when s.series = 'all' and s.shown then s.reservations::bigint end, null::int, not s.shown
  from shown s
  union all
  select t.part, t.kind, null, null, null, t.sites, t.open, case when t.fine then t.booked end,
    case when t.fine then t.attended end, null, null, not t.fine
  from totals t
  union all
  select t.part, 'all', null, null, null, max(t.sites), sum(t.open)::bigint, sum(t.booked)::bigint, sum(t.attended)::bigint,
    sum(t.reservations)::bigint,
    (select p.people from network_people p
     where p.network_id = network and p.weeks = network_figures.weeks and p.people >= 5 and p.sites - mine >= 3
       and p.week = case t.part when 'total' then this_until else this_since end - 7), false
  from totals t where t.fine group by t.part;
end $$;

-- Sites that show their occupancy, by name.
create function network_named(network uuid, weeks int) returns table (
  site_id uuid, kind text, open_minutes bigint, booked_minutes bigint, attended_minutes bigint)
language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select n.site_id, n.kind, sum(n.open_minutes), sum(n.booked_minutes), sum(n.attended_minutes)
  from network_window(weeks, false) as w, network_sites n join sites s on s.site_id = n.site_id
  where n.network_id = network and n.week >= w.since and n.week < w.until and (select coordinates(network))
    and s.network_id = network and s.published and s.shares_occupancy
  group by n.site_id, n.kind
$$;

do $$ declare f regprocedure; begin
  foreach f in array array['coordinates(uuid)', 'network_window(int, boolean)', 'publishable(int, int, numeric, numeric, boolean, int, numeric, numeric)',
      'reader_sites(uuid)', 'pooled_hours(uuid, date, date)', 'pool_usage(uuid, date, date)',
      'pool_people(uuid, date, date)', 'site_shows_otherwise()', 'network_figures(uuid, int)',
      'network_named(uuid, int)']::regprocedure[] loop
    execute format('alter function %s owner to maille_shared', f);
    execute format('revoke all on function %s from public', f);
  end loop;
end $$;
grant execute on function network_window(int, boolean), pool_usage(uuid, date, date), pool_people(uuid, date, date),
  network_figures(uuid, int), network_named(uuid, int)
  to maille_app;
`;
