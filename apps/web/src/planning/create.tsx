import { useMemo, useState, type FormEvent } from 'react';
import { useSearchParams } from 'wouter';
import { send } from '../api/client';
import { postTo } from '../api/orders';
import type { ProblemBody } from '../api/problem';
import type { Grant, PlanningView, ReservationView } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { planningUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { Segmented } from '../kit/segmented';
import { MemberPicker } from '../manage/member-picker';
import { DeskPayerField } from '../payer/desk';
import { payerIn } from '../payer/value';
import { isDay } from '../time/day';
import { useOrder } from './orders';
import { AfterRefusal, SlotFields } from './slot-fields';
import { slotOfWish, type DeskWish } from './wish';
import { deskRepeatUrl } from '../series/links';
import { leadsAway, RepeatButton } from '../series/repeat-button';

type Who = 'membre' | 'nouveau';

interface Props {
  site: Grant;
  planning: PlanningView;
  wish: DeskWish;
  onDone: (said: string) => void;
}

interface Person {
  who: Who;
  memberId: string;
  name: string;
  email: string;
  /** As the form has it. */
  payer: string;
}

function useBooking(site: Grant, timeZone: string) {
  return useOrder<{ id: string; person: Person; wish: DeskWish; override: boolean }>(
    ({ id, person, wish, override }) => {
      const place = { id, ...slotOfWish(wish, timeZone), ...(override && { override }) };
      const { who, memberId, name, email, payer } = person;
      return who === 'membre'
        ? send<ReservationView>('POST', postTo.deskReservations(site.id), { ...place, memberId, ...payerIn(payer) })
        : send<ReservationView>('POST', postTo.walkIns(site.id), { ...place, name, email, ...payerIn(payer) });
    },
  );
}

function PersonFields({ person, onPerson }: { person: Person; onPerson: (person: Person) => void }) {
  const { t } = useI18n();
  return (
    <div className="two-fields planning-person">
      <Field
        label={t('planning.name')}
        name="nom"
        autoComplete="off"
        required={person.who === 'nouveau'}
        value={person.name}
        onChange={(event) => onPerson({ ...person, name: event.currentTarget.value })}
      />
      <Field
        label={t('planning.email')}
        type="email"
        name="email"
        autoComplete="off"
        required={person.who === 'nouveau'}
        value={person.email}
        onChange={(event) => onPerson({ ...person, email: event.currentTarget.value })}
      />
    </div>
  );
}

interface WhoProps {
  site: Grant;
  person: Person;
  problem: ProblemBody | null;
  onPerson: (person: Person) => void;
}

/** For whom, and who pays. */
function WhoFields({ site, person, problem, onPerson }: WhoProps) {
  const { t } = useI18n();
  const { values } = useRefused('deskBook');
  const [search] = useSearchParams();
  return (
    <>
      <Segmented<Who>
        legend={t('planning.who')}
        name="qui"
        value={person.who}
        options={[
          { value: 'membre', label: t('planning.who.member') },
          { value: 'nouveau', label: t('planning.who.new') },
        ]}
        onChange={(who) => onPerson({ ...person, who })}
      />
      <MemberPicker
        site={site}
        before={values['q'] ?? search.get('q') ?? ''}
        chosen={person.memberId}
        onChoose={(memberId) => onPerson({ ...person, memberId })}
        action="/gestion/planning"
      />
      <PersonFields person={person} onPerson={onPerson} />
      <DeskPayerField
        {...{ siteId: site.id, value: person.payer, problem }}
        onChange={(payer) => onPerson({ ...person, payer })}
      />
    </>
  );
}

/** A booking for a member, or for somebody who has just walked in. */
export function CreateReservation({ site, planning, wish: firstWish, onDone }: Props) {
  const { t, timeRange } = useI18n();
  const { timeZone, resources } = planning;
  const { values, problem: refusedBefore } = useRefused('deskBook');
  const [wish, setWish] = useState<DeskWish>(
    isDay(values['jour'])
      ? { day: values['jour'], resourceId: values['ressource']!, from: values['de']!, to: values['a']! }
      : firstWish,
  );
  const [person, setPerson] = useState<Person>({
    who: values['qui'] === 'nouveau' ? 'nouveau' : 'membre',
    ...{ memberId: values['membre'] ?? '', name: values['nom'] ?? '', email: values['email'] ?? '' },
    payer: values['payeur'] ?? '',
  });
  const [override, setOverride] = useState(false);
  const [wrong, setWrong] = useState<ProblemBody | null>(null);
  const id = useMemo(() => uuid7(), [JSON.stringify([wish, person])]);
  const order = useBooking(site, timeZone);
  const problem = wrong ?? order.error?.body ?? (order.isIdle ? refusedBefore : null);
  const submit = (event: FormEvent) => {
    if (leadsAway(event)) return;
    event.preventDefault();
    const slot = slotOfWish(wish, timeZone);
    const ready = slot && (person.who === 'nouveau' || person.memberId !== '');
    setWrong(ready ? null : { status: 422, code: 'invalid_request' });
    if (!ready || order.isPending) return;
    const name = resources.find((resource) => resource.id === slot.resourceId)?.name ?? '';
    const said = t('planning.created', { resource: name, when: timeRange(slot.start, slot.end, timeZone) });
    order.mutate({ id, person, wish, override }, { onSuccess: () => onDone(said) });
  };
  return (
    <form
      className="stack planning-create"
      method="post"
      action={planningUrl(site.slug, { day: planning.day, create: true })}
      onSubmit={submit}
    >
      <input type="hidden" name="faire" value="creer" />
      <input type="hidden" name="creer" value="1" />
      <input type="hidden" name="lieu" value={site.slug} />
      <input type="hidden" name="id" value={id} />
      <ErrorSummary problem={problem} />
      <SlotFields resources={resources} timeZone={timeZone} wish={wish} onWish={setWish} />
      <WhoFields {...{ site, person, problem }} onPerson={setPerson} />
      <AfterRefusal {...{ problem, timeZone, wish, override }} onWish={setWish} onOverride={setOverride} />
      <Button type="submit" look="primary" wide aria-disabled={order.isPending}>
        {t('planning.book')}
      </Button>
      {person.who === 'membre' && <RepeatButton to={deskRepeatUrl(site.slug)}>{t('planning.repeat')}</RepeatButton>}
    </form>
  );
}
