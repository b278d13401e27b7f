import { Link } from 'wouter';
import type { ReservationStatus, ReservationView } from '../api/types';
import { siteUrl } from '../app/links';
import { ExtrasText } from '../extras/text';
import { useI18n } from '../i18n/i18n';
import { Tag, type Tone } from '../kit/tag';
import { dayOf } from '../time/day';

const TONES: Record<ReservationStatus, Tone> = {
  held: 'warn',
  confirmed: 'ok',
  checked_in: 'brand',
  cancelled: 'plain',
  expired: 'plain',
  no_show: 'warn',
};

export function StatusTag({
  status,
  holdFor,
}: Pick<ReservationView, 'status'> & { holdFor?: ReservationView['holdFor'] }) {
  const { t } = useI18n();
  const words = holdFor === 'approval' ? t('me.toApprove') : t(`status.${status}`);
  return <Tag tone={TONES[status]}>{words}</Tag>;
}

/** "mardi 24 novembre, 9 h–11 h", in the place's own time. */
export function useSayWhen(): (reservation: ReservationView) => string {
  const { dayLong, timeRange } = useI18n();
  return ({ start, end, site }) => `${dayLong(dayOf(start, site.timeZone))}, ${timeRange(start, end, site.timeZone)}`;
}

/** Where and when, the same wherever a reservation is shown. */
export function ReservationText({
  reservation,
  heading: Heading,
}: {
  reservation: ReservationView;
  heading: 'h3' | 'p';
}) {
  const { t } = useI18n();
  const sayWhen = useSayWhen();
  const { site, resource, quantity, payer, extras } = reservation;
  return (
    <div className="reservation-text">
      <Heading className="strong">
        <Link href={siteUrl(site.slug)}>{site.name}</Link>
      </Heading>
      <p>{sayWhen(reservation)}</p>
      <p className="muted">
        {resource.name}
        {quantity > 1 && ` × ${quantity}`} · {site.commune}
      </p>
      {extras.length > 0 && (
        <p className="small">
          <ExtrasText extras={extras} />
        </p>
      )}
      {payer && <p className="small">{t('payer.by', { name: payer.name })}</p>}
    </div>
  );
}
