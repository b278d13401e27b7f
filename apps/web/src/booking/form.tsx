import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type ComponentProps, type FormEvent, type ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { send } from '../api/client';
import { postTo } from '../api/orders';
import { at } from '../api/paths';
import { Problem, type ProblemBody } from '../api/problem';
import type { Alternative, DayView, Kind, Period, ReservationView, ReserveRequest, SiteView } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useMe, useNow, useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { bookUrl, signInUrl, wordOfKind, type BookChoice } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { EmptyState, ErrorSummary } from '../kit/messages';
import type { Day } from '../time/day';
import { useExtras, type Extras } from '../extras/choice';
import { ExtrasField } from '../extras/field';
import { chosenIn, extrasIn, wantedIn, type Chosen } from '../extras/value';
import { PayerField, usePayer } from '../payer/field';
import { payerIn } from '../payer/value';
import { Actions } from './actions';
import { Alternatives } from './alternatives';
import { bookablesOf, settle, slotOf, type Bookable, type Choice, type Slot } from './choice';
import { GuestFields, guestIn, useGuestHold } from './guest';
import { Instead } from './instead';
import { Places } from './places';
import { PriceSummary } from './price';
import { Refresh } from './refresh';
import { BookingTerms } from './terms';
import { When, Which } from './when';
import { InLine } from './wait';
import { WaitLinks } from './wait-links';
import { packSlot } from './wish';
import { leadsAway } from '../series/repeat-button';

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

/** The two ways to send the same choice: as a member, and without an account. */
function useOrders(site: SiteView, onBooked: Props['onBooked']) {
  const booking = useBooking(onBooked);
  const holding = useGuestHold(site);
  const reset = () => {
    booking.reset();
    holding.reset();
  };
  const problem = booking.error?.body ?? holding.error?.body ?? null;
  return {
    book: booking.mutate,
    hold: holding.mutate,
    pending: booking.isPending || holding.isPending,
    problem,
    /** What was last asked for, here. */
    tried: booking.variables ?? null,
    reset,
  };
}

/** A period sold with tax included has its price in the day already: the button need not wait for the details. */
function priceOfPeriod(choice: Choice | null): Period['price'] | null {
  return choice?.period && choice.resource.priceMode === 'gross' ? choice.period.price : null;
}

/** What it costs, as the API says or, until it does, as the day's period does. */
function usePrice(
  site: SiteView,
  slot: (Slot & { quantity?: number; companyId?: string }) | null,
  choice: Choice | null,
  { packed, letGo }: Extras,
) {
  const me = useMe();
  const price = useGet(slot && at.price(site.slug, me !== null, { ...slot, extras: packed }));
  const problem = price.problem?.body ?? null;
  useEffect(() => letGo(problem), [problem]);
  const known = price.stale ? undefined : price.data;
  const early = choice?.places === 1 && !packed ? priceOfPeriod(choice) : null;
  return {
    known,
    offered: price.data?.extras ?? [],
    problem,
    cents: known?.grossCents ?? early?.cents,
  };
}

/** Whether somebody without an account asks, as the address or the form that came back says first. */
function useAsGuest(values: Record<string, string>): [boolean, (guest: boolean) => void] {
  const me = useMe();
  const [search] = useSearchParams();
  const [asGuest, setAsGuest] = useState(values['faire'] === 'invite' || search.get('invite') === '1');
  return [!me && asGuest, setAsGuest];
}

/** The page where this very choice waits, to come back to after signing in. */
function addressOf(
  site: SiteView,
  choice: Choice | null,
  day: Day,
  { resourceId, start }: Slot,
  taken: Chosen,
): string {
  const extras = extrasIn(taken);
  const kind = choice?.resource.kind;
  const places = choice && choice.places > 1 ? choice.places : undefined;
  if (choice?.period) return bookUrl(site.slug, { kind, day, resourceId, period: choice.period.key, places, extras });
  return bookUrl(site.slug, { kind, day, resourceId, start, minutes: choice?.minutes, places, extras });
}

/** What is wished for, and what of it can be booked now; `instead`: an alternative that was offered and taken. */
function useChosen(site: SiteView, day: DayView, kind: Kind, first: BookChoice) {
  const now = useNow();
  const [wish, setWish] = useState(first);
  const [instead, setInstead] = useState<Slot | null>(null);
  const bookables = bookablesOf(site, day, kind);
  const choice = settle(wish, bookables, site.timeZone, now);
  const slot = instead ?? (choice && slotOf(choice));
  return { wish, setWish, instead, setInstead, bookables, choice, slot, now };
}

/** What was ticked before: in the form that came back, or in the address. */
function useTaken(values: Record<string, string>) {
  const [search] = useSearchParams();
  return useExtras(chosenIn(Object.keys(values).length > 0 ? Object.entries(values) : search));
}

/** Which one, how many places and when. */
function ChoiceFields({ bookables, wish, ...props }: ComponentProps<typeof When> & FieldsProps) {
  const { choice, onWish } = props;
  return (
    <>
      <Which bookables={bookables} choice={choice} onWish={onWish} />
      {wish.places && <Places {...choice} onPlaces={(places) => onWish({ places })} />}
      <When {...props} />
      <WaitLinks {...props} bookables={bookables} places={wish.places} />
    </>
  );
}
interface FieldsProps {
  bookables: readonly Bookable[];
  /** What the form began with. */
  wish: BookChoice;
}

const Hidden = ({ of }: { of: Record<string, string> }) =>
  Object.entries(of).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);

interface CostProps {
  site: SiteView;
  price: ReturnType<typeof usePrice>;
  extras: Extras;
  problem: ProblemBody | null;
}

/** What may be had along, and what it all comes to. */
function Cost({ site, price, extras, problem }: CostProps) {
  return (
    <>
      <ExtrasField {...extras} offered={price.offered} currency={site.currency} problem={problem} />
      <PriceSummary price={price.known} problem={price.problem} />
    </>
  );
}

function NothingFree({ line, ...day }: { line: ReactNode } & Omit<ComponentProps<typeof WaitLinks>, 'choice'>) {
  const { t } = useI18n();
  return (
    <div className="stack">
      <EmptyState title={t('book.none.title')} text={t('book.none.text')} />
      {line}
      <WaitLinks {...day} choice={null} />
    </div>
  );
}

/**
 * The booking form: the same one in the sheet and on its own page, with and without JavaScript.
 * It keeps what was chosen whatever goes wrong, and sends the same id again for the same choice.
 */
export function BookingForm({ site, day, kind, wish: firstWish, onBooked }: Props) {
  const { locale, money } = useI18n();
  const me = useMe();
  const refused = useRefused('booking');
  const { wish, setWish, instead, setInstead, bookables, choice, slot, now } = useChosen(site, day, kind, firstWish);
  const order = useOrders(site, onBooked);
  const [guest, setAsGuest] = useAsGuest(refused.values);
  const several = choice && choice.places > 1 ? { quantity: choice.places } : {};
  const payer = usePayer(site.slug, kind, refused.values['payeur']);
  const extras = useTaken(refused.values);
  const paid = { ...several, companyId: payer.companyId };
  const price = usePrice(site, slot && { ...slot, ...paid }, instead ? null : choice, extras);
  const terms = useGet(at.terms(site.slug)).data;
  const id = useMemo(() => uuid7(), [slot && packSlot(slot), choice?.places, payer.value, extras.packed]);
  const problem = order.problem ?? refused.problem;
  const asks = terms?.resources.some((rules) => rules.resourceId === slot?.resourceId && rules.approval);
  const line = <InLine site={site} problem={problem} tried={order.tried} />;

  if (!slot) return <NothingFree {...{ site, day, bookables, line }} places={wish.places} />;

  function submit(event: FormEvent<HTMLFormElement>) {
    if (leadsAway(event)) return;
    event.preventDefault();
    if (!slot || order.pending) return;
    const back = addressOf(site, choice, day.day, slot, extras.chosen);
    const wanted = { id, siteId: site.id, ...slot, ...several, ...wantedIn(extras.chosen) };
    if (guest) order.hold({ ...wanted, ...guestIn(event.currentTarget), locale });
    else if (!me) location.assign(signInUrl(back));
    else
      order.book(
        { ...wanted, ...payerIn(payer.value) },
        { onError: (problem) => problem.status === 401 && location.assign(signInUrl(back)) },
      );
  }
  const change = (next: BookChoice) => {
    setInstead(null);
    order.reset();
    setWish({ ...wish, ...next });
  };

  return (
    <div className="stack">
      <form className="stack" method="post" action={`/reserver/${site.slug}`} onSubmit={submit}>
        <Hidden of={{ id, jour: day.day, quoi: wordOfKind(kind) }} />
        <ErrorSummary problem={problem} />
        <Alternatives
          offers={alternativesOf(problem)}
          timeZone={site.timeZone}
          chosen={instead}
          onChoose={setInstead}
        />
        {choice && <ChoiceFields {...{ bookables, choice, day, site, now }} wish={firstWish} onWish={change} />}
        <Refresh slug={site.slug} />
        <Instead problem={problem} timeZone={site.timeZone} />
        <BookingTerms {...{ terms, problem }} resourceId={slot.resourceId} />
        <PayerField payer={payer} problem={problem} />
        <Cost {...{ site, price, extras, problem }} />
        {guest && <GuestFields problem={problem} values={refused.values} />}
        <Actions
          {...{ site, asks, guest }}
          price={price.cents === undefined ? null : money(price.cents, site.currency)}
          pending={order.pending}
          onGuest={setAsGuest}
        />
      </form>
      {line}
    </div>
  );
}
