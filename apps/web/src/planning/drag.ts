import type { PointerEvent as ReactPointerEvent } from 'react';
import { clamp, shifted, type Carried, type Item, type Scale } from './cells';

/** Less than this is a click with an unsteady hand. */
const THRESHOLD = 6;

interface Drag {
  readonly event: ReactPointerEvent<HTMLElement>;
  readonly row: number;
  readonly item: Item;
  readonly resize: boolean;
  readonly scale: Scale;
  readonly onCarry: (carried: Carried) => void;
  readonly onDrop: (carried: Carried | null) => void;
}

const rowUnder = (x: number, y: number): number | null => {
  const row = document.elementsFromPoint(x, y).map((element) => element.closest<HTMLElement>('[data-row]'));
  const found = row.find((element) => element !== null);
  return found ? Number(found.dataset['row']) : null;
};

/** Follows a mouse or a pen until it is let go; a finger scrolls instead and uses the dialog. */
export function drag({ event, row, item, resize, scale, onCarry, onDrop }: Drag): void {
  if (event.pointerType === 'touch' || event.button !== 0) return;
  const track = event.currentTarget.closest<HTMLElement>('.planning-track');
  if (!track) return;
  const { left, width } = track.getBoundingClientRect();
  const { clientX, clientY } = event;
  const start: Carried = { item, row, from: item.from, to: item.to };
  let carried: Carried | null = null;
  const stop = new AbortController();
  const follow = (move: PointerEvent) => {
    if (!carried && Math.hypot(move.clientX - clientX, move.clientY - clientY) < THRESHOLD) return;
    const by = Math.round(((move.clientX - clientX) / width) * (scale.minutes / scale.slot)) * scale.slot;
    const over = rowUnder(Math.max(left + 1, Math.min(move.clientX, left + width - 1)), move.clientY) ?? row;
    carried = resize
      ? { ...start, to: clamp(start.to + by, start.from + scale.slot, scale.minutes) }
      : { ...shifted(start, by, scale), row: over };
    onCarry(carried);
  };
  const end = (cancelled: boolean) => {
    stop.abort();
    if (carried) {
      // The click that follows belongs to the drag: it must not open the booking.
      addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true });
      setTimeout(() => onDrop(cancelled ? null : carried));
    }
  };
  const { signal } = stop;
  addEventListener('pointermove', follow, { signal });
  addEventListener('pointerup', () => end(false), { signal });
  addEventListener('pointercancel', () => end(true), { signal });
  addEventListener('keydown', (key) => key.key === 'Escape' && end(true), { signal, capture: true });
}
