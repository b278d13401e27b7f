import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type FormEvent } from 'react';
import { send } from '../api/client';
import type { Problem } from '../api/problem';
import { placeUrl, sheetAt, sheetTo } from './paths';
import type { Offered, OwnStay, PlaceNow, ReservationView } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useMe, useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { bookUrl, signInUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button, ButtonLink } from '../kit/button';
import { ErrorSummary } from '../kit/messages';
import { PayerField, usePayer } from '../payer/field';
import { payerIn } from '../payer/value';
import { Needs } from '../site/terms';
import { dayOf } from '../time/day';

interface Props {
  place: PlaceNow;
  offered: Offered;
  /** What staying costs the reader; null: what everybody pays. */
  own: readonly OwnStay[] | null;
  onSat: () => void;
}

/** At the reader's own prices, where they have some. */
const staysOf = ({ offered, own }: Pick<Props, 'offered' | 'own'>): OwnStay[] =>
  offered.stays.map((stay) => own?.find(({ end }) => end === stay.end) ?? stay);

/** One of the stays as a radio button: until when, and what it costs. */
function Stays({ place, offered, own, chosen, onChoose }: Props & { chosen: string; onChoose: (end: string) => void }) {
  const { t, time, money } = useI18n();
  return (
    <fieldset>
      <legend className="legend">{t('here.until')}</legend>
      <div className="stack-tight">
        {staysOf({ offered, own }).map(({ end, price }) => (
          <label key={end} className="choice">
            <input type="radio" name="fin" value={end} checked={end === chosen} onChange={() => onChoose(end)} />
            <span className="choice-text strong">{time(end, place.site.timeZone)}</span>
            <span className="choice-end num">{money(price.cents, price.currency)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** "I sit here": the times that are free from now on, each with its price; booked and arrived with one button. */
export function Sit(props: Props) {
  const { place, offered, onSat } = props;
  const { t, money } = useI18n();
  const cache = useQueryClient();
  const refused = useRefused('sit');
  const [wish, setWish] = useState(refused.values['fin'] ?? '');
  const payer = usePayer(place.site.slug, offered.kind, refused.values['payeur']);
  // What it costs depends on who pays; until that is known, what it usually costs them.
  const asked = payer.companies.length > 0 ? sheetAt.mine(place.code, payer.companyId ?? null) : null;
  const told = useGet(asked).data;
  const own = told ? told.stays : props.own;
  const stays = staysOf({ offered, own });
  const stay = stays.find(({ end }) => end === wish) ?? stays[0]!;
  const id = useMemo(() => uuid7(), [stay.end, payer.value]);
  const sit = useMutation<ReservationView, Problem>({
    mutationFn: () => send('POST', sheetTo.sit(place.code), { id, end: stay.end, ...payerIn(payer.value) }),
    onSuccess: onSat,
    // Taken or not, what the page says of the place is old.
    onSettled: () => cache.invalidateQueries(),
  });
  const problem = sit.error?.body ?? refused.problem;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!sit.isPending) sit.mutate();
  };
  return (
    <form className="stack" method="post" action={placeUrl(place.code)} onSubmit={submit}>
      <ErrorSummary problem={problem} />
      <input type="hidden" name="faire" value="installer" />
      <input type="hidden" name="id" value={id} />
      <Stays {...props} own={own} chosen={stay.end} onChoose={setWish} />
      <PayerField payer={payer} problem={problem} />
      <p className="hint">{t('here.sit.hint')}</p>
      <Button type="submit" look="primary" wide aria-disabled={sit.isPending}>
        {t('here.sit.go', { price: money(stay.price.cents, stay.price.currency) })}
      </Button>
    </form>
  );
}

/** For whoever is not signed in: what a stay costs, and the two ways to it. */
function SignInToSit({ place, offered }: Pick<Props, 'place' | 'offered'>) {
  const { t, time, money } = useI18n();
  const { site, code, now } = place;
  const [first] = offered.stays;
  const { kind, resourceId } = offered;
  return (
    <div className="stack">
      {first && (
        <p>
          {t('here.from', {
            price: money(first.price.cents, first.price.currency),
            time: time(first.end, site.timeZone),
          })}
        </p>
      )}
      <ButtonLink look="primary" wide href={signInUrl(placeUrl(code))}>
        {t('here.signIn')}
      </ButtonLink>
      <ButtonLink wide href={bookUrl(site.slug, { kind, resourceId, day: dayOf(now, site.timeZone), guest: true })}>
        {t('here.bookAsGuest')}
      </ButtonLink>
    </div>
  );
}

/** What can be done at a free place, by whoever reads. */
export function FreePlace(props: Props) {
  const me = useMe();
  return (
    <>
      <Needs site={props.place.site} resourceId={props.offered.resourceId} />
      {me ? <Sit {...props} /> : <SignInToSit {...props} />}
    </>
  );
}
