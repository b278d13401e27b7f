import {
  Fragment,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
} from 'react';
import type { PlannedReservation, PlanningView } from '../api/types';
import { instant, type Slot } from '../booking/choice';
import { useI18n } from '../i18n/i18n';
import {
  carry,
  cellAt,
  clamp,
  go,
  instantOn,
  isGone,
  rowsOf,
  scaleOf,
  type Carried,
  type Cursor,
  type Row,
  type Scale,
} from './cells';
import { drag } from './drag';
import { GridRow, type RowActions } from './row';

interface Props {
  planning: PlanningView;
  /** A dialog is open: the focus is there. */
  away: boolean;
  onOpen: (reservation: PlannedReservation) => void;
  onCreate: (slot: Slot) => void;
  /** Resolves once the answer is there. */
  onMove: (reservation: PlannedReservation, to: Slot) => Promise<void>;
}

const HOUR = 60;
const USUAL_MINUTES = 60;

/**
 * Where the cursor is after each drawing: a cell that had the focus and was drawn away (booked, moved, cancelled)
 * leaves it to the cell that is there now.
 */
function useKeptFocus(away: boolean) {
  const grid = useRef<HTMLDivElement>(null);
  const inside = useRef(false);
  useEffect(() => {
    const element = grid.current!;
    const enter = () => (inside.current = true);
    const leave = (event: FocusEvent) => {
      if (event.relatedTarget && !element.contains(event.relatedTarget as Node)) inside.current = false;
    };
    element.addEventListener('focusin', enter);
    element.addEventListener('focusout', leave);
    return () => {
      element.removeEventListener('focusin', enter);
      element.removeEventListener('focusout', leave);
    };
  }, []);
  useLayoutEffect(() => {
    if (away || !inside.current) return;
    const cell = grid.current?.querySelector<HTMLElement>('[data-cursor]');
    if (cell && cell !== document.activeElement) cell.focus();
  });
  return grid;
}

interface Board {
  readonly scale: Scale;
  readonly rows: readonly Row[];
  readonly timeZone: string;
}

function useBoard(planning: PlanningView): Board {
  return useMemo(() => {
    const scale = scaleOf(planning);
    return { scale, rows: rowsOf(planning, scale), timeZone: planning.timeZone };
  }, [planning]);
}

const slotOn = ({ rows, scale }: Board, row: number, from: number, to: number): Slot => ({
  resourceId: rows[row]!.resource.id,
  start: instant(instantOn(scale, from)),
  end: instant(instantOn(scale, to)),
});

/** A booking that is carried by keys or by the mouse, until it is dropped or given up. */
function useCarrying(board: Board, onMove: Props['onMove'], onDropped: (held: Carried) => void) {
  const { t, timeRange } = useI18n();
  const [carried, setCarried] = useState<Carried | null>(null);
  const [said, setSaid] = useState('');
  const busy = useRef(false);
  const { rows, scale, timeZone } = board;
  const drop = async (held: Carried | null) => {
    if (busy.current) return;
    const { reservation, from, to } = held?.item ?? {};
    const same = held && held.from === from && held.to === to;
    if (!held || !reservation || (same && rows[held.row]!.resource.id === reservation.resourceId)) {
      setCarried(null);
      setSaid(t('planning.moveEnded'));
      return;
    }
    const slot = slotOn(board, held.row, held.from, held.to);
    // Ends that lie outside the hours shown stay where they are.
    if (held.from === from) slot.start = reservation.start;
    if (held.to === to) slot.end = reservation.end;
    busy.current = true;
    setCarried(held);
    await onMove(reservation, slot);
    busy.current = false;
    onDropped(held);
    setCarried(null);
  };
  const lift = (held: Carried) => {
    setCarried(held);
    setSaid(t('planning.carrying', { name: held.item.reservation.memberName }));
  };
  const onKey = (key: string, shift: boolean, held: Carried): boolean => {
    if (key === 'Escape') void drop(null);
    else if (key === 'Enter' || key === ' ') void drop(held);
    else {
      const next = carry(key, shift, held, rows.length, scale);
      if (!next) return false;
      setCarried(next);
      const { start, end } = slotOn(board, next.row, next.from, next.to);
      setSaid(`${rows[next.row]!.resource.name}, ${timeRange(start, end, timeZone)}`);
    }
    return true;
  };
  return { carried, said, setCarried, drop, lift, onKey };
}

/** The same object at each drawing, so that rows that did not change are not drawn again. */
function useStable(actions: RowActions): RowActions {
  const latest = useRef(actions);
  latest.current = actions;
  return useMemo<RowActions>(
    () => ({
      point: (...args) => latest.current.point(...args),
      press: (...args) => latest.current.press(...args),
      open: (...args) => latest.current.open(...args),
      create: (...args) => latest.current.create(...args),
    }),
    [],
  );
}

function Head({ hours, timeZone }: { hours: readonly number[]; timeZone: string }) {
  const { t, time } = useI18n();
  return (
    <div className="planning-row planning-head" role="row" aria-rowindex={1}>
      <div role="columnheader" className="planning-name">
        {t('planning.resource')}
      </div>
      <div className="planning-hours" role="presentation">
        {hours.map((hour) => (
          <div key={hour} role="columnheader" className="num">
            {time(hour, timeZone)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** What the keys do while nothing is carried. True when the key meant something. */
function useKeys({ planning, away, onOpen, onCreate, onMove }: Props) {
  const board = useBoard(planning);
  const { rows, scale } = board;
  const [wanted, setCursor] = useState<Cursor>({ row: 0, at: 0 });
  const grid = useKeptFocus(away);
  const cursor = { row: clamp(wanted.row, 0, rows.length - 1), at: clamp(wanted.at, 0, scale.minutes - 1) };
  const cell = cellAt(rows[cursor.row]!, cursor.at, scale);
  const carrying = useCarrying(board, onMove, (held) => setCursor({ row: held.row, at: held.from }));
  const create = (row: number, at: number) => {
    const free = cellAt(rows[row]!, at, scale);
    setCursor({ row, at: free.from });
    const next = Math.min(...rows[row]!.items.filter((item) => item.from >= free.to).map((item) => item.from));
    onCreate(slotOn(board, row, free.from, Math.min(free.from + USUAL_MINUTES, next, scale.minutes)));
  };
  const act = (key: string): boolean => {
    if (key === 'Enter' || key === ' ') {
      if (cell.item) onOpen(cell.item.reservation);
      else create(cursor.row, cell.from);
    } else if (key.toLowerCase() === 'm' && cell.item && !isGone(cell.item.reservation)) {
      carrying.lift({ item: cell.item, row: cursor.row, from: cell.item.from, to: cell.item.to });
    } else {
      const next = go(key, cursor, rows, scale);
      if (!next) return false;
      setCursor(next);
    }
    return true;
  };
  return { board, grid, cursor, setCursor, cell, carrying, create, act };
}

/** The day as a grid of one tab stop: arrows go from cell to cell, Enter opens or books, M carries. */
export function PlanningGrid(props: Props) {
  const { t } = useI18n();
  const { board, grid, cursor, setCursor, cell, carrying, create, act } = useKeys(props);
  const { rows, scale, timeZone } = board;
  const { carried } = carrying;
  const actions = useStable({
    point: (row, at) => {
      if (carried) return;
      setCursor({ row, at });
      requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>('[data-cursor]')?.focus());
    },
    press: (event, row, item, resize) => {
      const onDrop = (held: Carried | null) => void carrying.drop(held);
      drag({ event, row, item, resize, scale, onDrop, onCarry: carrying.setCarried });
    },
    open: (row, item) => {
      setCursor({ row, at: item.from });
      props.onOpen(item.reservation);
    },
    create,
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const done = carried ? carrying.onKey(event.key, event.shiftKey, carried) : act(event.key);
    if (done) event.preventDefault();
  };
  const hours = Array.from({ length: Math.ceil(scale.minutes / HOUR) }, (_, index) => instantOn(scale, index * HOUR));
  return (
    <>
      <p className="sr-only" role="status">
        {carrying.said}
      </p>
      <div className="planning-scroll" ref={grid}>
        <div
          className="planning-grid"
          role="grid"
          aria-label={t('planning.grid.label')}
          aria-describedby="planning-help"
          aria-rowcount={rows.length + 1}
          onKeyDown={onKeyDown}
          style={{ '--hours': hours.length } as CSSProperties}
        >
          <Head hours={hours} timeZone={timeZone} />
          {rows.map((row, index) => (
            <Fragment key={row.key}>
              {row.heading && (
                <div className="planning-zone" role="presentation">
                  <span>{row.heading}</span>
                </div>
              )}
              <GridRow
                {...{ row, index, scale, timeZone, actions }}
                cursor={index === cursor.row ? cell : null}
                carried={carried?.row === index ? carried : null}
                carriedId={carried?.item.reservation.id ?? null}
              />
            </Fragment>
          ))}
        </div>
      </div>
    </>
  );
}
