import type { Script } from './pgbench.js';

/** What a booking asks of the database (reservations.service.ts), from the session to the outbox. */
export const booking = (tokenHash: string, each: number): Script => ({
  variables: { each: String(each), token: tokenHash },
  statements: [
    `select site_id as site, resource_id as resource, person_id as person, starts, ends, id, charge_id as charge,
       event_id as event from bench_slots where n = :n --gset`,
    `select person_id from principal_of(decode(:token, 'hex'))`,
    'begin isolation level read committed',
    `select set_config('app.site_id', :site, true), set_config('app.person_id', :person, true)`,
    `select s.time_zone, s.currency, s.horizon_days, s.name,
       (select json_agg(json_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes))
         from shared_opening_hours h where h.site_id = s.site_id) as hours,
       (select json_agg(json_build_object('weekday', h.weekday, 'opens', h.opens, 'closes', h.closes))
         from shared_resource_hours h where h.site_id = s.site_id and h.resource_id = r.id) as own,
       (select json_agg(json_build_object('id', c.id, 'firstDay', c.first_day) order by c.first_day, c.id)
         from shared_closures c where c.site_id = s.site_id
           and (c.resource_id is null or c.resource_id = r.id or r.parent_id is not null)
           and (c.last_day is null or c.last_day >= :starts::timestamptz::date)) as closures,
       (select json_agg(json_build_object('id', i.id, 'parentId', i.parent_id)) from shared_resources i
         where i.site_id = s.site_id and i.parent_id is not null and r.parent_id is not null) as inside,
       (select json_build_object('rules', k.rules, 'version', k.hours_version)
         from shared_opening_calendars k where k.site_id = s.site_id) as calendar,
       (select json_agg(json_build_object('kind', t.kind, 'upToMinutes', t.up_to_minutes, 'priceCents', t.price_cents)
           order by t.kind, t.up_to_minutes)
         from shared_rates t where t.site_id = s.site_id and t.id = r.rate_id) as steps
     from shared_sites s join shared_resources r on r.site_id = s.site_id
     where s.site_id = :site::uuid and r.id = :resource::uuid`,
    `select id as member from members where site_id = :site::uuid and person_id = :person::uuid --gset`,
    `select exists (select from reservations where site_id = :site::uuid and resource_id = :resource::uuid
         and status in ('confirmed', 'checked_in') and blocked_from >= :starts::timestamptz - interval '24 hours'
         and blocked_from < :ends::timestamptz and blocked_until > :starts::timestamptz) as taken`,
    `insert into reservations (site_id, id, resource_id, member_id, person_id, quantity, during, blocked, status,
       price_cents, currency, price_lines, created_at, created_by)
     values (:site::uuid, :id::uuid, :resource::uuid, :member::uuid, :person::uuid, 1,
       tstzrange(:starts::timestamptz, :ends::timestamptz), tstzrange(:starts::timestamptz, :ends::timestamptz),
       'confirmed', 1200, 'EUR', '[]', now(), :person::uuid)`,
    `insert into charges (site_id, id, member_id, person_id, origin_kind, origin_id, label, supplied_on, quantity,
       unit_price_cents, amount_cents, currency, price_mode, vat_rate_bp, recorded_at)
     values (:site::uuid, :charge::uuid, :member::uuid, :person::uuid, 'reservation', :id::uuid, 'Bureau 1',
       :starts::timestamptz::date, 1, 1200, 1200, 'EUR', 'gross', 2000, now())
     on conflict on constraint charges_origin_is_unique do nothing`,
    `insert into events (id, topic, payload, singleton_key)
     values (:event::uuid, 'reservation.changed', json_build_object('siteId', :site::text)::jsonb, :site)`,
    'commit',
  ],
});

/** What a site's day asks (availability.service.ts). */
export const siteDay = (slug: string, site: string, from: string, until: string): Script => ({
  variables: { slug, site, from, until },
  statements: [
    `select site_id, network_id, slug, name, street, postcode, commune, country, lat, lon, time_zone, currency, phone,
       email, description, access, services, accessible, horizon_days
     from shared_sites where slug = :slug
       and network_id = (select id from networks order by created_at, id limit 1)`,
    `select site_id, id, kind, mode, capacity, name, zone, features, preparation_minutes, step_minutes, min_minutes,
       max_minutes, rate_id from shared_resources where site_id = any(array[:site::uuid])
     order by site_id, position, name, id`,
    `select
       (select json_agg(json_build_object('siteId', site_id, 'weekday', weekday, 'opens', opens, 'closes', closes)
           order by site_id, weekday, opens) from shared_opening_hours where site_id = any(array[:site::uuid])) as hours,
       (select json_agg(json_build_object('siteId', site_id, 'resourceId', resource_id, 'weekday', weekday,
           'opens', opens, 'closes', closes) order by site_id, resource_id, weekday, opens)
         from shared_resource_hours where site_id = any(array[:site::uuid])) as own,
       (select json_agg(json_build_object('siteId', site_id, 'id', id, 'resourceId', resource_id, 'repeats', repeats,
           'firstDay', first_day, 'lastDay', last_day, 'from', from_minute, 'until', until_minute, 'scope', scope,
           'reason', reason) order by site_id, first_day, id)
         from shared_closures where site_id = any(array[:site::uuid]) and first_day <= :until::timestamptz::date
           and (last_day is null or last_day >= :from::timestamptz::date)) as closures,
       (select json_agg(json_build_object('siteId', site_id, 'country', country, 'region', holiday_region,
           'rules', rules, 'version', hours_version)) from shared_opening_calendars
         where site_id = any(array[:site::uuid])) as calendars,
       (select json_agg(json_build_object('siteId', site_id, 'id', id, 'parentId', parent_id)) from shared_resources
         where site_id = any(array[:site::uuid]) and parent_id is not null) as inside,
       (select json_agg(json_build_object('siteId', site_id, 'resourceId', resource_id, 'from', from_minute,
           'until', until_minute, 'name', json_build_object('fr', name_fr, 'en', name_en))
           order by site_id, resource_id, position)
         from shared_periods where site_id = any(array[:site::uuid])) as periods,
       (select json_agg(json_build_object('id', id, 'priceMode', price_mode, 'vatRateBp', vat_rate_bp,
           'dailyCapCents', daily_cap_cents, 'kind', kind, 'upToMinutes', up_to_minutes, 'priceCents', price_cents)
           order by id, kind, up_to_minutes) from shared_rates where site_id = any(array[:site::uuid])) as steps`,
    `select resource_id, (extract(epoch from blocked_from) * 1000)::float8,
       (extract(epoch from blocked_until) * 1000)::float8, quantity
     from shared_busy
     where site_id = any(array[:site::uuid]) and blocked_from < :until::timestamptz
       and blocked_from >= :from::timestamptz - interval '24 hours' and blocked_until > :from::timestamptz
     union all
     select resource_id, (extract(epoch from blocked_from) * 1000)::float8,
       (extract(epoch from blocked_until) * 1000)::float8, quantity
     from shared_long
     where site_id = any(array[:site::uuid]) and blocked_until > :from::timestamptz
       and blocked_from < :from::timestamptz - interval '24 hours'`,
  ],
});

/** What the coordinator's page asks (occupancy.store.ts). */
export const coordinator = (networkId: string, personId: string): Script => ({
  variables: { network: networkId, person: personId },
  statements: [
    'begin isolation level read committed',
    `select set_config('app.person_id', :person, true)`,
    'select * from network_figures(:network::uuid, 4)',
    'select * from network_named(:network::uuid, 4)',
    'commit',
  ],
});
