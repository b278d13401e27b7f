import { useState } from 'react';
import { Link } from 'wouter';
import { at } from '../api/paths';
import type { CalendarConflict, ExternalCalendar, Grant, TodayView } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useNow, useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { manageUrl, planningUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { useSayProblem } from '../i18n/problems';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field, SelectField } from '../kit/field';
import { EmptyState, ErrorSummary, Failed } from '../kit/messages';
import { Scroll } from '../kit/scroll';
import { Skeleton } from '../kit/skeleton';
import { Table } from '../kit/table';
import { Tag, type Tone } from '../kit/tag';
import { dayOf } from '../time/day';

/** A calendar that was just added is read within seconds: the page sees it without being asked. */
const LOOK_AGAIN_MS = 15_000;
const DONE = {
  'externe-ajoute': 'agendas.in.added',
  'externe-relu': 'agendas.in.asked',
  'externe-retire': 'agendas.in.removed',
} as const;

interface Around {
  site: Grant;
  timeZone: string;
}

/** "aujourd’hui" needs no date: times of the next and the last try are mostly close. */
function useSayInstant(timeZone: string): (instant: string) => string {
  const { t, time, dayNumeric } = useI18n();
  const today = dayOf(useNow(), timeZone);
  return (instant) => {
    const day = dayOf(instant, timeZone);
    const clock = time(instant, timeZone);
    return day === today ? clock : t('agendas.in.at', { day: dayNumeric(day), time: clock });
  };
}

function toneOf({ state }: ExternalCalendar): Tone {
  if (state === 'read') return 'ok';
  return state === 'waiting' ? 'brand' : 'warn';
}

/** One of the forms of a calendar that is there. */
function Order({ site, calendar, what }: { site: Grant; calendar: ExternalCalendar; what: 'read' | 'remove' }) {
  const { t } = useI18n();
  const { id, name } = calendar;
  return (
    <form method="post" action={manageUrl('/agendas', site.slug)}>
      <input type="hidden" name="faire" value={what === 'read' ? 'relire-externe' : 'retirer-externe'} />
      <input type="hidden" name="id" value={id} />
      <Button
        type="submit"
        small
        look={what === 'remove' ? 'danger' : 'plain'}
        aria-label={t(`agendas.in.${what}.of`, { name })}
      >
        {t(`agendas.in.${what}`)}
      </Button>
    </form>
  );
}

function Calendar({ site, timeZone, calendar }: Around & { calendar: ExternalCalendar }) {
  const { t } = useI18n();
  const sayInstant = useSayInstant(timeZone);
  const { name, resourceName, host, state, goodAt, nextTryAt, blocks } = calendar;
  const soon = Date.parse(nextTryAt) <= useNow();
  const failed = state !== 'read' && state !== 'waiting';
  return (
    <li className="external">
      <div className="row-between">
        <h3>{t('agendas.in.blocks', { name, resource: resourceName })}</h3>
        <Tag tone={toneOf(calendar)}>{t(failed ? 'agendas.in.failing' : `agendas.in.state.${state}`)}</Tag>
      </div>
      {failed && (
        <p>
          {t(`agendas.in.state.${state}`)} {t(goodAt === null ? 'agendas.in.never' : 'agendas.in.kept')}
        </p>
      )}
      <p className="muted">
        {[
          host,
          t('agendas.in.count', { count: blocks }),
          ...(goodAt === null ? [] : [t('agendas.in.good', { when: sayInstant(goodAt) })]),
          soon ? t('agendas.in.soon') : t('agendas.in.next', { when: sayInstant(nextTryAt) }),
        ].join(' · ')}
      </p>
      <div className="row">
        <Order {...{ site, calendar }} what="read" />
        <details>
          <summary className="btn btn-small" aria-label={t('agendas.in.removing.of', { name })}>
            {t('agendas.in.removing')}
          </summary>
          <div className="row">
            <p>{t('agendas.in.confirm', { count: blocks })}</p>
            <Order {...{ site, calendar }} what="remove" />
          </div>
        </details>
      </div>
    </li>
  );
}

function AddForm({ site, resources }: { site: Grant; resources: TodayView['resources'] }) {
  const { t } = useI18n();
  const sayProblem = useSayProblem();
  const { values, problem } = useRefused('externe');
  const [id] = useState(() => uuid7());
  const [resource, setResource] = useState(values['ressource'] ?? '');
  const errorOf = (field: string) =>
    problem?.errors?.some((error) => error.field === field) ? sayProblem(problem) : null;
  const labels = {
    resourceId: { id: 'externe-ressource', label: t('agendas.in.resource') },
    name: { id: 'externe-nom', label: t('agendas.in.name') },
    url: { id: 'externe-adresse', label: t('agendas.in.url') },
  };
  return (
    <form className="stack" method="post" action={manageUrl('/agendas', site.slug)}>
      <ErrorSummary problem={problem} fields={labels} />
      <input type="hidden" name="faire" value="externe" />
      <input type="hidden" name="id" value={id} />
      <SelectField
        {...labels.resourceId}
        name="ressource"
        required
        value={resource}
        error={errorOf('resourceId')}
        onChange={(event) => setResource(event.currentTarget.value)}
      >
        <option value="">{t('agendas.in.choose')}</option>
        {resources.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </SelectField>
      <Field
        {...labels.name}
        name="nom"
        required
        maxLength={80}
        defaultValue={values['nom'] ?? ''}
        hint={t('agendas.in.name.hint')}
        error={errorOf('name')}
      />
      <Field
        {...labels.url}
        name="adresse"
        type="url"
        required
        maxLength={2000}
        autoComplete="off"
        placeholder="https://"
        hint={t('agendas.in.url.hint')}
        error={errorOf('url')}
      />
      <div className="row">
        <Button type="submit" look="primary">
          {t('agendas.in.add')}
        </Button>
      </div>
    </form>
  );
}

/** A closed plateau has one with each of its desks: the rest is a click away. */
const CONFLICTS_AT_ONCE = 8;

function Conflicts({ site, timeZone, conflicts }: Around & { conflicts: CalendarConflict[] }) {
  const { t } = useI18n();
  const rest = conflicts.slice(CONFLICTS_AT_ONCE);
  const label = t('agendas.in.conflicts');
  return (
    <Card title={label}>
      <p>{t('agendas.in.conflicts.text')}</p>
      <ConflictTable {...{ site, timeZone, label }} conflicts={conflicts.slice(0, CONFLICTS_AT_ONCE)} />
      {rest.length > 0 && (
        <details>
          <summary>{t('agendas.in.conflicts.more', { count: rest.length })}</summary>
          <ConflictTable {...{ site, timeZone }} label={t('agendas.in.conflicts.rest')} conflicts={rest} />
        </details>
      )}
    </Card>
  );
}

function ConflictTable({
  site,
  timeZone,
  conflicts,
  label,
}: Around & { conflicts: CalendarConflict[]; label: string }) {
  const { timeRange, dayNumeric } = useI18n();
  return (
    <Scroll label={label}>
      <Table caption={label} columns={['arrivals.who', 'arrivals.when', 'agendas.in.resource', 'agendas.in.calendar']}>
        {conflicts.map(({ reservationId, memberName, start, end, resourceName, calendarName }) => {
          const day = dayOf(start, timeZone);
          return (
            <tr key={reservationId}>
              <th scope="row">
                <Link href={planningUrl(site.slug, { day, look: 'liste', open: reservationId })}>{memberName}</Link>
              </th>
              <td className="num nowrap">
                {dayNumeric(day)}, {timeRange(start, end, timeZone)}
              </td>
              <td>{resourceName}</td>
              <td>{calendarName}</td>
            </tr>
          );
        })}
      </Table>
    </Scroll>
  );
}

/** Calendars kept elsewhere that block a resource: the manager's part of the page of calendars. */
export function ExternalCalendars({ site }: { site: Grant }) {
  const { t } = useI18n();
  const list = useGet(at.externalCalendars(site.id), { refreshMs: LOOK_AGAIN_MS });
  const today = useGet(at.today(site.id));
  const { problem } = useRefused('externe-ordre');
  const failed = list.problem ?? today.problem;
  if (failed) return <Failed problem={failed.body} again={list.problem ? list.again : today.again} />;
  if (!list.data || !today.data) return <Skeleton blocks={2} />;
  const { timeZone, resources } = today.data;
  const { calendars, conflicts } = list.data;
  return (
    <>
      <Done words={DONE} />
      <ErrorSummary problem={problem} />
      {conflicts.length > 0 && <Conflicts {...{ site, timeZone, conflicts }} />}
      <div className="columns">
        <Card title={t('agendas.in.list')}>
          {calendars.length === 0 ? (
            <EmptyState level={3} title={t('agendas.in.none')} text={t('agendas.in.none.text')} />
          ) : (
            <ul role="list" className="stack">
              {calendars.map((calendar) => (
                <Calendar key={calendar.id} {...{ site, timeZone, calendar }} />
              ))}
            </ul>
          )}
        </Card>
        <Card title={t('agendas.in.new')}>
          <AddForm {...{ site, resources }} />
        </Card>
      </div>
    </>
  );
}
