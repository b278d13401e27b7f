import { useMemo } from 'react';
import { Link } from 'wouter';
import { useI18n } from '../i18n/i18n';
import { frameOf, layOut, meshOf, scaleBar, type Frame, type Laid, type Place } from './layout';

export interface MapPlace extends Place {
  id: string;
  name: string;
  commune: string;
  /** The figure on the marker. */
  value: number;
  /** Whether there is much, little or nothing: colours the marker. */
  tone?: 'good' | 'low' | 'none';
  /** Or a tint of the heat scale, 0 to 5. */
  heat?: number;
}

interface Props {
  places: readonly MapPlace[];
  /** Where a marker leads: one place, or several that lie too close to tell apart. */
  href: (places: readonly MapPlace[]) => string;
  /** The figure of a marker, and in words. */
  total: (places: readonly MapPlace[]) => number;
  say: (places: readonly MapPlace[]) => string;
  label: string;
  caption: string;
}

const WIDTH = 1040;
const HEIGHT = 560;
const RADIUS = 15;

/** The colour of a marker: the best of its places, or the mean of their tints. */
function lookOf(places: readonly MapPlace[]): string {
  if (places[0]?.heat !== undefined) {
    return `marker-heat-${Math.round(places.reduce((sum, place) => sum + (place.heat ?? 0), 0) / places.length)}`;
  }
  const best = (['good', 'low'] as const).find((tone) => places.some((place) => place.tone === tone));
  return `marker-${best ?? 'none'}`;
}

/** Names of communes beside their largest marker, as long as they do not run into another. */
function labelsOf(
  markers: readonly Laid<MapPlace>[],
  frame: Frame,
): { text: string; x: number; y: number; anchor: 'start' | 'middle' | 'end' }[] {
  const boxes: { left: number; right: number; y: number }[] = [];
  const seen = new Set<string>();
  return markers
    .toSorted((a, b) => b.places.length - a.places.length)
    .flatMap((marker) => {
      const text = marker.places[0]!.commune;
      const half = text.length * 3.6;
      const x = Math.min(frame.width - half - 4, Math.max(half + 4, marker.x));
      const y = marker.y + (marker.y > frame.height - 48 ? -RADIUS - 7 : RADIUS + 15);
      const clash =
        boxes.some((box) => Math.abs(box.y - y) < 14 && box.left < x + half && x - half < box.right) ||
        markers.some(
          (other) =>
            other !== marker && Math.abs(other.x - x) < half + RADIUS && Math.abs(other.y - y + 4) < RADIUS + 6,
        );
      if (seen.has(text) || clash) return [];
      seen.add(text);
      boxes.push({ left: x - half, right: x + half, y });
      return [{ text, x, y, anchor: 'middle' as const }];
    });
}

function Marker({ marker, href, total, say }: { marker: Laid<MapPlace> } & Pick<Props, 'href' | 'total' | 'say'>) {
  const { t, number } = useI18n();
  const { places, x, y, farKm } = marker;
  const many = places.length > 1;
  const far = farKm === null ? '' : ` (${t('map.far', { km: number(Math.round(farKm)) })})`;
  return (
    <Link
      href={href(places)}
      aria-label={say(places) + far}
      className={`marker ${lookOf(places)}${farKm === null ? '' : ' marker-far'}`}
    >
      <title>{say(places) + far}</title>
      <circle className="marker-hit" cx={x} cy={y} r="22" />
      {many && <circle className="marker-ring" cx={x} cy={y} r={RADIUS + 3.5} />}
      <circle className="marker-dot" cx={x} cy={y} r={RADIUS} />
      <text x={x} y={y + 4.5} textAnchor="middle" aria-hidden="true">
        {total(places)}
      </text>
    </Link>
  );
}

/** Sites on a drawing of our own: no tiles, no call to anyone, readable in the dark and on paper. */
export function SiteMap({ places, href, total, say, label, caption }: Props) {
  const { t } = useI18n();
  const drawing = useMemo(() => {
    const frame = frameOf(places, WIDTH, HEIGHT);
    const markers = layOut(places, frame);
    return { frame, markers, mesh: meshOf(markers), labels: labelsOf(markers, frame), bar: scaleBar(frame) };
  }, [places]);
  const { markers, mesh, labels, bar } = drawing;
  return (
    <figure className="map">
      <div className="map-scroll" tabIndex={0} role="group" aria-label={label}>
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
          <g className="map-mesh" aria-hidden="true">
            {mesh.map(([a, b], i) => (
              <line
                key={i}
                x1={a.x}
                y1={a.y}
                x2={b.x}
                y2={b.y}
                className={a.farKm !== null || b.farKm !== null ? 'map-far' : undefined}
              />
            ))}
          </g>
          <g className="map-labels" aria-hidden="true">
            {labels.map((each) => (
              <text key={each.text} x={each.x} y={each.y} textAnchor={each.anchor}>
                {each.text}
              </text>
            ))}
          </g>
          {markers.map((marker) => (
            <Marker key={marker.places[0]!.id} marker={marker} href={href} total={total} say={say} />
          ))}
          <g className="map-scale" aria-hidden="true">
            <path d={`M20 ${HEIGHT - 26}v8h${bar.length}v-8`} />
            <text x={26 + bar.length} y={HEIGHT - 16}>
              {t('map.km', { km: bar.km })}
            </text>
          </g>
        </svg>
      </div>
      <figcaption className="hint">{caption}</figcaption>
    </figure>
  );
}
