import type { EditedPlan, PlanPlace } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { Table } from '../kit/table';
import type { Change } from './editor';
import { FIELDS, GRID } from './moves';

interface Props {
  resources: EditedPlan['resources'];
  boxes: ReadonlyMap<string, PlanPlace>;
  drawn: ReadonlySet<string>;
  onChange: Change;
  onDraw: (resourceId: string, on: boolean) => void;
}

const NUMBERS = ['x', 'y', 'width', 'height'] as const;

/** Every place in figures: what the form sends, with or without JavaScript. */
export function PlanNumbers({ resources, boxes, drawn, onChange, onDraw }: Props) {
  const { t } = useI18n();
  return (
    <Table
      className="plan-numbers"
      caption={t('planedit.numbers')}
      columns={[
        'planedit.resource',
        'planedit.drawn',
        'planedit.floor',
        ...NUMBERS.map((name) => `planedit.${name}` as const),
      ]}
    >
      {resources.map(({ id, name }) => {
        const box = boxes.get(id);
        if (!box) return null;
        const label = (what: (typeof NUMBERS)[number] | 'floor') =>
          t('planedit.of', { what: t(`planedit.${what}`), name });
        return (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>
              <input
                type="checkbox"
                name={`sur.${id}`}
                value="1"
                aria-label={`${t('planedit.drawn')} : ${name}`}
                checked={drawn.has(id)}
                onChange={(event) => onDraw(id, event.currentTarget.checked)}
              />
            </td>
            <td>
              <input
                className="input plan-floor-name"
                name={`${FIELDS.floor}.${id}`}
                aria-label={label('floor')}
                maxLength={40}
                value={box.floor}
                onChange={(event) => onChange({ ...box, floor: event.currentTarget.value })}
              />
            </td>
            {NUMBERS.map((number) => (
              <td key={number}>
                <input
                  className="input num"
                  type="number"
                  name={`${FIELDS[number]}.${id}`}
                  aria-label={label(number)}
                  min={number === 'x' || number === 'y' ? 0 : 1}
                  max={number === 'x' || number === 'y' ? GRID - 1 : GRID}
                  value={box[number]}
                  onChange={(event) => {
                    const value = event.currentTarget.valueAsNumber;
                    if (Number.isInteger(value)) onChange({ ...box, [number]: value });
                  }}
                />
              </td>
            ))}
          </tr>
        );
      })}
    </Table>
  );
}
