import { useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { EditedPlan, PlanPlace } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { CELL, Tile, floorsOf } from '../site/plan-tiles';
import { keyed, moved, sized } from './moves';

/** Room beyond what stands there, so that a place can be dragged outwards. */
const MARGIN = 6;
const HANDLE = 10;

export type Change = (place: PlanPlace) => void;
interface Props {
  places: readonly PlanPlace[];
  names: ReadonlyMap<string, string>;
  onChange: Change;
  onRemove: (resourceId: string) => void;
}

interface Grab {
  readonly from: PlanPlace;
  readonly left: number;
  readonly top: number;
  readonly change: typeof moved;
}

function EditedPlace({
  place,
  name,
  help,
  onChange,
  onRemove,
}: Omit<Props, 'places' | 'names'> & {
  place: PlanPlace;
  name: string;
  help: string;
}) {
  const { t } = useI18n();
  const grab = useRef<Grab | null>(null);
  const take = (change: typeof moved) => (event: PointerEvent<SVGElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grab.current = { from: place, left: event.clientX, top: event.clientY, change };
  };
  const follow = (event: PointerEvent<SVGElement>) => {
    if (!grab.current) return;
    const { from, left, top, change } = grab.current;
    onChange(change(from, Math.round((event.clientX - left) / CELL), Math.round((event.clientY - top) / CELL)));
  };
  const letGo = () => {
    grab.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyed(place, event.key, event.shiftKey);
    if (next) onChange(next);
    else if (event.key === 'Delete') onRemove(place.resourceId);
    else return;
    event.preventDefault();
  };
  const { x, y, width, height } = place;
  const drag = { onPointerMove: follow, onPointerUp: letGo, onPointerCancel: letGo };
  return (
    <g
      className="plan-move"
      tabIndex={0}
      role="button"
      aria-label={t('planedit.tile', { name, x, y, width, height })}
      aria-describedby={help}
      onKeyDown={onKeyDown}
      onPointerDown={take(moved)}
      {...drag}
    >
      <Tile box={place} name={name} count={null} free />
      <rect
        className="plan-size"
        x={(x + width) * CELL - HANDLE - 2}
        y={(y + height) * CELL - HANDLE - 2}
        width={HANDLE}
        height={HANDLE}
        rx="3"
        onPointerDown={(event) => {
          event.stopPropagation();
          take(sized)(event);
        }}
        {...drag}
      />
    </g>
  );
}

/** The plan by mouse, pen, finger and keyboard; the figures below say the same and are what is saved. */
export function PlanEditor({ places, names, onChange, onRemove }: Props) {
  const { t } = useI18n();
  const help = useId();
  return (
    <>
      <p id={help} className="hint">
        {t('planedit.help')}
      </p>
      {floorsOf(places).map(({ floor, places: there, width, height }) => (
        <div key={floor} className="stack-tight">
          <h3>{floor}</h3>
          <div className="scroll-x">
            <svg className="plan plan-edit" width={(width + MARGIN) * CELL} height={(height + MARGIN) * CELL}>
              {[...there]
                .sort((a, b) => b.width * b.height - a.width * a.height)
                .map((place) => (
                  <EditedPlace
                    key={place.resourceId}
                    {...{ place, help, onChange, onRemove }}
                    name={names.get(place.resourceId) ?? ''}
                  />
                ))}
            </svg>
          </div>
        </div>
      ))}
    </>
  );
}

/** The plan as it is being edited, from the one that was refused if there is one: where each resource is or would be, and which are on it. */
export function usePlan({ places, suggested }: EditedPlan, refused: readonly PlanPlace[] | null) {
  const [boxes, setBoxes] = useState(
    () => new Map([...suggested, ...places, ...(refused ?? [])].map((place) => [place.resourceId, place])),
  );
  const [drawn, setDrawn] = useState(() => new Set((refused ?? places).map(({ resourceId }) => resourceId)));
  return {
    boxes,
    drawn,
    change: (place: PlanPlace) => setBoxes((known) => new Map(known).set(place.resourceId, place)),
    draw: (resourceId: string, on: boolean) =>
      setDrawn((known) => {
        const next = new Set(known);
        if (on) next.add(resourceId);
        else next.delete(resourceId);
        return next;
      }),
    drawAll: () => setDrawn(new Set(boxes.keys())),
  };
}
