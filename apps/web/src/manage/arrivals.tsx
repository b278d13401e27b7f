import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { send } from '../api/client';
import { postTo } from '../api/orders';
import { at } from '../api/paths';
import type { Problem } from '../api/problem';
import type { Arrival, Grant, TodayView } from '../api/types';
import { useRefused } from '../app/boot';
import { ExtrasText } from '../extras/text';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { Icon } from '../kit/icon';
import { ErrorSummary } from '../kit/messages';
import { Table } from '../kit/table';
import { StatusTag } from '../me/reservation';

/** Who has been given up may come all the same. */
const awaits = (arrival: Arrival): boolean => arrival.status === 'confirmed' || arrival.status === 'no_show';
/** Accents and capitals do not matter to someone typing with a queue in front of them. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function useCheckIn(site: Grant) {
  const cache = useQueryClient();
  const path = at.today(site.id);
  return useMutation<Arrival, Problem, Arrival>({
    mutationFn: (arrival) => send('POST', postTo.checkIn(site.id, arrival.reservationId)),
    onSuccess: (_answer, arrival) => {
      // Shown at once; the figures follow with the next reading.
      cache.setQueryData<TodayView>(
        [path],
        (today) =>
          today && {
            ...today,
            arrivals: today.arrivals.map((each) =>
              each.reservationId === arrival.reservationId ? { ...each, status: 'checked_in' } : each,
            ),
          },
      );
    },
    onSettled: () => cache.invalidateQueries({ queryKey: [path] }),
  });
}

interface RowProps {
  arrival: Arrival;
  timeZone: string;
  site: Grant;
  busy: boolean;
  marked: boolean;
  onCheckIn: (arrival: Arrival) => void;
}

function Row({ arrival, timeZone, site, busy, marked, onCheckIn }: RowProps) {
  const { t, timeRange } = useI18n();
  const gone = arrival.status === 'no_show';
  return (
    <tr className={marked ? 'arrival-marked' : undefined}>
      <td className="num nowrap">{timeRange(arrival.start, arrival.end, timeZone)}</td>
      <th scope="row">{arrival.memberName}</th>
      <td>
        {arrival.resourceName}
        {arrival.quantity > 1 && ` × ${arrival.quantity}`}
        {arrival.extras.length > 0 && (
          <div className="small muted">
            <ExtrasText extras={arrival.extras} />
          </div>
        )}
      </td>
      <td className="end">
        {arrival.status !== 'confirmed' && <StatusTag status={arrival.status} />}
        {awaits(arrival) && (
          <form
            method="post"
            action={`/gestion?lieu=${site.slug}`}
            onSubmit={(event) => {
              event.preventDefault();
              onCheckIn(arrival);
            }}
          >
            <input type="hidden" name="id" value={arrival.reservationId} />
            <Button
              type="submit"
              small
              look="primary"
              data-check-in=""
              aria-disabled={busy}
              aria-label={t(gone ? 'arrivals.came.of' : 'arrivals.checkIn.of', { name: arrival.memberName })}
            >
              {t(gone ? 'arrivals.came' : 'arrivals.checkIn')}
            </Button>
          </form>
        )}
      </td>
    </tr>
  );
}

/** Arrows walk from one "check in" to the next, so a whole morning needs no mouse. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-check-in]')];
  const here = buttons.indexOf(document.activeElement as HTMLElement);
  const next = buttons[Math.max(0, Math.min(buttons.length - 1, here + step))];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function ArrivalTable({ rows }: { rows: readonly ReactNode[] }) {
  const { t } = useI18n();
  return (
    <div className="scroll-x">
      <Table
        className="arrivals"
        caption={t('arrivals.title')}
        columns={['arrivals.when', 'arrivals.who', 'arrivals.what', { text: 'arrivals.state', end: true }]}
      >
        {rows}
      </Table>
    </div>
  );
}

/**
 * Where the focus goes once the pressed button has gone: back to the field for who is typing names, else to the
 * button that took its place in the list.
 */
function useFocusAfter(list: RefObject<HTMLDivElement | null>) {
  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-check-in]') ?? [])];
  const place = useRef(-1);
  return {
    remember: () => (place.current = buttons().indexOf(document.activeElement as HTMLElement)),
    move: () => {
      const next = place.current < 0 ? null : (buttons()[place.current] ?? buttons().at(-1));
      (next ?? list.current?.querySelector('input'))?.focus({ preventScroll: next === null });
    },
  };
}

/** Who comes today. Type two letters and press Enter: the first match is checked in. */
export function Arrivals({ today, site, pass }: { today: TodayView; site: Grant; pass: string | null }) {
  const { t } = useI18n();
  const refused = useRefused('checkIn');
  const [filter, setFilter] = useState('');
  const [said, setSaid] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const focus = useFocusAfter(list);
  const checkIn = useCheckIn(site);
  const typed = plain(filter.trim());
  const shown = today.arrivals.filter((arrival) =>
    plain(`${arrival.memberName} ${arrival.resourceName}`).includes(typed),
  );
  const first = shown.find(awaits);

  const run = (arrival: Arrival) => {
    if (checkIn.isPending) return;
    focus.remember();
    checkIn.mutate(arrival, {
      onSuccess: () => {
        setSaid(t('arrivals.done', { name: arrival.memberName }));
        setFilter('');
        requestAnimationFrame(focus.move);
      },
    });
  };
  const runFirst = (event: FormEvent) => {
    event.preventDefault();
    if (first && typed) run(first);
  };
  if (today.arrivals.length === 0) return <p className="muted">{t('arrivals.none')}</p>;
  const rows = shown.map((arrival) => {
    const marked = arrival.reservationId === pass || (typed !== '' && arrival === first);
    const props = { arrival, timeZone: today.timeZone, site, busy: checkIn.isPending, marked, onCheckIn: run };
    return <Row key={arrival.reservationId} {...props} />;
  });
  return (
    <div className="stack" onKeyDown={walk} ref={list}>
      <ErrorSummary problem={checkIn.error?.body ?? refused.problem} />
      <form className="arrivals-find" role="search" onSubmit={runFirst}>
        <Field
          label={t('arrivals.find')}
          type="search"
          autoComplete="off"
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
        <p className="help">
          <Icon name="info" size={16} /> {t('arrivals.help')}
        </p>
      </form>
      <p className="sr-only" role="status">
        {said}
      </p>
      <ArrivalTable rows={rows} />
      {shown.length === 0 && <p className="muted">{t('arrivals.noMatch')}</p>}
    </div>
  );
}
