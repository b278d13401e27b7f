import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a booking that nobody came for costs on top of its price, and what of it was charged. */
export class NoShowFees1790001310000 implements MigrationInterface {
  name = 'NoShowFees1790001310000';

  async up(query: QueryRunner): Promise<void> {
    await query.query(/* sql */ `
alter table site_rules
  -- Of the price, on top of it.
  add column no_show_fee_percent int not null default 0 check (no_show_fee_percent between 0 and 100);
alter table reservations
  add column no_show_fee_cents bigint not null default 0,
  add constraint reservation_fee_when_nobody_came check (
    no_show_fee_cents = 0 or (no_show_fee_cents > 0 and status = 'no_show'));
create or replace view shared_rulebooks as
  ${RULEBOOK}, r.no_show_fee_percent
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
alter table reservations drop column no_show_fee_cents;
alter table site_rules drop column no_show_fee_percent;
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
      where n.site_id = r.site_id) as needs, r.no_show_after_minutes`;
