import { memo, type PointerEvent } from 'react';
import { useI18n } from '../i18n/i18n';
import { Icon } from '../kit/icon';
import {
  blockOf,
  instantOn,
  isClosed,
  isGone,
  type Carried,
  type Cell,
  type Item,
  type Row,
  type Scale,
} from './cells';

/** What happens to a row; the same object for all of them, so that only rows that change are drawn again. */
export interface RowActions {
  point: (row: number, at: number) => void;
  press: (event: PointerEvent<HTMLElement>, row: number, item: Item, resize: boolean) => void;
  open: (row: number, item: Item) => void;
  create: (row: number, at: number) => void;
}

interface Props {
  row: Row;
  index: number;
  scale: Scale;
  timeZone: string;
  /** The cell under the cursor when it is in this row. */
  cursor: Cell | null;
  /** A booking that is carried over this row. */
  carried: Carried | null;
  /** The booking that is carried, wherever it is now. */
  carriedId: string | null;
  actions: RowActions;
}

const place = (from: number, to: number, { minutes }: Scale) => ({
  left: `${(from / minutes) * 100}%`,
  width: `${((to - from) / minutes) * 100}%`,
});

/** "Agenda externe : Mairie", for what something outside takes. */
export function useSayBlock(): (name: string | null) => string {
  const { t } = useI18n();
  return (name) => (name === null ? t('planning.outside') : t('planning.outside.of', { name }));
}

function useSayCell() {
  const { t, timeRange } = useI18n();
  const sayBlock = useSayBlock();
  return (row: Row, from: number, to: number, scale: Scale, timeZone: string, who: string | null) => {
    const when = timeRange(instantOn(scale, from), instantOn(scale, to), timeZone);
    const resource = row.resource.name;
    if (who !== null) return t('planning.busy', { resource, when, name: who });
    const block = blockOf(row, { from, to });
    if (block) return t('planning.busy', { resource, when, name: sayBlock(block.name) });
    return t(isClosed(row, { from, to }) ? 'planning.closed' : 'planning.free', { resource, when });
  };
}

function Booking({ item, props }: { item: Item; props: Props }) {
  const { row, index, scale, timeZone, cursor, carriedId, actions } = props;
  const { t } = useI18n();
  const sayCell = useSayCell();
  const { reservation, from, to } = item;
  const here = cursor?.item?.reservation.id === reservation.id;
  const { status, memberName } = reservation;
  const arrived = status === 'checked_in';
  const gone = isGone(reservation);
  const look = gone ? 'planned-gone' : `planned-${row.resource.kind}`;
  return (
    <button
      type="button"
      role="gridcell"
      className={`planned ${look}${carriedId === reservation.id ? ' planned-left' : ''}`}
      data-cursor={here || undefined}
      data-booking={reservation.id}
      tabIndex={here ? 0 : -1}
      style={place(from, to, scale)}
      aria-label={
        sayCell(row, from, to, scale, timeZone, memberName) + (arrived || gone ? `, ${t(`status.${status}`)}` : '')
      }
      onPointerDown={(event) => gone || actions.press(event, index, item, false)}
      onClick={() => actions.open(index, item)}
      onFocus={() => here || actions.point(index, from)}
    >
      {arrived && <Icon name="check" size={14} />}
      {gone ? <s>{memberName}</s> : memberName}
      {reservation.quantity > 1 && ` × ${reservation.quantity}`}
      {gone ? (
        ` ${t('status.no_show')}`
      ) : (
        <span
          className="planned-end"
          aria-hidden="true"
          onPointerDown={(event) => {
            event.stopPropagation();
            actions.press(event, index, item, true);
          }}
        />
      )}
    </button>
  );
}

export const GridRow = memo(function GridRow(props: Props) {
  const { row, index, scale, timeZone, cursor, carried, actions } = props;
  const sayCell = useSayCell();
  const sayBlock = useSayBlock();
  const { t } = useI18n();
  const minuteAt = (event: { clientX: number; currentTarget: HTMLElement }) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.min(scale.minutes - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * scale.minutes)));
  };
  return (
    <div className="planning-row" role="row" aria-rowindex={index + 2} data-row={index}>
      <div role="rowheader" className="planning-name">
        {row.lane === 0 ? row.resource.name : <span className="sr-only">{row.resource.name}</span>}
        {row.resource.mode === 'pool' && row.lane === 0 && (
          <small className="muted"> {t('planning.places', { count: row.resource.capacity })}</small>
        )}
      </div>
      <div
        className="planning-track"
        role="presentation"
        onClick={(event) => event.target === event.currentTarget && actions.point(index, minuteAt(event))}
        onDoubleClick={(event) => event.target === event.currentTarget && actions.create(index, minuteAt(event))}
      >
        {row.closed.map(({ from, to }) => (
          <span key={from} className="planning-closed" aria-hidden="true" style={place(from, to, scale)} />
        ))}
        {row.blocked.map(({ from, to, name }) => (
          <span key={`${from} ${name}`} className="planning-blocked" aria-hidden="true" style={place(from, to, scale)}>
            <span>{sayBlock(name)}</span>
          </span>
        ))}
        {row.items.map((item) => (
          <Booking key={item.reservation.id} item={item} props={props} />
        ))}
        {cursor && !cursor.item && !carried && (
          <button
            type="button"
            role="gridcell"
            className="planning-free"
            data-cursor
            tabIndex={0}
            style={place(cursor.from, cursor.to, scale)}
            aria-label={sayCell(row, cursor.from, cursor.to, scale, timeZone, null)}
            onClick={() => actions.create(index, cursor.from)}
          />
        )}
        {carried && (
          <button
            type="button"
            role="gridcell"
            className="planned planned-carried"
            data-cursor
            tabIndex={0}
            style={place(carried.from, carried.to, scale)}
            aria-label={sayCell(row, carried.from, carried.to, scale, timeZone, carried.item.reservation.memberName)}
          >
            {carried.item.reservation.memberName}
          </button>
        )}
      </div>
    </div>
  );
});
