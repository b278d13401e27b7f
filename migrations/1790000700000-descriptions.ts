import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How places are described: people, words, access facts and photos; and no booking of what is retired. */
export class Descriptions1790000700000 implements MigrationInterface {
  name = 'Descriptions1790000700000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(FAMILIES);
    await query.query(/* sql */ `
alter table resources
  -- How many people a room is meant for: informs only, places are what is counted.
  add column people int check (people between 1 and 10000),
  -- One language may stand for both.
  add column description_fr text check (length(description_fr) between 1 and 2000),
  add column description_en text check (length(description_en) between 1 and 2000),
  -- What has been looked at and said (libs/domain features.ts): a fact that is left out is unknown.
  add column accessibility jsonb not null default '{}' check (jsonb_typeof(accessibility) = 'object');
alter table sites
  add column accessibility jsonb not null default '{}' check (jsonb_typeof(accessibility) = 'object');

-- Runs after reservation_guard (triggers run by name), thus behind the lock that retiring a resource takes too:
-- whoever comes second sees the first.
create function reservation_is_offered() returns trigger language plpgsql as $$
begin
  if not (select active from resources where site_id = new.site_id and id = new.resource_id) then
    raise exception 'no longer offered' using errcode = '23503', constraint = 'reservation_resource';
  end if;
  return new;
end $$;
create trigger reservation_is_offered before insert or update of during, blocked, resource_id on reservations
  for each row when (new.status in ('held', 'confirmed', 'checked_in') and upper(new.during) > ctx_now())
  execute function reservation_is_offered();

create table photos (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  -- Null: of the site as a whole.
  resource_id uuid,
  position int not null,
  -- What it shows, for those who do not see it; one language may stand for both.
  alt_fr text check (length(alt_fr) between 1 and 300),
  alt_en text check (length(alt_en) between 1 and 300),
  created_at timestamptz not null,
  created_by uuid,
  primary key (site_id, id),
  -- Its public address has no site in it.
  constraint photos_id_is_unique unique (id),
  foreign key (site_id, resource_id) references resources (site_id, id),
  constraint photo_has_words check (alt_fr is not null or alt_en is not null)
);
create index photos_in_order on photos (site_id, resource_id, position);

-- As they were drawn anew from what was sent; nothing of the sender's file is kept.
create table photo_files (
  site_id uuid not null,
  photo_id uuid not null,
  size text not null check (size in ('small', 'large')),
  width int not null check (width between 1 and 1600),
  height int not null check (height between 1 and 1600),
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea not null check (length(bytes) between 1 and 4194304),
  primary key (site_id, photo_id, size),
  foreign key (site_id, photo_id) references photos (site_id, id) on delete cascade
);
-- Pictures are compressed already.
alter table photo_files alter column bytes set storage external;

do $$ declare t text; begin
  foreach t in array array['photos', 'photo_files'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
    execute format('create policy shared on %I for select to maille_shared using (true)', t);
  end loop;
end $$;
grant select, insert, update, delete on photos to maille_app;
grant select, insert on photo_files to maille_app;
grant select (site_id, id, resource_id, position, alt_fr, alt_en) on photos to maille_shared;
grant select on photo_files to maille_shared;

-- Beside shared_sites and shared_resources, which every search reads: this is for the page of one site.
create view shared_site_facts as select site_id, accessibility from sites where published;
create view shared_resource_facts as
  select site_id, id, people, description_fr, description_en, accessibility from resources where active;
create view shared_photos as
  select p.site_id, p.id, p.resource_id, p.position, p.alt_fr, p.alt_en, large.width, large.height,
         small.width as small_width
  from photos p
  join sites s on s.site_id = p.site_id and s.published
  join photo_files large on large.site_id = p.site_id and large.photo_id = p.id and large.size = 'large'
  join photo_files small on small.site_id = p.site_id and small.photo_id = p.id and small.size = 'small';
create view shared_photo_files as
  select p.id as photo_id, f.size, f.sha256, f.bytes
  from photos p
  join sites s on s.site_id = p.site_id and s.published
  join photo_files f on f.site_id = p.site_id and f.photo_id = p.id;
alter view shared_site_facts owner to maille_shared;
alter view shared_resource_facts owner to maille_shared;
alter view shared_photos owner to maille_shared;
alter view shared_photo_files owner to maille_shared;
grant select on shared_site_facts, shared_resource_facts, shared_photos, shared_photo_files to maille_app;
`);
  }

  /** Where places lie may have been changed over bookings that were past by then, so the check stays as it is now. */
  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view shared_photo_files, shared_photos, shared_resource_facts, shared_site_facts;
drop table photo_files, photos;
drop trigger reservation_is_offered on reservations;
drop function reservation_is_offered();
alter table sites drop column accessibility;
drop trigger resource_knows_since_when on resources;
drop function resource_knows_since_when();
alter table resources
  drop column people, drop column description_fr, drop column description_en, drop column accessibility,
  drop column parent_since;
`);
  }
}

/** As migration places wrote it, but what is over does not count: both were free to be booked at the time. */
const FAMILIES = /* sql */ `
-- Since when the resource lies where it lies; null: since it was made.
alter table resources add column parent_since timestamptz;
create function resource_knows_since_when() returns trigger language plpgsql as $$
begin
  new.parent_since := ctx_now();
  return new;
end $$;
create trigger resource_knows_since_when before update of parent_id on resources
  for each row when (new.parent_id is distinct from old.parent_id) execute function resource_knows_since_when();

create or replace function resource_keeps_its_family() returns trigger language plpgsql
  security definer set search_path = public, pg_temp as $$
declare
  around uuid[];
begin
  if new.site_id is distinct from ctx_site() then
    raise exception 'a resource of another site' using errcode = '42501';
  end if;
  -- One at a time, or two changes at once could close a circle that neither of them sees.
  perform from resource_locks l where l.site_id = new.site_id order by l.resource_id for update;
  if exists (
    select from resources r join resources p on p.site_id = r.site_id and p.id = r.parent_id
    where r.site_id = new.site_id and p.mode <> 'exclusive'
  ) then
    raise exception 'only what is booked as a whole contains others'
      using errcode = '23514', constraint = 'resource_parent_is_whole';
  end if;
  delete from resource_families where site_id = new.site_id;
  begin
    insert into resource_families (site_id, resource_id, related_id, relation)
    with recursive above (id, ancestor, depth) as (
      select r.id, r.parent_id, 1 from resources r where r.site_id = new.site_id and r.parent_id is not null
      union all
      select a.id, r.parent_id, a.depth + 1 from above a
      join resources r on r.site_id = new.site_id and r.id = a.ancestor and r.parent_id is not null
      where a.depth <= 4 and a.ancestor <> a.id
    )
    select new.site_id, id, ancestor, 'ancestor' from above
    union all
    select new.site_id, ancestor, id, 'descendant' from above;
  exception when unique_violation then
    raise exception 'a place cannot lie in itself' using errcode = '23514', constraint = 'resource_family_is_a_tree';
  end;
  if exists (
    select from resource_families where site_id = new.site_id and relation = 'ancestor'
    group by resource_id having count(*) > 4
  ) then
    raise exception 'a place lies in four others at most'
      using errcode = '23514', constraint = 'resource_family_is_a_tree';
  end if;
  select array_agg(related_id) into around from resource_families
    where site_id = new.site_id and resource_id = new.id and relation = 'ancestor';
  if exists (
    select from reservations mine
    join reservations theirs on theirs.site_id = mine.site_id and theirs.resource_id = any (around)
      and theirs.status in ('held', 'confirmed', 'checked_in') and theirs.blocked && mine.blocked
      and theirs.blocked_until > ctx_now() and (theirs.hold_expires_at is null or theirs.hold_expires_at > ctx_now())
    where mine.site_id = new.site_id and mine.status in ('held', 'confirmed', 'checked_in')
      and mine.blocked_until > ctx_now() and (mine.hold_expires_at is null or mine.hold_expires_at > ctx_now())
      and (mine.resource_id = new.id or mine.resource_id in (
        select f.related_id from resource_families f
        where f.site_id = new.site_id and f.resource_id = new.id and f.relation = 'descendant'))
  ) then
    raise exception 'both are booked at one time' using errcode = '23P01', constraint = 'resource_family_is_booked';
  end if;
  return null;
end $$;
`;
