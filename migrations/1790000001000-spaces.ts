import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Networks, sites and their legal profile, resources, opening hours, rates; what the network shares of them. */
export class Spaces1790000001000 implements MigrationInterface {
  name = 'Spaces1790000001000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table networks (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (length(name) between 1 and 120),
  country char(2) not null,
  created_at timestamptz not null default clock_timestamp()
);

create table sites (
  site_id uuid primary key,
  network_id uuid not null references networks (id),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (length(name) between 1 and 120),
  street text not null,
  postcode text not null,
  commune text not null,
  country char(2) not null,
  lat double precision not null check (lat between -90 and 90),
  lon double precision not null check (lon between -180 and 180),
  time_zone text not null,
  currency char(3) not null check (currency in ('EUR', 'CHF')),
  locale text not null check (locale in ('fr', 'en')),
  phone text,
  email text,
  description text,
  access text,
  services text[] not null default '{}',
  accessible boolean not null,
  -- How far ahead a coworker may book, measured to the end of the booking.
  horizon_days int not null default 90 check (horizon_days between 1 and 730),
  -- A site decides per metric what the network may show under its name (design/network.md).
  shares_occupancy boolean not null default true,
  published boolean not null default true,
  created_at timestamptz not null default clock_timestamp(),
  constraint sites_slug_is_unique unique (slug)
);

create table legal_profiles (
  site_id uuid primary key references sites (site_id),
  legal_name text not null,
  legal_form text not null,
  vat_regime text not null check (vat_regime in ('standard', 'franchise', 'exempt_association', 'public_exempt')),
  street text not null,
  postcode text not null,
  commune text not null,
  country char(2) not null,
  registration text,
  establishment text,
  registry text,
  capital_cents bigint check (capital_cents >= 0),
  vat_number text,
  vat_on_debits boolean not null default false,
  iban text,
  bic text,
  email text,
  phone text,
  payment_days int not null default 30 check (payment_days between 0 and 60)
);

create table rates (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  name text not null,
  price_mode text not null check (price_mode in ('net', 'gross')),
  vat_rate_bp int not null check (vat_rate_bp between 0 and 10000),
  daily_cap_cents int check (daily_cap_cents >= 0),
  primary key (site_id, id)
);

create table rate_steps (
  site_id uuid not null,
  rate_id uuid not null,
  kind text not null check (kind in ('flat', 'hourly')),
  -- 0 stands for "no upper bound" of the hourly row, so that it can be part of the key.
  up_to_minutes int not null check ((kind = 'hourly') = (up_to_minutes = 0)),
  price_cents int not null check (price_cents >= 0),
  primary key (site_id, rate_id, up_to_minutes),
  foreign key (site_id, rate_id) references rates (site_id, id)
);

create table resources (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  kind text not null check (kind in ('desk', 'room', 'machine')),
  mode text not null check (mode in ('exclusive', 'pool')),
  capacity int not null check (capacity between 1 and 10000),
  name text not null check (length(name) between 1 and 120),
  zone text,
  features text[] not null default '{}',
  preparation_minutes int not null default 0 check (preparation_minutes between 0 and 480),
  step_minutes int not null default 15 check (step_minutes between 5 and 1440),
  min_minutes int not null default 30 check (min_minutes > 0),
  max_minutes int not null default 1440 check (max_minutes >= min_minutes and max_minutes <= 44640),
  rate_id uuid not null,
  active boolean not null default true,
  position int not null default 0,
  primary key (site_id, id),
  check (mode = 'pool' or capacity = 1),
  foreign key (site_id, rate_id) references rates (site_id, id),
  constraint resources_name_is_unique unique (site_id, name)
);

create table opening_hours (
  site_id uuid not null references sites (site_id),
  weekday int not null check (weekday between 1 and 7),
  opens int not null check (opens between 0 and 1439),
  closes int not null check (closes > opens and closes <= 1440),
  primary key (site_id, weekday, opens),
  constraint opening_hours_no_overlap
    exclude using gist (site_id with =, weekday with =, int4range(opens, closes) with &&)
);

do $$ declare t text; begin
  foreach t in array array['sites', 'legal_profiles', 'rates', 'rate_steps', 'resources', 'opening_hours'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
    execute format('grant select, insert, update, delete on %I to maille_app', t);
  end loop;
end $$;
grant select, insert, update on networks to maille_app;

-- What the network shares goes through views owned by maille_shared: a role that cannot sign in, owns no
-- table, and may read the columns granted here and no others.
create policy shared on sites for select to maille_shared using (true);
create policy shared on resources for select to maille_shared using (true);
create policy shared on opening_hours for select to maille_shared using (true);
create policy shared on rates for select to maille_shared using (true);
create policy shared on rate_steps for select to maille_shared using (true);
grant select on sites, resources, opening_hours, rates, rate_steps, networks to maille_shared;

create view shared_sites as select * from sites where published;
create view shared_resources as
  select site_id, id, kind, mode, capacity, name, zone, features, preparation_minutes, step_minutes, min_minutes,
         max_minutes, rate_id, position
  from resources where active;
-- What is no longer offered keeps its name on the bookings made before.
create view shared_site_names as select site_id, slug, name, commune, time_zone from sites;
create view shared_resource_names as select site_id, id, name from resources;
create view shared_opening_hours as select site_id, weekday, opens, closes from opening_hours;
create view shared_rates as
  select r.site_id, r.id, r.name, r.price_mode, r.vat_rate_bp, r.daily_cap_cents, s.kind, s.up_to_minutes, s.price_cents
  from rates r join rate_steps s on s.site_id = r.site_id and s.rate_id = r.id;
alter view shared_sites owner to maille_shared;
alter view shared_resources owner to maille_shared;
alter view shared_site_names owner to maille_shared;
alter view shared_resource_names owner to maille_shared;
alter view shared_opening_hours owner to maille_shared;
alter view shared_rates owner to maille_shared;
grant select on shared_sites, shared_resources, shared_site_names, shared_resource_names, shared_opening_hours, shared_rates to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view shared_rates, shared_opening_hours, shared_resource_names, shared_site_names, shared_resources, shared_sites;
drop table opening_hours, resources, rate_steps, rates, legal_profiles, sites, networks;
`);
  }
}
