import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Members from a file: what was sent, what each line comes to, and accounts for many addresses at once. */
export class MemberImports1790002510000 implements MigrationInterface {
  name = 'MemberImports1790002510000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
create table member_imports (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  state text not null check (state in ('checking', 'checked', 'running', 'done', 'refused')),
  -- Why the file as a whole cannot be used.
  refused_because text check (refused_because in ('import_unreadable', 'import_without_email', 'import_too_long')),
  -- Forgotten once it is done: the members are what was wanted.
  bytes bytea,
  encoding text check (encoding in ('utf-8', 'windows-1252')),
  -- [{header, field}], in the order of the file; field null: not used.
  columns jsonb,
  -- Lines of the file are counted from 1, the header's.
  last_line int,
  done_line int not null default 0,
  sent_at timestamptz not null,
  sent_by uuid,
  primary key (site_id, id),
  check ((state = 'refused') = (refused_because is not null))
);
create index member_imports_by_time on member_imports (site_id, sent_at);

create table member_import_lines (
  site_id uuid not null,
  import_id uuid not null,
  line int not null,
  outcome text not null check (outcome in ('created', 'updated', 'unchanged', 'refused')),
  -- As the file has it; null where none could be read.
  email text,
  reason text,
  -- The earlier line of the same address.
  same_as int,
  primary key (site_id, import_id, line),
  foreign key (site_id, import_id) references member_imports (site_id, id) on delete cascade,
  check ((outcome = 'refused') = (reason is not null))
);

do $$ declare t text; begin
  foreach t in array array['member_imports', 'member_import_lines'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
end $$;
grant select, insert, update, delete on member_imports to maille_app;
grant select, insert, update on member_import_lines to maille_app;

-- Lines are matched to members by address.
create index members_by_email on members (site_id, email);

-- The account of each address, made where there is none; those that exist stay as they are. One round trip for many,
-- and each still behind the policy of its own address: it does nothing that its caller could not do one by one.
create function persons_of(ids uuid[], addresses text[], names text[])
  returns table (address text, person_id uuid) language plpgsql as $$
declare
  before text := current_setting('app.email', true);
begin
  for i in 1 .. coalesce(array_length(addresses, 1), 0) loop
    perform set_config('app.email', addresses[i], true);
    insert into persons (id, email, name) values (ids[i], addresses[i], names[i]) on conflict do nothing;
    return query select p.email, p.id from persons p where p.email = addresses[i];
  end loop;
  perform set_config('app.email', coalesce(before, ''), true);
end $$;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop function persons_of(uuid[], text[], text[]);
drop index members_by_email;
drop table member_import_lines, member_imports;
`);
  }
}
