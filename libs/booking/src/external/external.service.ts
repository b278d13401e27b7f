import { Injectable } from '@nestjs/common';
import {
  DomainError,
  type PersonId,
  type ResourceId,
  type SiteId,
  conflict,
  invalid,
  invalidField,
  notFound,
} from '#libs/domain';
import { Db, Jobs, Outbound, type Scope, type Tx, actingPerson } from '#libs/platform';
import { REFRESH } from './external.refresh.js';
import { readAddress, readName, waitBeforeAskingAgain } from './external.rules.js';
import {
  type CalendarConflict,
  type ExternalCalendar,
  calendarConflicts,
  deleteExternalCalendar,
  externalCalendars,
  insertExternalCalendar,
  wantExternalCalendar,
} from './external.store.js';

/** Each is asked four times an hour. */
const MOST_OF_A_SITE = 20;

export interface Subscription {
  readonly id: string;
  readonly resourceId: ResourceId;
  readonly name: string;
  readonly url: string;
}

/** What managers do with calendars of others: the worker reads them (ExternalRefresh). */
@Injectable()
export class ExternalCalendarsService {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly outbound: Outbound,
  ) {}

  list(
    scope: Scope,
    siteId: SiteId,
  ): Promise<{ calendars: readonly ExternalCalendar[]; conflicts: readonly CalendarConflict[] }> {
    return this.db.run(scope, async (tx) => {
      const [calendars, conflicts] = await Promise.all([externalCalendars(tx, siteId), calendarConflicts(tx, siteId)]);
      return { calendars, conflicts };
    });
  }

  /** From now on its times block the resource, as soon as the worker has read it. The same id again is the same one. */
  async add(scope: Scope, siteId: SiteId, wanted: Subscription): Promise<ExternalCalendar> {
    const name = readName(wanted.name);
    if (name === null) throw invalidField('name', 'must be 1 to 80 characters');
    const url = this.address(wanted.url);
    const addedBy = actingPerson(scope) as PersonId;
    return this.db.run(scope, async (tx) => {
      const existing = await externalCalendars(tx, siteId);
      if (existing.length >= MOST_OF_A_SITE && !existing.some(({ id }) => id === wanted.id)) {
        const detail = `at most ${MOST_OF_A_SITE} calendars block resources of a site: remove one first`;
        throw conflict('too_many_external_calendars', { detail, most: MOST_OF_A_SITE });
      }
      const { id, resourceId } = wanted;
      const same = await insertExternalCalendar(tx, siteId, {
        ...{ id, resourceId, name, addedBy, url: url.href, host: url.host },
      });
      if (!same) throw conflict('id_reused', { detail: 'this id belongs to another calendar' });
      await this.ask(tx, siteId, id);
      return (await externalCalendars(tx, siteId, id))[0]!;
    });
  }

  /** Has it read at once, whole, at most once a minute. */
  async refresh(scope: Scope, siteId: SiteId, id: string): Promise<ExternalCalendar> {
    return this.db.run(scope, async (tx) => {
      const [calendar] = await externalCalendars(tx, siteId, id);
      if (!calendar) throw notFound();
      const wait = waitBeforeAskingAgain(calendar.triedAt?.getTime() ?? null, tx.now);
      if (wait > 0) {
        throw new DomainError('throttled', 'too_many_attempts', { retryAfterSeconds: Math.ceil(wait / 1000) });
      }
      await wantExternalCalendar(tx, siteId, id);
      await this.ask(tx, siteId, id);
      return (await externalCalendars(tx, siteId, id))[0]!;
    });
  }

  /** What it blocks is free again at once. */
  async remove(scope: Scope, siteId: SiteId, id: string): Promise<void> {
    const found = await this.db.run(scope, (tx) => deleteExternalCalendar(tx, siteId, id));
    if (!found) throw notFound();
  }

  private ask(tx: Tx, siteId: SiteId, id: string): Promise<void> {
    return this.jobs.enqueue(tx, REFRESH, { siteId, id }, id);
  }

  private address(text: string): URL {
    const url = readAddress(text);
    if (!url) {
      const message = 'must be an https address without user, password or #, of 2,000 characters at most';
      throw invalid('calendar_address_invalid', { detail: message, errors: [{ field: 'url', message }] });
    }
    if (!this.outbound.mayAsk(url)) {
      const message = 'must lead to a server of the internet';
      throw invalid('calendar_address_private', { detail: message, errors: [{ field: 'url', message }] });
    }
    return url;
  }
}
