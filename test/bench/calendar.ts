import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { quantile } from '../support/crowd.js';
import type { Api } from '../support/processes.js';

/** An hour of 20 rooms, several times a day for two years around today: what a very busy site amounts to. */
const ROOMS = 20;
const DAYS = 730;
const RESERVATIONS = 50_000;
const ASKED = 20;

/** Past the guard, which is not what is measured: each room and hour is used once. */
async function fill(owner: pg.Client, siteId: string): Promise<void> {
  await owner.query(
    `insert into resources (site_id, id, kind, mode, capacity, name, rate_id, position)
     select $1, gen_random_uuid(), 'room', 'exclusive', 1, 'Salle d’agenda ' || n, rate_id, 1000 + n
     from generate_series(1, ${ROOMS}) as n, (select rate_id from resources where site_id = $1 limit 1) as r`,
    [siteId],
  );
  await owner.query('begin; alter table reservations disable trigger user');
  await owner.query(
    `insert into reservations (site_id, id, resource_id, member_id, person_id, mode, kind, during, blocked, status,
       price_cents, currency, price_lines, created_at)
     select r.site_id, gen_random_uuid(), r.id, m.id, m.person_id, r.mode, r.kind, t.during, t.during, 'confirmed', 0,
       'EUR', '[]', now()
     from generate_series(0, ${RESERVATIONS - 1}) as n
     join resources r on r.site_id = $1 and r.position = 1001 + n % ${ROOMS} and r.name like 'Salle d’agenda %'
     join lateral (select current_date - ${DAYS - 90} + (n / ${ROOMS}) % ${DAYS} * interval '1 day'
                     + (8 + n / ${ROOMS * DAYS}) * interval '1 hour') as s (start) on true
     join lateral (select tstzrange(s.start, s.start + interval '1 hour')) as t (during) on true
     join lateral (select id, person_id from members where site_id = $1 order by id offset n % 10 limit 1) as m on true`,
    [siteId],
  );
  await owner.query('alter table reservations enable trigger user; commit; analyze reservations');
}

/** Asks for something small again and again; what it returns stops that and says how long the slowest answer took. */
function waitOfOthers(api: Api): () => Promise<number> {
  let slowest = 0;
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const began = performance.now();
      await (await fetch(`${api.url}/health/live`)).arrayBuffer();
      slowest = Math.max(slowest, performance.now() - began);
      await new Promise((later) => setTimeout(later, 5));
    }
  })();
  return async () => {
    isOver = true;
    await asking;
    return slowest;
  };
}

/** The feed of a site's staff, whole and when nothing has changed. Prints; whoever reads judges. */
export async function measureCalendar(owner: pg.Client, api: Api, siteId: string, personId: string): Promise<void> {
  await fill(owner, siteId);
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest();
  await owner.query(
    `with role as (insert into role_grants (person_id, scope_kind, scope_id, role) values ($2, 'site', $1, 'desk'))
     insert into site_calendars (site_id, id, made_by, token_hash, created_at)
     values ($1, gen_random_uuid(), $2, $3, now())`,
    [siteId, personId, hash],
  );
  const url = `${api.url}/calendars/${token}.ics`;
  const first = await fetch(url);
  const text = await first.text();
  const entries = text.split('BEGIN:VEVENT').length - 1;
  for (const headers of [{}, { 'if-none-match': first.headers.get('etag')! }]) {
    const times: number[] = [];
    let status = 0;
    const others = waitOfOthers(api);
    for (let n = 0; n < ASKED; n++) {
      const began = performance.now();
      const answer = await fetch(url, { headers });
      await answer.arrayBuffer();
      status = answer.status;
      times.push(performance.now() - began);
    }
    console.log(
      `${`a calendar of ${RESERVATIONS} (${entries} shown), ${status}`.padEnd(50)}p50 ${quantile(times, 0.5).toFixed(0)} ms` +
        `  max ${Math.max(...times).toFixed(0)} ms  ${(text.length / 1e6).toFixed(1)} MB` +
        `  others wait ${(await others()).toFixed(0)} ms at most`,
    );
  }
}
