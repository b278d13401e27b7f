import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the staff note about a member, and what members agree to. */
export class MemberSheets1790002500000 implements MigrationInterface {
  name = 'MemberSheets1790002500000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
-- For the staff alone: no policy lets the member see them.
create table member_notes (
  site_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  text text not null check (length(text) between 1 and 4000),
  written_at timestamptz not null,
  written_by uuid,
  primary key (site_id, id),
  foreign key (site_id, member_id) references members (site_id, id)
);
create index member_notes_of_member on member_notes (site_id, member_id, written_at);

-- What a member agreed to, and took back: what was said stays on record, the last word counts.
create table member_consents (
  site_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  purpose text not null check (purpose in ('newsletter', 'photo')),
  given boolean not null,
  said_at timestamptz not null,
  primary key (site_id, id),
  foreign key (site_id, member_id) references members (site_id, id)
);
create index member_consents_of_member on member_consents (site_id, member_id, purpose, said_at);
create index member_consents_by_person on member_consents (person_id);

do $$ declare t text; begin
  foreach t in array array['member_notes', 'member_consents'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
end $$;
create policy own on member_consents for select using (person_id = (select ctx_person()));
grant select, insert, delete on member_notes to maille_app;
grant select, insert on member_consents to maille_app;

-- The list of members by name, page by page.
create index members_by_name on members (site_id, folded(name), id);
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop index members_by_name;
drop table member_consents, member_notes;
`);
  }
}
