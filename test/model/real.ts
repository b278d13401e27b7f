import pg from 'pg';
import { HoldsService } from '../../libs/booking/src/holds.service.js';
import { MINUTE, type NetworkId } from '#libs/domain';
import { SetupService } from '#libs/spaces';
import { type Person, createCrowd } from '../support/crowd.js';
import { type PlainSite, createPlainSite, plainPlace } from '../support/plain-site.js';
import { type World, createWorld } from '../support/world.js';
import { CLOSES, type Model, OPENS, STEP, type Spot, type Wish, cents, midnightOf } from './model.js';

/** A Wednesday's midnight in Paris; no clock changes for weeks. */
const MIDNIGHT = Date.parse('2027-01-13T00:00:00+01:00');
const dayOf = (minute: number): string => new Date(Date.UTC(2027, 0, 13) + minute * MINUTE).toISOString().slice(0, 10);
/** The day's first half hour before the doors open: a sequence begins then. */
export const MORNING = OPENS - STEP;

const spot = (name: string, more: Partial<Spot> = {}): Spot => ({
  ...{ name, places: 1, pool: false, preparation: 0, within: [] },
  ...more,
});
export const SPOTS: readonly Spot[] = [
  spot('Salle'),
  spot('Studio', { preparation: 30 }),
  spot('Plateau'),
  spot('Bureau', { within: ['Plateau'] }),
  spot('Tables', { within: ['Plateau'], pool: true, places: 3 }),
  spot('Bancs', { pool: true, places: 4 }),
];
export const PEOPLE = 3;

export interface Said {
  readonly http: number;
  readonly code?: string;
  readonly status?: string;
}

interface Stored {
  readonly id: string;
  readonly said: string;
}

/** The product over HTTP and on a real database, on one site that is emptied for each sequence. */
export class Real {
  /** Every kind of answer there was. */
  readonly heard = new Set<string>();

  private constructor(
    readonly world: World,
    readonly owner: pg.Client,
    private readonly site: PlainSite,
    private readonly people: readonly Person[],
    private readonly memberIds: readonly string[],
    private readonly desk: string,
  ) {}

  static async start(): Promise<Real> {
    const world = await createWorld({ sites: 1, weeks: 1 }, MIDNIGHT + MORNING * MINUTE);
    const owner = new pg.Client(world.db.url);
    await owner.connect();
    const site = await createPlainSite(world.app.get(SetupService), {
      networkId: world.networkId as NetworkId,
      slug: 'modele',
      opening: { opens: OPENS, closes: CLOSES },
      places: SPOTS.map(({ name, pool, places, preparation, within }) =>
        plainPlace(name, {
          ...{ capacity: places, preparationMinutes: preparation, maxMinutes: 300 },
          ...(pool && { kind: 'desk', mode: 'pool' }),
          ...(within[0] !== undefined && { parent: within[0] }),
        }),
      ),
    });
    const crowd = await createCrowd(owner, ['http://unused'], PEOPLE + 1);
    const manager = crowd[PEOPLE]!;
    await owner.query(
      `insert into role_grants (person_id, scope_kind, scope_id, role) values ($1, 'site', $2, 'manager')`,
      [manager.personId, site.siteId],
    );
    await owner.query(`select set_config('app.site_id', $1, false)`, [site.siteId]);
    const people = crowd.slice(0, PEOPLE);
    const { rows } = await owner.query<{ id: string }>(
      `insert into members (site_id, id, person_id, name, email, joined_at)
       select $1, gen_random_uuid(), p.id, p.name, p.email, now() from unnest($2::uuid[]) with ordinality as u (id, rank)
       join persons p on p.id = u.id order by u.rank returning id`,
      [site.siteId, people.map(({ personId }) => personId)],
    );
    const memberIds = rows.map(({ id }) => id);
    return new Real(world, owner, site, people, memberIds, manager.cookie);
  }

  async close(): Promise<void> {
    await this.owner.end();
    await this.world.close();
  }

  /** Back to an empty morning. */
  async reset(): Promise<void> {
    const site = `site_id = '${this.site.siteId}'`;
    await this.owner.query(`begin; set local session_replication_role = replica;
      delete from charges where ${site}; delete from reservations where ${site}; delete from series where ${site};
      delete from resource_blocks where ${site}; commit`);
    this.tell(MORNING);
  }

  tell(minute: number): void {
    this.world.clock.moveTo(MIDNIGHT + minute * MINUTE);
  }

  private placeOf({ spot, start, end }: Omit<Wish, 'quantity'>) {
    const iso = (minute: number) => new Date(MIDNIGHT + minute * MINUTE).toISOString();
    return { resourceId: this.site.resourceIds.get(spot.name)!, start: iso(start), end: iso(end) };
  }

  private async post(cookie: string, path: string, body: object = {}): Promise<Said> {
    const answer = await this.world.call('POST', path, { cookie, body });
    const { code, status } = answer.json();
    return { http: answer.statusCode, ...(answer.statusCode < 300 ? { status } : { code }) };
  }

  book(id: string, who: number, wish: Wish, hold = false): Promise<Said> {
    const body = { id, siteId: this.site.siteId, ...this.placeOf(wish), quantity: wish.quantity };
    return this.post(this.people[who]!.cookie, '/api/reservations', { ...body, ...(hold && { hold }) });
  }

  bookAtDesk(id: string, who: number, wish: Wish, override: boolean): Promise<Said> {
    const body = { id, memberId: this.memberIds[who]!, ...this.placeOf(wish), quantity: wish.quantity, override };
    return this.post(this.desk, `/api/manage/${this.site.siteId}/reservations`, body);
  }

  walkIn(id: string, wish: Wish, override: boolean): Promise<Said> {
    const person = { name: 'Passante', email: 'passante@exemple.example' };
    const body = { id, ...person, ...this.placeOf(wish), quantity: wish.quantity, override };
    return this.post(this.desk, `/api/manage/${this.site.siteId}/walk-ins`, body);
  }

  /** What its owner does with a booking of theirs. */
  own(who: number, id: string, what: 'confirm' | 'cancel'): Promise<Said> {
    return this.post(this.people[who]!.cookie, `/api/reservations/${id}/${what}`);
  }

  move(who: number, id: string, to: Omit<Wish, 'quantity'>): Promise<Said> {
    return this.post(this.people[who]!.cookie, `/api/reservations/${id}/move`, this.placeOf(to));
  }

  atDesk(id: string, what: 'check-in' | 'cancel', body: object = {}): Promise<Said> {
    return this.post(this.desk, `/api/manage/${this.site.siteId}/reservations/${id}/${what}`, body);
  }

  moveAtDesk(id: string, to: Omit<Wish, 'quantity'>, override: boolean): Promise<Said> {
    const path = `/api/manage/${this.site.siteId}/reservations/${id}/move`;
    return this.post(this.desk, path, { ...this.placeOf(to), override });
  }

  /** The ids of the dates that were booked come along, in order of time. */
  async orderSeries(
    id: string,
    who: number,
    wish: Wish,
    count: number,
    all: boolean,
  ): Promise<Said & { ids: string[] }> {
    const { resourceId } = this.placeOf(wish);
    const body = {
      ...{ id, siteId: this.site.siteId, resourceId, rule: `FREQ=DAILY;COUNT=${count}`, firstDay: dayOf(wish.start) },
      ...{ startTime: clock(wish.start), minutes: wish.end - wish.start, quantity: wish.quantity },
      onConflict: all ? 'refuse' : 'skip',
    };
    const answer = await this.world.call('POST', '/api/series', { cookie: this.people[who]!.cookie, body });
    const { code, reservations = [] } = answer.json() as { code?: string; reservations?: { id: string }[] };
    return { http: answer.statusCode, ...(code !== undefined && { code }), ids: reservations.map((one) => one.id) };
  }

  cancelSeries(who: number, id: string, fromId: string | null): Promise<Said> {
    return this.post(this.people[who]!.cookie, `/api/series/${id}/cancel`, fromId === null ? {} : { fromId });
  }

  moveSeries(who: number, id: string, to: Omit<Wish, 'quantity'>, all: boolean): Promise<Said> {
    const { resourceId } = this.placeOf(to);
    const time = { startTime: clock(to.start), minutes: to.end - to.start, onConflict: all ? 'refuse' : 'skip' };
    return this.post(this.people[who]!.cookie, `/api/series/${id}/move`, { resourceId, ...time });
  }

  /** As a calendar from outside does. */
  async block(id: string, { spot, start, end }: Omit<Wish, 'quantity'>): Promise<void> {
    const { resourceId, ...time } = this.placeOf({ spot, start, end });
    await this.owner.query(
      `insert into resource_blocks (site_id, id, resource_id, source_id, during)
       values ($1, $2, $3, $2, tstzrange($4, $5))`,
      [this.site.siteId, id, resourceId, time.start, time.end],
    );
  }

  async unblock(id: string): Promise<void> {
    await this.owner.query('delete from resource_blocks where site_id = $1 and id = $2', [this.site.siteId, id]);
  }

  expireHolds(): Promise<void> {
    return this.world.app.get(HoldsService).expireOverdue();
  }

  /** How the view of the minute's day differs from the model at the half hours to come; empty when it does not. */
  async differingDay(model: Model, minuteOfDay: number): Promise<string[]> {
    const midnight = midnightOf(minuteOfDay);
    const answer = await this.world.call('GET', `/api/sites/${this.site.slug}/day?day=${dayOf(midnight)}`);
    if (answer.statusCode !== 200) throw new Error(`the day is answered with ${answer.body}`);
    const resources = answer.json().resources as {
      name: string;
      free: { start: string; end: string; places: number }[];
    }[];
    const differences: string[] = [];
    for (const { name, free } of resources) {
      const spot = model.spots.find((one) => one.name === name)!;
      const pieces = free.map(({ start, end, places }) => ({ start: Date.parse(start), end: Date.parse(end), places }));
      for (let minute = midnight + OPENS; minute < midnight + CLOSES; minute += STEP) {
        if (minute < model.now) continue;
        const at = MIDNIGHT + minute * MINUTE;
        const shown = pieces.find((piece) => piece.start <= at && at < piece.end)?.places ?? 0;
        const due = model.offeredAt(spot, minute);
        if (shown !== due) differences.push(`${name} at ${clock(minute)}: ${shown} offered instead of ${due}`);
      }
    }
    return differences;
  }

  /** How the tables differ from the model. */
  async differingRows(model: Model): Promise<string[]> {
    const { rows } = await this.owner.query<Stored>(
      `select r.id, concat_ws(' ', s.name, extract(epoch from lower(r.during) - $2::timestamptz)::int / 60,
         extract(epoch from upper(r.during) - $2::timestamptz)::int / 60, r.quantity,
         case when r.status = 'held' and r.hold_expires_at <= $3::timestamptz then 'expired' else r.status end,
         r.price_cents, coalesce(c.status, 'none'), case when c.status = 'open' then c.amount_cents end) as said
       from reservations r join resources s on s.site_id = r.site_id and s.id = r.resource_id
       left join charges c on c.site_id = r.site_id and c.origin_id = r.id
       where r.site_id = $1`,
      [this.site.siteId, new Date(MIDNIGHT).toISOString(), new Date(this.world.clock.now()).toISOString()],
    );
    const stored = new Map(rows.map(({ id, said }) => [id, said]));
    const due = model.bookings.map((booking) => {
      const { id, spot, start, end, quantity, charge } = booking;
      const owed = charge === 'open' ? [cents(booking)] : [];
      return {
        id,
        said: [spot.name, start, end, quantity, model.statusOf(booking), cents(booking), charge, ...owed].join(' '),
      };
    });
    const known = new Set(due.map(({ id }) => id));
    return [
      ...due
        .filter(({ id, said }) => stored.get(id) !== said)
        .map(({ id, said }) => `«${stored.get(id)}» stored instead of «${said}»`),
      ...rows.filter(({ id }) => !known.has(id)).map(({ said }) => `«${said}» stored though it was refused`),
    ];
  }
}

/** As the clock on the wall shows it. */
export const clock = (minute: number): string => {
  const shown = minute - midnightOf(minute);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(shown / 60))}:${two(shown % 60)}`;
};
