import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type FormEvent } from 'react';
import { send } from '../api/client';
import { at, postTo } from '../api/paths';
import { Problem, type ProblemBody } from '../api/problem';
import type { Alternative, DayView, Kind, Period, ReservationView, ReserveRequest, SiteView } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useMe, useNow, useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { bookUrl, signInUrl, wordOfKind, type BookChoice } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { EmptyState, ErrorSummary } from '../kit/messages';
import type { Day } from '../time/day';
import { Alternatives } from './alternatives';
import { bookablesOf, settle, slotOf, type Choice, type Slot } from './choice';
import { Instead } from './instead';
import { PriceSummary } from './price';
import { BookingTerms } from './terms';
import { When, Which } from './when';
import { packSlot } from './wish';
import { repeatUrl } from '../series/links';
import { leadsAway, RepeatButton } from '../series/repeat-button';

interface Props {
  site: SiteView;
  day: DayView;
  kind: Kind;
  wish: BookChoice;
  onBooked: (reservation: ReservationView) => void;
}

const alternativesOf = (problem: ProblemBody | null): Alternative[] => {
  const given = problem?.['alternatives'];
  return Array.isArray(given) ? (given as Alternative[]) : [];
};

function useBooking(onBooked: Props['onBooked']) {
  const cache = useQueryClient();
  return useMutation<ReservationView, Problem, ReserveRequest>({
    mutationFn: (request) => send('POST', postTo.reservations, request),
    onSuccess: (reservation) => {
      onBooked(reservation);
      void cache.invalidateQueries();
    },
    onError: (problem) => {
      // What was shown as free no longer is: the periods and the cards behind the sheet are read again.
      if (problem.status === 409) void cache.invalidateQueries();
    },
  });
}

/** A period sold with tax included has its price in the day already: the button need not wait for the details. */
function priceOfPeriod(choice: Choice | null): Period['price'] | null {
  return choice?.period && choice.resource.priceMode === 'gross' ? choice.period.price : null;
}

/** The page where this very choice waits, to come back to after signing in. */
function addressOf(site: SiteView, choice: Choice | null, day: Day, { resourceId, start }: Slot): string {
  const kind = choice?.resource.kind;
  const places = choice && choice.places > 1 ? choice.places : undefined;
  if (choice?.period) return bookUrl(site.slug, { kind, day, resourceId, period: choice.period.key, places });
  return bookUrl(site.slug, { kind, day, resourceId, start, minutes: choice?.minutes, places });
}

/** How many places among many, for who said that it is several. */
function Places({ choice, onWish }: { choice: Choice; onWish: (wish: BookChoice) => void }) {
  const { t } = useI18n();
  if (choice.resource.mode !== 'pool') return null;
  return (
    <Field
      label={t('book.places')}
      name="places"
      type="number"
      min={1}
      max={choice.resource.capacity}
      value={choice.places}
      onChange={(event) => onWish({ places: Number(event.currentTarget.value) || 1 })}
    />
  );
}

interface SendProps {
  pending: boolean;
  /** The space has the last word: it is asked for, not booked. */
  asks: boolean | undefined;
  site: SiteView;
  /** Not known yet when undefined. */
  cents: number | undefined;
}

function Send({ pending, asks, site, cents }: SendProps) {
  const { t, money } = useI18n();
  const me = useMe();
  const order = t(asks ? 'book.ask' : 'book.confirm', {
    price: cents === undefined ? '…' : money(cents, site.currency),
  });
  return (
    <>
      <Button type="submit" look="primary" wide aria-disabled={pending}>
        {pending ? t('book.sending') : me ? order : t('book.signIn')}
      </Button>
      <RepeatButton to={repeatUrl(site.slug)}>{t('book.repeat')}</RepeatButton>
      <p className="hint">{me ? t('book.payment', { site: site.name }) : t('book.signIn.hint')}</p>
    </>
  );
}

/**
 * The booking form: the same one in the sheet and on its own page, with and without JavaScript.
 * It keeps what was chosen whatever goes wrong, and sends the same id again for the same choice.
 */
export function BookingForm({ site, day, kind, wish: firstWish, onBooked }: Props) {
  const { t } = useI18n();
  const me = useMe();
  const now = useNow();
  const refused = useRefused('booking');
  const [wish, setWish] = useState(firstWish);
  const [instead, setInstead] = useState<Slot | null>(null);
  const booking = useBooking(onBooked);
  const bookables = bookablesOf(site, day, kind);
  const choice = settle(wish, bookables, site.timeZone, now);
  const slot = instead ?? (choice && slotOf(choice));
  const several = choice && choice.places > 1 ? { quantity: choice.places } : {};
  const price = useGet(slot && at.price(site.slug, { ...slot, ...several }));
  const known = price.stale ? undefined : price.data;
  const terms = useGet(at.terms(site.slug)).data;
  const early = instead || choice?.places !== 1 ? null : priceOfPeriod(choice);
  const cents = known?.grossCents ?? early?.cents;
  const id = useMemo(() => uuid7(), [slot && packSlot(slot), choice?.places]);
  const problem = booking.error?.body ?? refused.problem;
  const offers = alternativesOf(problem);
  const asks = terms?.resources.some((rules) => rules.resourceId === slot?.resourceId && rules.approval);

  if (!slot) return <EmptyState title={t('book.none.title')} text={t('book.none.text')} />;

  function submit(event: FormEvent) {
    if (leadsAway(event)) return;
    event.preventDefault();
    if (!slot || booking.isPending) return;
    const back = addressOf(site, choice, day.day, slot);
    if (!me) location.assign(signInUrl(back));
    else
      booking.mutate(
        { id, siteId: site.id, ...slot, ...several },
        { onError: (problem) => problem.status === 401 && location.assign(signInUrl(back)) },
      );
  }
  const change = (next: BookChoice) => {
    setInstead(null);
    booking.reset();
    setWish({ ...wish, ...next });
  };

  return (
    <form className="stack" method="post" action={`/reserver/${site.slug}`} onSubmit={submit}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="jour" value={day.day} />
      <input type="hidden" name="quoi" value={wordOfKind(kind)} />
      <ErrorSummary problem={problem} />
      {offers.length > 0 && (
        <Alternatives offers={offers} timeZone={site.timeZone} chosen={instead} onChoose={setInstead} />
      )}
      {choice && <Which bookables={bookables} choice={choice} onWish={change} />}
      {firstWish.places && choice && <Places choice={choice} onWish={change} />}
      {choice && <When choice={choice} day={day} site={site} now={now} onWish={change} />}
      <noscript>
        <button className="btn btn-wide" formMethod="get" formAction={`/reserver/${site.slug}`}>
          {t('book.refresh')}
        </button>
      </noscript>
      <Instead problem={problem} timeZone={site.timeZone} />
      <BookingTerms terms={terms} resourceId={slot.resourceId} />
      <PriceSummary price={known} problem={price.problem?.body ?? null} />
      <Send pending={booking.isPending} {...{ asks, site, cents }} />
    </form>
  );
}
