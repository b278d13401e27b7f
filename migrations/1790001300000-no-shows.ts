import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After how long a site gives up a booking that nobody has checked in. */
export class NoShows1790001300000 implements MigrationInterface {
  name = 'NoShows1790001300000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table site_rules
  -- Minutes after the start; null: a booking stands whether or not somebody comes.
  add column no_show_after_minutes int check (no_show_after_minutes between 5 and 240),
  -- Who sat down before this was switched on had no reason to check in: it holds for what begins from then on.
  add column no_show_since timestamptz,
  add constraint site_rules_no_show_has_a_beginning check
    ((no_show_after_minutes is null) = (no_show_since is null));
create or replace view shared_rulebooks as
  ${RULEBOOK}, r.no_show_after_minutes
  from site_rules r join sites s on s.site_id = r.site_id;
`);
  }

  async down(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
drop view shared_rulebooks;
create view shared_rulebooks as
  ${RULEBOOK}
  from site_rules r join sites s on s.site_id = r.site_id;
alter view shared_rulebooks owner to maille_shared;
grant select on shared_rulebooks to maille_app;
alter table site_rules drop column no_show_after_minutes, drop column no_show_since;
`);
  }
}

const RULEBOOK = /* sql */ `select r.site_id, r.notice_to_book_minutes, r.notice_to_change_minutes,
    r.notice_to_cancel_minutes, s.horizon_days, r.one_place_kinds, r.approval_minutes,
    (select coalesce(json_agg(json_build_object('resourceId', o.resource_id,
        'noticeToBookMinutes', o.notice_to_book_minutes, 'noticeToChangeMinutes', o.notice_to_change_minutes,
        'noticeToCancelMinutes', o.notice_to_cancel_minutes, 'horizonDays', o.horizon_days,
        'onePlace', o.one_place, 'approval', o.approval) order by o.resource_id), '[]')
      from resource_rules o where o.site_id = r.site_id) as resources,
    (select coalesce(json_agg(json_build_object('hoursBefore', c.hours_before, 'feePercent', c.fee_percent)
        order by c.hours_before desc), '[]')
      from cancellation_steps c where c.site_id = r.site_id) as steps,
    (select coalesce(json_agg(json_build_object('id', q.id, 'unit', q.unit, 'per', q.per, 'atMost', q.at_most,
        'kind', q.kind, 'resourceId', q.resource_id)
        order by q.kind nulls first, q.resource_id nulls first, q.per, q.unit, q.at_most, q.id), '[]')
      from quotas q where q.site_id = r.site_id) as quotas,
    (select coalesce(json_agg(json_build_object('resourceId', n.resource_id, 'authorisationId', n.authorisation_id,
        'name', a.name, 'validityMonths', a.validity_months) order by a.name, n.resource_id), '[]')
      from authorisation_needs n join authorisations a on a.site_id = n.site_id and a.id = n.authorisation_id
      where n.site_id = r.site_id) as needs`;
