import { Link } from 'wouter';
import type {
  Grant,
  PlannedBlock,
  PlannedReservation,
  PlannedResource,
  PlanningView,
  WaitingMember,
} from '../api/types';
import { planningUrl, type PlanningLook } from '../app/links';
import { ExtrasText } from '../extras/text';
import { useI18n } from '../i18n/i18n';
import { Table } from '../kit/table';
import { Tag } from '../kit/tag';
import { StatusTag } from '../me/reservation';
import { ClosedTags } from '../site/closed';
import { addDays, dayOf, daysFrom, instantAt } from '../time/day';
import { isGone } from './cells';
import { useSayBlock } from './row';

interface Props {
  site: Grant;
  planning: PlanningView;
  look: PlanningLook;
  onOpen: (reservation: PlannedReservation) => void;
}

/** A link to the booking's forms; with JavaScript they open in a dialog. */
function Open({
  site,
  planning,
  look,
  reservation,
  onOpen,
  text,
}: Props & { reservation: PlannedReservation; text: string }) {
  const { t, timeRange } = useI18n();
  const when = timeRange(reservation.start, reservation.end, planning.timeZone);
  return (
    <Link
      href={planningUrl(site.slug, { day: planning.day, look, open: reservation.id })}
      aria-label={t('planning.open.of', { name: reservation.memberName, when })}
      onClick={(event: { preventDefault(): void }) => {
        event.preventDefault();
        onOpen(reservation);
      }}
    >
      {isGone(reservation) ? <s>{text}</s> : text}
    </Link>
  );
}

/** The day as a table, by place and hour. */
export function PlanningList(props: Props) {
  const { t, timeRange } = useI18n();
  const { planning } = props;
  const rows = planning.resources.flatMap((resource) =>
    planning.reservations
      .filter(({ resourceId }) => resourceId === resource.id)
      .map((reservation) => ({ resource, reservation })),
  );
  const blocks = planning.resources.flatMap((resource) =>
    planning.blocks.filter(({ resourceId }) => resourceId === resource.id).map((block) => ({ resource, block })),
  );
  const waiting = planning.waiting.filter(({ resourceId }) => planning.resources.some(({ id }) => id === resourceId));
  if (rows.length + blocks.length + waiting.length === 0) return <p className="muted">{t('planning.none')}</p>;
  return (
    <div className="scroll-x" role="region" aria-label={t('planning.list.label')} tabIndex={0}>
      <Table
        className="folds"
        caption={t('planning.list.label')}
        columns={[
          'arrivals.who',
          'arrivals.when',
          'planning.resource',
          { text: 'planning.zone', className: 'planning-zones' },
          { text: 'arrivals.state', end: true },
        ]}
      >
        {rows.map(({ resource, reservation }) => (
          <tr key={reservation.id}>
            <th scope="row">
              <Open {...props} reservation={reservation} text={reservation.memberName} />
            </th>
            <td className="num nowrap">{timeRange(reservation.start, reservation.end, planning.timeZone)}</td>
            <td>
              {resource.name}
              {reservation.quantity > 1 && ` × ${reservation.quantity}`}
              {reservation.extras.length > 0 && (
                <div className="small muted">
                  <ExtrasText extras={reservation.extras} />
                </div>
              )}
            </td>
            <td className="planning-zones">{resource.zone}</td>
            <td className="end">
              <StatusTag status={reservation.status} />
            </td>
          </tr>
        ))}
        {blocks.map(({ resource, block }) => (
          <BlockRow key={`${resource.id} ${block.start} ${block.name}`} {...{ resource, block, planning }} />
        ))}
        {waiting.map((one) => (
          <WaitingRow key={one.id} {...{ one, planning }} />
        ))}
      </Table>
    </div>
  );
}

/** The part of a block that lies on one day: calendars have appointments of weeks. */
function useSayBlockTime(timeZone: string): (block: PlannedBlock, day: string) => string {
  const { t, timeRange } = useI18n();
  return ({ start, end }, day) => {
    const midnight = instantAt(day, 0, timeZone);
    const next = instantAt(addDays(day, 1), 0, timeZone);
    const from = Math.max(Date.parse(start), midnight);
    const until = Math.min(Date.parse(end), next);
    return from === midnight && until === next ? t('planning.allDay') : timeRange(from, until, timeZone);
  };
}

/** What something outside takes stands after the bookings: there is nothing to do with it here. */
function BlockRow({
  resource,
  block,
  planning,
}: {
  resource: PlannedResource;
  block: PlannedBlock;
  planning: PlanningView;
}) {
  const { t } = useI18n();
  const sayTime = useSayBlockTime(planning.timeZone);
  const sayBlock = useSayBlock();
  return (
    <tr>
      <th scope="row">{sayBlock(block.name)}</th>
      <td className="num nowrap">{sayTime(block, planning.day)}</td>
      <td>{resource.name}</td>
      <td className="planning-zones">{resource.zone}</td>
      <td className="end">
        <Tag>{t('planning.blocked')}</Tag>
      </td>
    </tr>
  );
}

/** Who would take a place if it were given back; they have none. */
function WaitingRow({ one, planning }: { one: WaitingMember; planning: PlanningView }) {
  const { t, timeRange } = useI18n();
  return (
    <tr>
      <th scope="row">{one.memberName}</th>
      <td className="num nowrap">{timeRange(one.start, one.end, planning.timeZone)}</td>
      <td>
        {one.resourceName}
        {one.quantity > 1 && ` × ${one.quantity}`}
      </td>
      <td className="planning-zones">{planning.resources.find(({ id }) => id === one.resourceId)?.zone}</td>
      <td className="end">
        <Tag tone="warn">{t('planning.waits')}</Tag>
      </td>
    </tr>
  );
}

/** Seven days side by side; a day's name leads to it. */
export function PlanningWeek(props: Props) {
  const { t, dayLong, weekdayShort, dayOfMonth, timeRange } = useI18n();
  const { site, planning } = props;
  const days = daysFrom(planning.day, 7);
  const sayBlock = useSayBlock();
  const sayTime = useSayBlockTime(planning.timeZone);
  const onDay = ({ start, end }: { start: string; end: string }, day: string) =>
    dayOf(start, planning.timeZone) <= day && dayOf(Date.parse(end) - 1, planning.timeZone) >= day;
  return (
    <div className="scroll-x" role="region" aria-label={t('planning.week.label')} tabIndex={0}>
      <table className="table planning-week">
        <caption className="sr-only">
          {t('planning.week.label')}, {dayLong(planning.day)} – {dayLong(addDays(planning.day, 6))}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('planning.resource')}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                <Link href={planningUrl(site.slug, { day })}>
                  {weekdayShort(day)} {dayOfMonth(day)}
                </Link>
                <ClosedTags
                  site={planning}
                  closures={planning.exceptions.find((exception) => exception.day === day)?.closures ?? []}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {planning.resources.map((resource) => (
            <tr key={resource.id}>
              <th scope="row">{resource.name}</th>
              {days.map((day) => (
                <td key={day}>
                  <ul role="list">
                    {planning.reservations
                      .filter((reservation) => reservation.resourceId === resource.id && onDay(reservation, day))
                      .map((reservation) => (
                        <li key={reservation.id}>
                          <Open {...props} reservation={reservation} text={reservation.memberName} />
                          <br />
                          <span className="num muted">
                            {timeRange(reservation.start, reservation.end, planning.timeZone)}
                          </span>
                          {isGone(reservation) && <span className="muted"> {t('status.no_show')}</span>}
                        </li>
                      ))}
                    {planning.blocks
                      .filter((block) => block.resourceId === resource.id && onDay(block, day))
                      .map((block) => (
                        <li key={`${block.start} ${block.name}`}>
                          {sayBlock(block.name)}
                          <br />
                          <span className="num muted">{sayTime(block, day)}</span>
                        </li>
                      ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
