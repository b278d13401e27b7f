import type { Statement } from '../support/recorded.js';
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
       (select t.rate from shared_rate_books t where t.site_id = s.site_id and t.id = r.rate_id) as rate
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

/** Statements that the code sent, with their values, for pgbench to repeat. */
export function repeated(sent: readonly Statement[]): Script {
  const variables: Record<string, string> = {};
  const name = (value: unknown): string => {
    if (value === null) return 'null';
    // Letters only: "aa", "ab", …
    const count = Object.keys(variables).length;
    const letters = `v_${String.fromCharCode(97 + Math.floor(count / 26), 97 + (count % 26))}`;
    variables[letters] = Array.isArray(value) ? `{${value.join()}}` : String(value as string | number);
    return `:${letters}`;
  };
  const statements = sent.map(({ text, values }) => {
    const names = values.map(name);
    return text.replaceAll(/\$(\d+)/g, (_, index: string) => names[Number(index) - 1]!);
  });
  return { statements, variables };
}

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
