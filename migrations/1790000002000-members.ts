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
-- Everybody sees their own roles. A role at a site is written in the context of that site only; one elsewhere in the
-- context of the person who accepts it.
create policy own on role_grants for select using (person_id = (select ctx_person()));
create policy site on role_grants
  using (scope_kind = 'site' and scope_id = (select ctx_site()))
  with check (scope_kind = 'site' and scope_id = (select ctx_site()));
create policy elsewhere_is_given on role_grants for insert
  with check (scope_kind <> 'site' and person_id = (select ctx_person()));
create policy elsewhere_is_changed on role_grants for update
  using (scope_kind <> 'site' and person_id = (select ctx_person()))
  with check (scope_kind <> 'site' and person_id = (select ctx_person()));

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

-- One waiting code per address. Nobody has signed in yet, so no context could open a row: the table names nobody.
create table sign_in_codes (
  -- SHA-256 of the address
  account bytea primary key check (length(account) = 32),
  -- What the outbox carries: neither an address nor a code.
  id uuid not null unique,
  -- Kept until the mail is written, then forgotten.
  mail_to text,
  -- The worker makes the code when it writes the mail: until then there is nothing to steal here. Argon2id, because
  -- six digits under a fast hash are no secret.
  code_hash text,
  locale text not null check (locale in ('fr', 'en')),
  requested_at timestamptz not null,
  expires_at timestamptz not null,
  attempts int not null default 0
);
create index sign_in_codes_by_expiry on sign_in_codes (expires_at);

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
  -- The worker makes the token when it writes the mail; writing the mail again makes another one.
  token_hash bytea unique check (length(token_hash) = 32),
  email text not null check (email = lower(email)),
  scope_kind text not null check (scope_kind in ('site', 'company', 'network')),
  scope_id uuid not null,
  role text not null,
  locale text not null check (locale in ('fr', 'en')),
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz
);
-- Inviting again replaces the invitation that waits; it also serves the list of a scope.
create unique index invitations_waiting on invitations (scope_kind, scope_id, email) where accepted_at is null;
alter table invitations enable row level security;
alter table invitations force row level security;
create policy site on invitations
  using (scope_kind = 'site' and scope_id = (select ctx_site()))
  with check (scope_kind = 'site' and scope_id = (select ctx_site()));
create policy network on invitations
  using (scope_kind = 'network' and scope_id in (
    select g.scope_id from role_grants g
    where g.person_id = (select ctx_person()) and g.scope_kind = 'network' and g.role = 'coordinator'))
  with check (scope_kind = 'network' and scope_id in (
    select g.scope_id from role_grants g
    where g.person_id = (select ctx_person()) and g.scope_kind = 'network' and g.role = 'coordinator'));
-- Whoever proved the mailbox reads and accepts what was sent to it; it cannot invite itself.
create policy addressee_reads on invitations for select using (email = (select ctx_email()));
create policy addressee_accepts on invitations for update
  using (email = (select ctx_email())) with check (email = (select ctx_email()));

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

-- A site that has a manager keeps one: the last cannot be removed or demoted. The lock queues two managers who
-- remove each other at once; each statement after it sees what the other has committed.
create function site_keeps_a_manager() returns trigger language plpgsql as $$
begin
  if old.scope_kind = 'site' and old.role = 'manager' then
    perform pg_advisory_xact_lock(hashtextextended('team ' || old.scope_id, 0));
    if not exists (select 1 from role_grants
                   where scope_kind = 'site' and scope_id = old.scope_id and role = 'manager') then
      raise exception 'the last manager of a site' using errcode = '23514', constraint = 'site_keeps_a_manager';
    end if;
  end if;
  return null;
end $$;
create trigger site_keeps_a_manager after update or delete on role_grants
  for each row execute function site_keeps_a_manager();

-- How a site's staff find a member: no case, no accents, no ligatures.
create function folded(words text) returns text language sql immutable strict parallel safe as
  $$ select regexp_replace(replace(replace(normalize(lower(words), NFKD), 'œ', 'oe'), 'æ', 'ae'), '[\\u0300-\\u036f]', '', 'g') $$;

-- Doors for what must be found before a context can exist. Each is owned by maille_shared, answers for one exact
-- secret or id, and has a fixed search path; test/schema lists them.
create policy doors on role_grants for select to maille_shared using (true);
create policy doors on invitations for select to maille_shared using (true);
create policy team on persons for select to maille_shared using (id in (
  select g.person_id from role_grants g where g.scope_kind = 'site' and g.scope_id = (select ctx_site())));
grant select (token_hash, person_id, expires_at, last_seen_at) on sessions to maille_shared;
grant select (person_id, scope_kind, scope_id, role, granted_at) on role_grants to maille_shared;
grant select (id, token_hash, email, scope_kind, scope_id) on invitations to maille_shared;
grant select (id, name, email) on persons to maille_shared;

-- Every request with a cookie asks this: from a session to the person and all their roles.
create function principal_of(wanted bytea)
  returns table (person_id uuid, expires_at timestamptz, last_seen_at timestamptz, grants json)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.person_id, s.expires_at, s.last_seen_at,
    (select coalesce(json_agg(json_build_object('kind', g.scope_kind, 'id', g.scope_id, 'role', g.role)), '[]')
     from role_grants g where g.person_id = s.person_id)
  from sessions s where s.token_hash = wanted
$$;
-- From an invitation's id (the worker) or the hash of its token (the invited) to what opens its row.
create function invitation_door(wanted uuid, wanted_hash bytea)
  returns table (id uuid, email text, scope_kind text, scope_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, i.email, i.scope_kind, i.scope_id from invitations i where i.id = wanted or i.token_hash = wanted_hash
$$;
-- The people who work at the site of the context: a manager knows the team by name.
create view site_team with (security_barrier) as
  select g.scope_id as site_id, p.id as person_id, p.name, p.email, g.role, g.granted_at
  from role_grants g join persons p on p.id = g.person_id
  where g.scope_kind = 'site' and g.scope_id = (select ctx_site());
revoke execute on function principal_of(bytea), invitation_door(uuid, bytea) from public;
grant execute on function principal_of(bytea), invitation_door(uuid, bytea) to maille_app;
alter function principal_of(bytea) owner to maille_shared;
alter function invitation_door(uuid, bytea) owner to maille_shared;
alter view site_team owner to maille_shared;
grant select on site_team to maille_app;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view site_team;
drop function principal_of(bytea), invitation_door(uuid, bytea), folded(text);
drop table members, invitations, sign_in_failures, sign_in_codes, sessions, role_grants, companies, persons;
drop function site_keeps_a_manager();
`);
  }
}
