import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents that open a social tariff: what a site asks for, what members send, and what was decided. */
export class Papers1790002800000 implements MigrationInterface {
  name = 'Papers1790002800000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(KINDS);
    await query.query(PAPERS);
    await query.query(/* sql */ `
do $$ declare t text; begin
  foreach t in array array['paper_kinds', 'paper_kind_groups', 'papers', 'paper_pages'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant on %I using (site_id = (select ctx_site())) with check (site_id = (select ctx_site()))', t);
  end loop;
  foreach t in array array['paper_kinds', 'paper_kind_groups', 'member_groups'] loop
    execute format('create policy shared on %I for select to maille_shared using (true)', t);
  end loop;
end $$;
create policy own on papers for select using (person_id = (select ctx_person()));
create policy own on paper_pages for select using (person_id = (select ctx_person()));
grant select, insert, update on paper_kinds, papers to maille_app;
grant select, insert, delete on paper_kind_groups, paper_pages to maille_app;
grant select on paper_kinds, paper_kind_groups to maille_shared;
grant select (site_id, id, name, discount_bp, active) on member_groups to maille_shared;
${SHARED}`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view shared_paper_kinds;
revoke select (site_id, id, name, discount_bp, active) on member_groups from maille_shared;
drop policy shared on member_groups;
alter table group_members drop column paper_id;
drop table paper_pages, papers, paper_kind_groups, paper_kinds;
alter table member_groups add column needs_document boolean not null default false;
`);
  }
}

const KINDS = /* sql */ `
-- Which groups are opened by a document stands in paper_kind_groups, and nowhere else.
alter table member_groups drop column needs_document;

create table paper_kinds (
  site_id uuid not null references sites (site_id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  explanation text check (length(explanation) between 1 and 1000),
  -- Null: until the day that is said with each approval.
  valid_months int check (valid_months between 1 and 60),
  active boolean not null default true,
  primary key (site_id, id),
  constraint paper_kinds_name_is_unique unique (site_id, name)
);

create table paper_kind_groups (
  site_id uuid not null,
  kind_id uuid not null,
  group_id uuid not null,
  primary key (site_id, kind_id, group_id),
  foreign key (site_id, kind_id) references paper_kinds (site_id, id),
  constraint paper_kind_group foreign key (site_id, group_id) references member_groups (site_id, id)
);
`;

const PAPERS = /* sql */ `
create table papers (
  site_id uuid not null,
  id uuid not null,
  kind_id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('waiting', 'approved', 'refused', 'revoked', 'withdrawn')),
  sent_at timestamptz not null,
  -- When it was approved or refused, and by whom; a withdrawal and a revocation come later, and take their place.
  decided_at timestamptz,
  decided_by uuid,
  -- The last day on which what it opens counts.
  last_day date,
  reason text check (length(reason) between 1 and 500),
  reminded_at timestamptz,
  primary key (site_id, id),
  constraint papers_of_one_person unique (site_id, id, person_id),
  foreign key (site_id, kind_id) references paper_kinds (site_id, id),
  -- Who is deleted takes their documents along.
  foreign key (site_id, member_id) references members (site_id, id) on delete cascade,
  check ((state = 'waiting') = (decided_at is null)),
  check (state <> 'approved' or last_day is not null),
  check ((state in ('refused', 'revoked')) = (reason is not null))
);
-- A new one takes the place of the one that waits: staff never have two to choose from.
create unique index papers_wait_once on papers (site_id, member_id, kind_id) where state = 'waiting';
create index papers_of_member on papers (site_id, member_id, sent_at);
create index papers_waiting on papers (site_id, sent_at) where state = 'waiting';
create index papers_by_person on papers (person_id);

-- What was sent, page by page; forgotten while the decision stays.
create table paper_pages (
  site_id uuid not null,
  id uuid not null,
  paper_id uuid not null,
  person_id uuid not null,
  position int not null check (position between 1 and 10),
  type text not null check (type in ('image/webp', 'application/pdf')),
  sha256 bytea not null,
  bytes bytea not null,
  primary key (site_id, id),
  constraint paper_pages_in_order unique (site_id, paper_id, position),
  foreign key (site_id, paper_id, person_id) references papers (site_id, id, person_id) on delete cascade
);
create index paper_pages_by_person on paper_pages (person_id);

-- The document that somebody is in a group for, and no longer than for it; null: the staff's word.
alter table group_members add column paper_id uuid;
alter table group_members add constraint group_members_by_paper foreign key (site_id, paper_id)
  references papers (site_id, id) on delete set null (paper_id);
`;

/** What is asked for and what it opens is public; who has sent what is not. */
const SHARED = /* sql */ `
create view shared_paper_kinds as
  select k.site_id, k.id, k.name, k.explanation, k.valid_months, k.active, (
    select coalesce(json_agg(json_build_object('name', g.name, 'discountBp', g.discount_bp) order by folded(g.name), g.id), '[]')
    from paper_kind_groups o join member_groups g on g.site_id = o.site_id and g.id = o.group_id
    where o.site_id = k.site_id and o.kind_id = k.id and g.active) as groups
  from paper_kinds k;
alter view shared_paper_kinds owner to maille_shared;
grant select on shared_paper_kinds to maille_app;
`;
