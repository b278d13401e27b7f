import { createHash } from 'node:crypto';
import { setImmediate as othersFirst } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  type PersonId,
  type ReservationId,
  type ResourceId,
  type SiteId,
  HOUR,
  conflict,
  notFound,
} from '#libs/domain';
import { PeopleService, hashOf, looksLikeSecret, newSecret } from '#libs/members';
import { Config, Db, type Scope, type Tx, actingPerson, personScope, publicScope } from '#libs/platform';
import { type Calendar, calendarPieces, calendarText, nameOfMine } from './calendars.ical.js';
import {
  type Door,
  type Entry,
  type PersonalCalendar,
  type Place,
  type SiteCalendar,
  deletePersonalCalendar,
  deleteSiteCalendar,
  doorOf,
  personalCalendars,
  personalEntries,
  places,
  putPersonalCalendar,
  putSiteCalendar,
  siteCalendars,
  siteEntries,
  touchPersonalCalendar,
  touchSiteCalendar,
} from './calendars.store.js';

/** More than anybody has devices; a link too many is a link nobody watches. */
const MOST_PERSONAL = 10;
const MOST_OF_A_SITE = 50;
/** Being used is written down at most this often, so that reading a feed hardly ever writes. */
const TOUCH_EVERY = HOUR;

export interface CalendarFile {
  /** Stands for what the text is made of, so that it can be known to be old news before the text is written. */
  readonly etag: string;
  /** All of it at once: for what is known to be short. */
  readonly text: () => string;
  /** The same, with a turn for everybody else between two pieces. */
  readonly pieces: () => AsyncIterable<string>;
}

/** The address is told once, here: what is kept is the hash of its secret. */
export interface Made<T> {
  readonly calendar: T;
  readonly url: string;
}

@Injectable()
export class CalendarsService {
  constructor(
    private readonly db: Db,
    private readonly config: Config,
    private readonly people: PeopleService,
  ) {}

  async mine(scope: Scope): Promise<PersonalCalendar[]> {
    return this.db.run(scope, (tx) => personalCalendars(tx, actingPerson(scope)!));
  }

  /** Makes a link; for a link that exists, another secret in place of the old one. */
  async makeMine(scope: Scope, id: string): Promise<Made<PersonalCalendar>> {
    const personId = actingPerson(scope)!;
    const token = newSecret();
    const calendar = await this.db.run(scope, async (tx) => {
      leavesRoom(await personalCalendars(tx, personId), id, MOST_PERSONAL);
      return putPersonalCalendar(tx, personId, id, hashOf(token));
    });
    return { calendar, url: this.urlOf(token) };
  }

  async revokeMine(scope: Scope, id: string): Promise<void> {
    const found = await this.db.run(scope, (tx) => deletePersonalCalendar(tx, actingPerson(scope)!, id));
    if (!found) throw notFound();
  }

  async ofSite(scope: Scope, siteId: SiteId): Promise<SiteCalendar[]> {
    return this.db.run(scope, (tx) => siteCalendars(tx, siteId));
  }

  /** As makeMine. The link shows names for as long as the person who makes it works at the site. */
  async makeOfSite(
    scope: Scope,
    siteId: SiteId,
    { id, resourceId }: { id: string; resourceId: ResourceId | null },
  ): Promise<Made<SiteCalendar>> {
    const token = newSecret();
    const calendar = await this.db.run(scope, async (tx) => {
      leavesRoom(await siteCalendars(tx, siteId), id, MOST_OF_A_SITE);
      const made = await putSiteCalendar(tx, siteId, { id, resourceId, madeBy: actingPerson(scope)! }, hashOf(token));
      if (!made) throw conflict('id_reused', { detail: 'this id belongs to the calendar of another resource' });
      return (await siteCalendars(tx, siteId, id))[0]!;
    });
    return { calendar, url: this.urlOf(token) };
  }

  async revokeOfSite(scope: Scope, siteId: SiteId, id: string): Promise<void> {
    const found = await this.db.run(scope, (tx) => deleteSiteCalendar(tx, siteId, id));
    if (!found) throw notFound();
  }

  /** One of the person's own reservations, as a file to open. */
  async ofReservation(scope: Scope, id: ReservationId): Promise<CalendarFile> {
    const personId = actingPerson(scope)!;
    const calendar = await this.db.run(personScope(personId), async (tx) => {
      const entries = await personalEntries(tx, personId, id);
      if (entries.length === 0) throw notFound();
      return this.personal(tx, personId, entries);
    });
    return fileOf(calendar);
  }

  /** What a secret link shows now (a link of the staff asks for its maker's role each time). An unknown, revoked or dead one is not found, without a difference. */
  async feed(token: string): Promise<CalendarFile> {
    if (!looksLikeSecret(token)) throw notFound();
    const door = await this.db.run(publicScope, (tx) => doorOf(tx, hashOf(token)));
    if (!door) throw notFound();
    const { personId, siteId } = door;
    const calendar = await this.db.run(personScope(personId, siteId), async (tx) => {
      await touch(tx, door);
      return siteId === null
        ? this.personal(tx, personId, await personalEntries(tx, personId))
        : this.ofStaff(tx, siteId, door);
    });
    return fileOf(calendar);
  }

  private async personal(tx: Tx, personId: PersonId, entries: readonly Entry[]): Promise<Calendar> {
    const language = await this.people.localeOf(tx, personId);
    const known = await placesOf(tx, [...new Set(entries.map((entry) => entry.siteId))]);
    return { ...{ name: nameOfMine(language), language, audience: 'person', entries }, ...this.around(known) };
  }

  private async ofStaff(tx: Tx, siteId: SiteId, { id, personId, resourceId }: Door): Promise<Calendar> {
    const language = await this.people.localeOf(tx, personId);
    const entries = await siteEntries(tx, siteId, resourceId);
    const known = await placesOf(tx, [siteId]);
    const [calendar] = await siteCalendars(tx, siteId, id);
    const name = [calendar?.resourceName, known.get(siteId)!.name].filter(Boolean).join(' – ');
    return { ...{ name, language, audience: 'staff', entries }, ...this.around(known) };
  }

  private around(places: ReadonlyMap<SiteId, Place>): Pick<Calendar, 'origin' | 'places'> {
    return { origin: this.config.publicUrl, places };
  }

  private urlOf(token: string): string {
    return `${this.config.publicUrl}/calendars/${token}.ics`;
  }
}

function leavesRoom(existing: readonly { readonly id: string }[], id: string, most: number): void {
  if (existing.length < most || existing.some((calendar) => calendar.id === id)) return;
  throw conflict('too_many_calendars', { detail: `at most ${most} links: revoke one first`, most });
}

const placesOf = async (tx: Tx, siteIds: readonly SiteId[]): Promise<ReadonlyMap<SiteId, Place>> =>
  new Map((await places(tx, siteIds)).map((place) => [place.siteId, place]));

/** Raised when the same reservations are written differently: programs must not take their old copy for the new one. */
const WRITING = 1;

/** Entries whose facts are read at once. */
const FACTS_AT_ONCE = 1_000;

/**
 * Outside of the transaction: no connection waits for ten thousand lines of text. Programs ask every hour and mostly
 * for nothing new; telling that from the facts takes a tenth of the time of writing them out.
 */
async function fileOf({ entries, places, ...calendar }: Calendar): Promise<CalendarFile> {
  const facts = createHash('sha256').update(JSON.stringify({ ...calendar, writing: WRITING, places: [...places] }));
  for (let from = 0; from < entries.length; from += FACTS_AT_ONCE) {
    facts.update(JSON.stringify(entries.slice(from, from + FACTS_AT_ONCE)));
    await othersFirst();
  }
  const whole = { ...calendar, entries, places };
  return {
    etag: `"${facts.digest('base64url')}"`,
    text: () => calendarText(whole),
    pieces: () => oneByOne(calendarPieces(whole)),
  };
}

async function* oneByOne(pieces: Iterable<string>): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    await othersFirst();
  }
}

async function touch(tx: Tx, { id, personId, siteId, lastUsedAt }: Door): Promise<void> {
  if (lastUsedAt !== null && tx.now - lastUsedAt.getTime() < TOUCH_EVERY) return;
  await (siteId === null ? touchPersonalCalendar(tx, personId, id) : touchSiteCalendar(tx, siteId, id));
}
