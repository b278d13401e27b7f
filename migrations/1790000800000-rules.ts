import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a site asks of who books there: notices, quotas, one place at a time, trainings, approval, cancelling. */
export class Rules1790000800000 implements MigrationInterface {
  name = 'Rules1790000800000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(TABLES);
    await query.query(RESERVATIONS);
    await query.query(SHARED);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view shared_authorisation_needs, shared_cancellation_steps, shared_quotas, shared_resource_rules, shared_site_rules;
alter table reservations drop column cancellation_fee_cents, drop column fee_waived_cents, drop column fee_waived_by,
  drop column decided_by, drop column refused_because;
drop trigger site_gets_rules on sites;
drop function site_gets_rules();
drop table authorisation_grants, authorisation_needs, authorisations, cancellation_steps, quotas, resource_rules,
  site_rules;
`);
  }
}

const TABLES = /* sql */ `
-- How far ahead one may book stands on the site itself (sites.horizon_days).
create table site_rules (
  site_id uuid primary key references sites (site_id),
  notice_to_book_minutes int not null default 0 check (notice_to_book_minutes between 0 and 525600),
  notice_to_change_minutes int not null default 0 check (notice_to_change_minutes between 0 and 525600),
  notice_to_cancel_minutes int not null default 0 check (notice_to_cancel_minutes between 0 and 525600),
  -- A person has one place at a time among these kinds; empty: as many as they like.
  one_place_kinds text[] not null default '{}' check (one_place_kinds <@ array['desk', 'room', 'machine']),
  -- How long a booking waits for the staff's word before its place is free again.
  approval_minutes int not null default 2880 check (approval_minutes between 15 and 43200)
);
create function site_gets_rules() returns trigger language plpgsql as $$
begin
  insert into site_rules (site_id) values (new.site_id);
  return null;
end $$;
create trigger site_gets_rules after insert on sites for each row execute function site_gets_rules();
insert into site_rules (site_id) select site_id from sites;

-- Where a resource differs from its site: null inherits, and no row inherits everything.
create table resource_rules (
  site_id uuid not null,
  resource_id uuid not null,
  notice_to_book_minutes int check (notice_to_book_minutes between 0 and 525600),
  notice_to_change_minutes int check (notice_to_change_minutes between 0 and 525600),
  notice_to_cancel_minutes int check (notice_to_cancel_minutes between 0 and 525600),
  horizon_days int check (horizon_days between 1 and 730),
  one_place boolean,
  -- A coworker's booking waits for the staff's word.
  approval boolean not null default false,
  primary key (site_id, resource_id),
  foreign key (site_id, resource_id) references resources (site_id, id)
);

create table quotas (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  unit text not null check (unit in ('places', 'minutes')),
  per text not null check (per in ('day', 'week', 'month')),
  at_most int not null check (at_most between 1 and 100000),
  -- What counts: one kind, one resource, or all of the site when both are null.
  kind text check (kind in ('desk', 'room', 'machine')),
  resource_id uuid,
  primary key (site_id, id),
  constraint quota_resource foreign key (site_id, resource_id) references resources (site_id, id),
  check (kind is null or resource_id is null)
);

-- Given back later than this many hours before the start, a booking costs this part of its price.
create table cancellation_steps (
  site_id uuid not null references sites (site_id),
  hours_before int not null check (hours_before between 1 and 8760),
  fee_percent int not null check (fee_percent between 0 and 100),
  primary key (site_id, hours_before)
);

create table authorisations (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  -- Null: for good.
  validity_months int check (validity_months between 1 and 120),
  primary key (site_id, id),
  constraint authorisations_name_is_unique unique (site_id, name)
);
create table authorisation_needs (
  site_id uuid not null,
  authorisation_id uuid not null,
  resource_id uuid not null,
  primary key (site_id, authorisation_id, resource_id),
  foreign key (site_id, authorisation_id) references authorisations (site_id, id) on delete cascade,
  constraint authorisation_needs_resource foreign key (site_id, resource_id) references resources (site_id, id)
);
create index authorisation_needs_of_resource on authorisation_needs (site_id, resource_id);
create table authorisation_grants (
  site_id uuid not null,
  authorisation_id uuid not null,
  member_id uuid not null,
  granted_on date not null,
  -- The last day on which it holds; null: for good.
  expires_on date check (expires_on >= granted_on),
  granted_by uuid,
  primary key (site_id, authorisation_id, member_id),
  foreign key (site_id, authorisation_id) references authorisations (site_id, id) on delete cascade,
  foreign key (site_id, member_id) references members (site_id, id)
);
create index authorisation_grants_of_member on authorisation_grants (site_id, member_id);

do $$ declare t text; begin
  foreach t in array array['site_rules', 'resource_rules', 'quotas', 'cancellation_steps', 'authorisations',
    'authorisation_needs', 'authorisation_grants'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
end $$;
grant select, insert, update on site_rules to maille_app;
grant select, insert, update, delete on resource_rules, quotas, cancellation_steps, authorisations,
  authorisation_needs, authorisation_grants to maille_app;
`;

const RESERVATIONS = /* sql */ `
alter table reservations
  -- What giving it back cost, as charged; and what staff let off, with who did.
  add column cancellation_fee_cents bigint not null default 0,
  add column fee_waived_cents bigint not null default 0,
  add column fee_waived_by uuid,
  -- Who of the staff said yes or no to a booking that waited for approval, and why not.
  add column decided_by uuid,
  add column refused_because text check (length(refused_because) between 1 and 300),
  add constraint reservation_fee_when_cancelled check (
    cancellation_fee_cents >= 0 and fee_waived_cents >= 0
    and (status = 'cancelled' or (cancellation_fee_cents = 0 and fee_waived_cents = 0))),
  add constraint reservation_waiver_is_signed check ((fee_waived_cents > 0) = (fee_waived_by is not null)),
  add constraint reservation_refusal_is_signed check (
    refused_because is null or (status = 'cancelled' and decided_by is not null));
create index reservations_of_member on reservations (site_id, member_id, blocked_from)
  where status in ('held', 'confirmed', 'checked_in', 'no_show');
create index reservations_to_approve on reservations (site_id, hold_expires_at)
  where status = 'held' and hold_for = 'approval';
`;

const SHARED = /* sql */ `
-- A site's rules are for those who come to be read before they come: all but who has which training.
do $$ declare t text; begin
  foreach t in array array['site_rules', 'resource_rules', 'quotas', 'cancellation_steps', 'authorisations',
    'authorisation_needs'] loop
    execute format('create policy shared on %I for select to maille_shared using (true)', t);
  end loop;
end $$;
grant select on site_rules, resource_rules, quotas, cancellation_steps, authorisations, authorisation_needs
  to maille_shared;
create view shared_site_rules as
  select r.site_id, r.notice_to_book_minutes, r.notice_to_change_minutes, r.notice_to_cancel_minutes, s.horizon_days,
    r.one_place_kinds, r.approval_minutes
  from site_rules r join sites s on s.site_id = r.site_id;
create view shared_resource_rules as
  select site_id, resource_id, notice_to_book_minutes, notice_to_change_minutes, notice_to_cancel_minutes,
    horizon_days, one_place, approval
  from resource_rules;
create view shared_quotas as select site_id, id, unit, per, at_most, kind, resource_id from quotas;
create view shared_cancellation_steps as select site_id, hours_before, fee_percent from cancellation_steps;
create view shared_authorisation_needs as
  select n.site_id, n.resource_id, n.authorisation_id, a.name, a.validity_months
  from authorisation_needs n join authorisations a on a.site_id = n.site_id and a.id = n.authorisation_id;
alter view shared_site_rules owner to maille_shared;
alter view shared_resource_rules owner to maille_shared;
alter view shared_quotas owner to maille_shared;
alter view shared_cancellation_steps owner to maille_shared;
alter view shared_authorisation_needs owner to maille_shared;
grant select on shared_site_rules, shared_resource_rules, shared_quotas, shared_cancellation_steps,
  shared_authorisation_needs to maille_app;
`;
