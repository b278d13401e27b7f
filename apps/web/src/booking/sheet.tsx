import { useState } from 'react';
import { at } from '../api/paths';
import type { ReservationView } from '../api/types';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Failed } from '../kit/messages';
import { Sheet } from '../kit/sheet';
import { Skeleton } from '../kit/skeleton';
import { Booked } from './done';
import { BookingForm } from './form';
import type { SheetProps, SheetRequest } from './request';

function SheetBody({ request, onClose }: { request: SheetRequest; onClose: () => void }) {
  const { dayLong } = useI18n();
  const [booked, setBooked] = useState<ReservationView | null>(null);
  const site = useGet(at.site(request.slug));
  const day = useGet(at.siteDay(request.slug, request.day));
  const problem = site.problem ?? day.problem;
  if (booked) return <Booked reservation={booked} onClose={onClose} />;
  return (
    <div className="stack booking-sheet">
      <p>
        <span className="strong">{request.name}</span>
        {site.data && `, ${site.data.address.commune}`} — {dayLong(request.day)}
      </p>
      {problem && (!site.data || !day.data) && (
        <Failed
          problem={problem.body}
          again={() => {
            site.again();
            day.again();
          }}
        />
      )}
      {!problem && (!site.data || !day.data) && <Skeleton blocks={1} />}
      {site.data && day.data && (
        <BookingForm
          site={site.data}
          day={day.data}
          kind={request.kind}
          wish={request.wish ?? {}}
          onBooked={setBooked}
        />
      )}
    </div>
  );
}

/** Booking without leaving the page: two taps from a list of places to a booked one. */
export function BookingSheet({ request, onClose }: SheetProps) {
  const { t } = useI18n();
  return (
    <Sheet open={request !== null} onClose={onClose} title={t(`book.title.${request?.kind ?? 'desk'}`)}>
      {request && <SheetBody request={request} onClose={onClose} key={request.slug + request.day} />}
    </Sheet>
  );
}
