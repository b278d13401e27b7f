import type { NetworkId } from '#libs/domain';
import { SetupService } from '#libs/spaces';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { type Person, createCrowd } from '../support/crowd.js';
import { readCalendar } from '../support/ical.js';
import { HOUR_CENTS, type PlainSite, createPlainSite, plainPlace } from '../support/plain-site.js';
import { type World, createWorld } from '../support/world.js';
import { CHANGE_DAYS, type ChangeDay, ZONES, endOf, startOf } from './changes.js';

const HOUR = 3_600_000;
const iso = (instant: number): string => new Date(instant).toISOString();

/** What was found in one process. */
export interface Findings {
  /** By the process itself, so that nobody is fooled by a variable that was ignored. */
  readonly processZone: string;
  readonly offsetMinutes: number;
  readonly booked: number;
  /** Each says where and what; empty when all is as it should be. */
  readonly faults: readonly string[];
}

interface Piece {
  readonly start: string;
  readonly end: string;
}

interface DayView {
  readonly openings: readonly Piece[];
  readonly resources: readonly { id: string; name: string; free: readonly Piece[]; periods: readonly Piece[] }[];
}

const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { start, end }) => sum + (Date.parse(end) - Date.parse(start)) / HOUR, 0);

/**
 * Every change day at a site in its zone: offered is bookable, hours are what they are, calendars say so too. With `still`
 * the sites know no change of clocks, and the proof must notice.
 */
export async function proveTime(still: boolean): Promise<Findings> {
  const world = await createWorld({ sites: 1, weeks: 1 }, Date.parse('2027-02-01T12:00Z'));
  const owner = new pg.Client(world.db.url);
  await owner.connect();
  try {
    const setup = world.app.get(SetupService);
    const networkId = world.networkId as NetworkId;
    const [person] = await createCrowd(owner, ['http://unused'], 1);
    const proof = new Proof(world, owner, person!);
    const sites = new Map<string, { open: PlainSite; early: PlainSite }>();
    for (const zone of ZONES) {
      const timeZone = still ? 'Etc/UTC' : zone;
      const slug = zone.toLowerCase().replace(/[^a-z]/g, '-');
      const places = [
        plainPlace('Salle'),
        plainPlace('Salle du jour même'),
        plainPlace('Salle des intervalles'),
        plainPlace('Salle des séries', { stepMinutes: 15 }),
        plainPlace('Bancs', { kind: 'desk', mode: 'pool', capacity: 2 }),
      ];
      const open = await createPlainSite(setup, { networkId, slug, timeZone, places });
      // Opens at an hour that is skipped or comes twice, somewhere and some day.
      const opening = { opens: 2 * 60 + 15, closes: 6 * 60 };
      const early = await createPlainSite(setup, { networkId, slug: `${slug}-tot`, timeZone, places, opening });
      sites.set(zone, { open, early });
    }
    for (const changeDay of CHANGE_DAYS) await proof.ofSeries(sites.get(changeDay.zone)!.open, changeDay);
    // Time goes on: a clock that went back would be another proof.
    for (const changeDay of CHANGE_DAYS.toSorted((a, b) => startOf(a) - startOf(b))) {
      const { open, early } = sites.get(changeDay.zone)!;
      await proof.ofEarlyHours(early, changeDay);
      await proof.ofDay(open, changeDay);
      await proof.ofCalendar(changeDay);
    }
    return {
      processZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      offsetMinutes: -new Date(Date.UTC(2027, 0, 15)).getTimezoneOffset(),
      booked: proof.booked.size,
      faults: proof.faults,
    };
  } finally {
    await owner.end();
    await world.close();
  }
}

class Proof {
  readonly faults: string[] = [];
  /** By the id of the booking. */
  readonly booked = new Map<string, Piece>();
  private where = '';

  constructor(
    private readonly world: World,
    private readonly owner: pg.Client,
    private readonly person: Person,
  ) {}

  /** Time passes; the person has been seen since, or their session would have ended. */
  private async moveTo(instant: number): Promise<void> {
    this.world.clock.moveTo(instant);
    await this.owner.query('update sessions set last_seen_at = $1, expires_at = $2', [
      iso(instant),
      iso(instant + 48 * HOUR),
    ]);
  }

  private check(right: boolean, fault: string): void {
    if (!right) this.faults.push(`${this.where}: ${fault}`);
  }

  private async dayOf({ slug }: PlainSite, day: string): Promise<DayView> {
    return (await this.world.call('GET', `/api/sites/${slug}/day?day=${day}`)).json();
  }

  private async book(site: PlainSite, place: string, start: number, end: number) {
    const body = {
      ...{ id: uuidv7(), siteId: site.siteId, resourceId: site.resourceIds.get(place)! },
      ...{ start: iso(start), end: iso(end) },
    };
    const answer = await this.world.call('POST', '/api/reservations', { cookie: this.person.cookie, body });
    if (answer.statusCode === 201) this.booked.set(body.id, { start: body.start, end: body.end });
    return { id: body.id, status: answer.statusCode, body: answer.json() };
  }

  private async bookOffered(site: PlainSite, place: string, start: number, end: number): Promise<void> {
    const { status, body } = await this.book(site, place, start, end);
    this.check(status === 201, `${place} ${iso(start)} is offered and refused: ${status} ${body.code}`);
    const cents = ((end - start) / HOUR) * HOUR_CENTS;
    if (status === 201) this.check(body.price.cents === cents, `${body.price.cents} cents instead of ${cents}`);
  }

  /** Each half hour that the day offers of a place from `from` on. */
  private async bookAll(site: PlainSite, place: string, day: string, from = 0): Promise<number> {
    const { resources } = await this.dayOf(site, day);
    let count = 0;
    for (const { start, end } of resources.find(({ name }) => name === place)!.free) {
      for (let at = Date.parse(start); at < Date.parse(end); at += HOUR / 2) {
        if (at < from) continue;
        await this.bookOffered(site, place, at, at + HOUR / 2);
        count++;
      }
    }
    const left = (await this.dayOf(site, day)).resources.find(({ name }) => name === place)!.free;
    this.check(left.length === 0, `${place} is still offered once all of it is booked`);
    return count;
  }

  /** A site that is open day and night. */
  async ofDay(site: PlainSite, change: ChangeDay): Promise<void> {
    this.where = `${change.zone} ${change.day}`;
    const [start, end] = [startOf(change), endOf(change)];
    // Booked on the day before.
    await this.moveTo(start - 5 * HOUR);
    const view = await this.dayOf(site, change.day);
    this.check(lengthOf(view.openings) === change.hours, `has ${lengthOf(view.openings)} hours`);
    this.check(Date.parse(view.openings[0]!.start) === start, `begins at ${view.openings[0]!.start}`);
    const next = await this.dayOf(site, change.next);
    this.check(lengthOf(next.openings) === 24, `the day after has ${lengthOf(next.openings)} hours`);
    const halfHours = await this.bookAll(site, 'Salle', change.day);
    this.check(halfHours === 2 * change.hours, `${halfHours} half hours were offered`);
    for (const piece of view.resources.find(({ name }) => name === 'Bancs')!.periods) {
      await this.bookOffered(site, 'Bancs', Date.parse(piece.start), Date.parse(piece.end));
    }
    await this.ofIntervals(site, change);
    await this.checkSupplied(site, change, [start, end]);
    // And on the day itself, shortly before the clocks change: what is running is offered from its step on.
    const soon = Date.parse(change.change) - 40 * 60_000;
    await this.moveTo(soon);
    const rest = await this.bookAll(site, 'Salle du jour même', change.day);
    const due = Math.ceil((end - soon) / (HOUR / 2));
    this.check(rest === due, `${rest} half hours were offered of the rest of the day instead of ${due}`);
  }

  /** Intervals over, in and around the hour that is skipped or comes twice. */
  private async ofIntervals(site: PlainSite, change: ChangeDay): Promise<void> {
    const at = Date.parse(change.change);
    const shift = 24 * HOUR - change.hours * HOUR;
    const place = 'Salle des intervalles';
    const refusal = async (from: number, to: number) => {
      const { status, body } = await this.book(site, place, from, to);
      return `${status} ${body.code}`;
    };
    if (shift > 0) {
      // On the wall the skipped time looks long; it is no time at all: both its ends are one instant.
      this.check((await refusal(at, at)) === '422 invalid_request', 'a skipped time was booked');
      this.check((await refusal(at + HOUR / 2, at)) === '422 invalid_request', 'a time upside down was booked');
    } else {
      // On the wall it begins when it ends, or later.
      const again = at - shift;
      this.check((await refusal(at + HOUR / 4, at - HOUR / 2)) === '422 invalid_request', 'an upside down time');
      await this.bookOffered(site, place, at + shift, at);
      await this.bookOffered(site, place, at, again);
    }
    // Over the change it is as long as the time that passes, whatever the wall says.
    await this.bookOffered(site, place, at - 4 * HOUR, at - 3 * HOUR);
    await this.bookOffered(site, place, at + 3 * HOUR, at + 4 * HOUR);
    const across = shift > 0 ? [at - HOUR, at + HOUR] : [at - 2 * HOUR, at - HOUR];
    await this.bookOffered(site, place, across[0]!, across[1]!);
    const taken = await refusal(across[0]!, across[1]!);
    this.check(taken === '409 slot_taken', `a time over the change was sold again: ${taken}`);
  }

  /** What is supplied on a day is billed on that day, however long it is. */
  private async checkSupplied(site: PlainSite, change: ChangeDay, [start, end]: [number, number]): Promise<void> {
    const { rows } = await this.owner.query<{ day: string }>(
      `select distinct c.supplied_on::text as day from charges c
       join reservations r on r.site_id = c.site_id and r.id = c.origin_id
       where r.site_id = $1 and lower(r.during) >= $2 and lower(r.during) < $3`,
      [site.siteId, iso(start), iso(end)],
    );
    const days = rows.map(({ day }) => day).join();
    this.check(days === change.day, `is billed on ${days}`);
  }

  /** A site that opens at a quarter past two, which is not on the wall on some of these days. */
  async ofEarlyHours(site: PlainSite, change: ChangeDay): Promise<void> {
    this.where = `${change.zone} ${change.day}, from 2:15`;
    await this.moveTo(startOf(change) - 5 * HOUR);
    const { openings } = await this.dayOf(site, change.day);
    await this.bookAll(site, 'Salle', change.day);
    for (const opening of openings) {
      const before = Date.parse(opening.start) - HOUR / 2;
      const { status, body } = await this.book(site, 'Salle des intervalles', before, before + HOUR);
      this.check(status === 422, `what is not offered is accepted: ${status} ${body.code}`);
    }
    const closes = Date.parse(`${change.day}T06:00${change.after}`);
    this.check(Date.parse(openings.at(-1)!.end) === closes, `closes at ${openings.at(-1)!.end}`);
  }

  /** What repeats weekly keeps its hour on the wall, also one that the change day has not, or has twice. */
  async ofSeries(site: PlainSite, change: ChangeDay): Promise<void> {
    this.where = `${change.zone} ${change.day}, weekly`;
    const skips = change.hours < 24;
    const wall =
      Date.parse(change.change) + Date.parse(`2027-01-01T00:00Z`) - Date.parse(`2027-01-01T00:00${change.before}`);
    // A quarter of an hour into what is skipped, or before the end of what comes a second time.
    const odd = iso(wall + (skips ? HOUR / 4 : -HOUR / 4)).slice(11, 16);
    for (const time of ['09:00', odd]) {
      const days = [-14, -7, 0, 7, 14].map((ahead) => iso(Date.parse(change.day) + ahead * 24 * HOUR).slice(0, 10));
      const offsetOn = (day: string) =>
        day < change.day || (day === change.day && time === odd) ? change.before : change.after;
      const due = days
        .filter((day) => !(skips && time === odd && day === change.day))
        .map((day) => iso(Date.parse(`${day}T${time}${offsetOn(day)}`)));
      const answer = await this.world.call('POST', '/api/series', {
        cookie: this.person.cookie,
        body: {
          ...{ id: uuidv7(), siteId: site.siteId, resourceId: site.resourceIds.get('Salle des séries')! },
          ...{ rule: 'FREQ=WEEKLY;COUNT=5', firstDay: days[0], startTime: time, minutes: 60, onConflict: 'skip' },
        },
      });
      this.check(answer.statusCode === 201, `at ${time} is refused: ${answer.body}`);
      if (answer.statusCode !== 201) continue;
      const { reservations, skipped } = answer.json() as {
        reservations: (Piece & { id: string })[];
        skipped: { day: string; code: string }[];
      };
      for (const { id, start, end } of reservations) this.booked.set(id, { start, end });
      const starts = reservations.map(({ start }) => start);
      this.check(starts.join() === due.join(), `at ${time} is on ${starts.join(' ')} instead of ${due.join(' ')}`);
      const left = skipped.map(({ day, code }) => `${day} ${code}`).join();
      const missing = due.length < days.length ? `${change.day} not_a_time` : '';
      this.check(left === missing, `at ${time} leaves out «${left}» instead of «${missing}»`);
    }
  }

  /** The person's own calendar, as another program reads it, has every booking around the change at its instants. */
  async ofCalendar(change: ChangeDay): Promise<void> {
    this.where = `${change.zone} ${change.day}, calendar`;
    const made = await this.world.call('POST', '/api/me/calendars', {
      cookie: this.person.cookie,
      body: { id: uuidv7() },
    });
    this.check(made.statusCode === 201, `is not made: ${made.body}`);
    const feed = await this.world.call('GET', new URL(made.json().url).pathname);
    const around = ({ start }: Piece) => Math.abs(Date.parse(start) - Date.parse(change.change)) < 24 * HOUR;
    const inOrder = (pieces: Iterable<Piece>) =>
      [...pieces]
        .filter(around)
        .map(({ start, end }) => `${start} ${end}`)
        .toSorted();
    const due = inOrder(this.booked.values());
    const shown = inOrder(readCalendar(feed.body).appointments);
    this.check(shown.length === due.length, `shows ${shown.length} of ${due.length} bookings`);
    const wrong = shown.filter((one, index) => one !== due[index]);
    this.check(wrong.length === 0, `shows other times, first ${wrong[0]}`);
  }
}
