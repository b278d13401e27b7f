import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, sign-in, roles, invitations, companies, and members of a site. */
export class Members1790000002000 implements MigrationInterface {
  name = 'Members1790000002000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table persons (
  id uuid primary key,
  -- Stored trimmed and lower-case (libs/members): equal addresses are equal text.
  email text not null unique check (email = lower(email) and length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 120),
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  password_hash text,
  created_at timestamptz not null default clock_timestamp()
);
alter table persons enable row level security;
alter table persons force row level security;
-- A person's own row, or the row of the address that is signing in.
create policy own on persons
  using (id = (select ctx_person()) or email = (select ctx_email()))
  with check (id = (select ctx_person()) or email = (select ctx_email()));

create table companies (
  id uuid primary key,
  network_id uuid not null references networks (id),
  name text not null check (length(name) between 1 and 160),
  created_at timestamptz not null default clock_timestamp()
);

create table role_grants (
  person_id uuid not null references persons (id),
  scope_kind text not null check (scope_kind in ('site', 'company', 'network')),
  scope_id uuid not null,
  role text not null,
  granted_at timestamptz not null default clock_timestamp(),
  primary key (person_id, scope_kind, scope_id),
  check (
    (scope_kind = 'site' and role in ('manager', 'desk')) or
    (scope_kind = 'company' and role = 'manager') or
    (scope_kind = 'network' and role = 'coordinator')
  )
);
create index role_grants_by_scope on role_grants (scope_kind, scope_id);
alter table role_grants enable row level security;
alter table role_grants force row level security;
create policy own_or_site on role_grants
  using (person_id = (select ctx_person()) or (scope_kind = 'site' and scope_id = (select ctx_site())))
  with check (person_id = (select ctx_person()) or (scope_kind = 'site' and scope_id = (select ctx_site())));

-- Found by the hash of a secret before anyone is known; rows hold hashes only.
create table sessions (
  token_hash bytea primary key check (length(token_hash) = 32),
  person_id uuid not null references persons (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_seen_at timestamptz not null
);
create index sessions_by_person on sessions (person_id);
create index sessions_by_expiry on sessions (expires_at);

create table sign_in_codes (
  email text primary key,
  -- The worker makes the code when it writes the mail: until then there is nothing to steal here.
  code_hash bytea,
  locale text not null,
  requested_at timestamptz not null,
  expires_at timestamptz not null,
  attempts int not null default 0
);

-- Failures per account and per network prefix, keyed by a hash: the table names nobody.
create table sign_in_failures (
  key bytea primary key,
  failures int not null,
  window_ends_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_failures_by_end on sign_in_failures (window_ends_at);

create table invitations (
  id uuid primary key,
  token_hash bytea not null unique check (length(token_hash) = 32),
  email text not null check (email = lower(email)),
  scope_kind text not null check (scope_kind in ('site', 'company', 'network')),
  scope_id uuid not null,
  role text not null,
  locale text not null,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz
);
create index invitations_by_scope on invitations (scope_kind, scope_id);

create table members (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  person_id uuid not null references persons (id),
  name text not null check (length(name) between 1 and 120),
  email text not null,
  company_name text,
  street text,
  postcode text,
  commune text,
  country char(2),
  registration text,
  vat_number text,
  joined_at timestamptz not null,
  primary key (site_id, id),
  constraint members_person_is_unique unique (site_id, person_id)
);
create index members_by_person on members (person_id);
alter table members enable row level security;
alter table members force row level security;
create policy tenant on members using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()));
create policy own on members for select using (person_id = (select ctx_person()));

grant select, insert, update, delete on persons, companies, role_grants, sessions, sign_in_codes, sign_in_failures,
  invitations, members to maille_app;

-- A site that has a manager keeps one: the last cannot be removed or demoted.
create function site_keeps_a_manager() returns trigger language plpgsql as $$
begin
  if old.scope_kind = 'site' and old.role = 'manager'
     and not exists (select 1 from role_grants
                     where scope_kind = 'site' and scope_id = old.scope_id and role = 'manager') then
    raise exception 'the last manager of a site' using errcode = '23514', constraint = 'site_keeps_a_manager';
  end if;
  return null;
end $$;
create trigger site_keeps_a_manager after update or delete on role_grants
  for each row execute function site_keeps_a_manager();
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop table members, invitations, sign_in_failures, sign_in_codes, sessions, role_grants, companies, persons;
drop function site_keeps_a_manager();
`);
  }
}
