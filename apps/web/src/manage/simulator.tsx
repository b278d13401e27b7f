import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant, Simulation } from '../api/types';
import { useToday } from '../app/boot';
import { useGet } from '../app/get';
import { useSayLine } from '../booking/price';
import { chosenIn, extraField, packExtras } from '../extras/value';
import { useI18n } from '../i18n/i18n';
import { useSayProblem } from '../i18n/problems';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field, SelectField } from '../kit/field';
import { Banner } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { slotOfWish } from '../planning/wish';
import { isDay } from '../time/day';
import { MemberPicker } from './member-picker';

/** The wish that the address has: it can be kept, sent and asked again. */
function useWish(site: Grant, timeZone: string) {
  const [search] = useSearchParams();
  const today = useToday(timeZone);
  const q = search.get('q') ?? '';
  const found = useGet(q.trim() === '' ? null : at.members(site.id, q.trim())).data?.members;
  const day = search.get('jour');
  // The only one who is called like that is meant.
  const sole = found?.length === 1 && !search.get('membre') ? found[0]!.id : null;
  return {
    ...{ q, memberId: sole ?? search.get('membre') ?? '', day: isDay(day) ? day : today },
    // Somebody was looked for, and it is not said yet which of those found.
    asksWho: q.trim() !== '' && sole === null && !search.get('membre'),
    resourceId: search.get('ressource') ?? '',
    ...{ from: search.get('de') ?? '09:00', to: search.get('a') ?? '13:00' },
    ...{ places: search.get('places') ?? '1', tried: search.get('essai') ?? '', extras: chosenIn(search) },
  };
}
type Wish = ReturnType<typeof useWish>;

function useSimulation(site: Grant, wish: Wish, timeZone: string) {
  const slot = wish.resourceId === '' || wish.asksWho ? null : slotOfWish(wish, timeZone);
  const [kind, id] = wish.tried.split(':');
  return useGet(
    slot &&
      at.simulation(site.id, {
        ...slot,
        quantity: Number(wish.places) || 1,
        extras: packExtras(wish.extras),
        memberId: wish.memberId || undefined,
        planId: kind === 'formule' ? id : undefined,
        groupId: kind === 'groupe' ? id : undefined,
      }),
  );
}

function Told({ told, places }: { told: Simulation; places: string }) {
  const { t, money, basisPoints } = useI18n();
  const sayLine = useSayLine(told.currency);
  const sums = [
    ['money.net', told.netCents],
    ['money.vat', told.vatCents],
    ['money.gross', told.grossCents],
  ] as const;
  return (
    <table className="table simulated">
      <caption>
        {t('tarifs.simulation.of', { name: told.memberName ?? t('tarifs.anybody'), places: Number(places) || 1 })}
      </caption>
      <tbody>
        {told.lines.map((line, index) => (
          <tr key={index}>
            <th scope="row">{sayLine(line) ?? line.code}</th>
            <td className="end num">{money(line.cents, told.currency)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {sums.map(([label, cents]) => (
          <tr key={label}>
            <th scope="row">
              {t(label)}
              {label === 'money.vat' && ` ${told.vat.map(({ vatRateBp }) => basisPoints(vatRateBp)).join(', ')}`}
            </th>
            <td className={label === 'money.gross' ? 'end num strong' : 'end num'}>{money(cents, told.currency)}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
}

function CreditUsed({ told }: { told: Simulation }) {
  const { t, money } = useI18n();
  if (told.credit.length === 0) return <p className="muted">{t('tarifs.credit.none')}</p>;
  return (
    <ul className="stack-tight">
      {told.credit.map(({ name, unit, amount }, index) => (
        <li key={index}>{t(`tarifs.credit.${unit}`, { name, amount, money: money(amount, told.currency) })}</li>
      ))}
    </ul>
  );
}

function Answer({ site, wish, timeZone }: { site: Grant; wish: Wish; timeZone: string }) {
  const { t } = useI18n();
  const sayProblem = useSayProblem();
  const { data, problem, pending } = useSimulation(site, wish, timeZone);
  if (wish.resourceId === '') return <p className="muted">{t('tarifs.simulation.empty')}</p>;
  if (wish.asksWho) return <p role="status">{t('tarifs.simulation.who')}</p>;
  if (problem)
    return (
      <Banner tone="warn" status>
        <p>{sayProblem(problem.body)}</p>
      </Banner>
    );
  if (!data) return pending ? <Skeleton blocks={1} /> : <p className="muted">{t('tarifs.simulation.empty')}</p>;
  return (
    <div className="stack" role="status">
      <Told told={data} places={wish.places} />
      <CreditUsed told={data} />
    </div>
  );
}

function Fields({ site, wish }: { site: Grant; wish: Wish }) {
  const { t } = useI18n();
  const [picked, setPicked] = useState<string | null>(null);
  const resources = useGet(at.resources(site.id)).data?.resources.filter(({ active }) => active) ?? [];
  const choices = useGet(at.simulationChoices(site.id)).data;
  const extras = useGet(at.extras(site.id)).data?.extras.filter(({ active }) => active) ?? [];
  return (
    <form className="stack" method="get" action="/gestion/tarifs">
      <input type="hidden" name="lieu" value={site.slug} />
      <div className="fields">
        <SelectField name="ressource" label={t('planning.resource')} defaultValue={wish.resourceId}>
          {resources.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <Field name="jour" type="date" required label={t('planning.day')} defaultValue={wish.day} />
        <Field name="de" type="time" required label={t('planning.from')} defaultValue={wish.from} />
        <Field name="a" type="time" required label={t('planning.to')} defaultValue={wish.to} />
        <Field name="places" type="number" min={1} label={t('book.places')} defaultValue={wish.places} />
        {choices && choices.plans.length + choices.groups.length > 0 && (
          <SelectField name="essai" label={t('tarifs.try')} hint={t('tarifs.try.hint')} defaultValue={wish.tried}>
            <option value="">{t('tarifs.try.nothing')}</option>
            {choices.plans.map(({ id, name }) => (
              <option key={id} value={`formule:${id}`}>
                {name}
              </option>
            ))}
            {choices.groups.map(({ id, name }) => (
              <option key={id} value={`groupe:${id}`}>
                {name}
              </option>
            ))}
          </SelectField>
        )}
      </div>
      {extras.length > 0 && (
        <details open={Object.keys(wish.extras).length > 0 || undefined}>
          <summary>{t('tarifs.extras')}</summary>
          <div className="fields">
            {extras.map(({ id, name }) => (
              <Field
                key={id}
                {...{ type: 'number', min: 0, inputMode: 'numeric', label: name, name: extraField(id) }}
                defaultValue={wish.extras[id] ?? ''}
              />
            ))}
          </div>
        </details>
      )}
      <MemberPicker
        site={site}
        before={wish.q}
        chosen={picked ?? wish.memberId}
        onChoose={setPicked}
        action="/gestion/tarifs"
        nobody={t('tarifs.anybody')}
      />
      <Button type="submit" look="primary">
        {t('tarifs.simulate')}
      </Button>
    </form>
  );
}

/** "What will Camille pay on Tuesday from 9 to 13?": asked of the same rules that price a booking. */
export function Simulator({ site }: { site: Grant }) {
  const { t } = useI18n();
  const timeZone = useGet(at.facts(site.id)).data?.timeZone ?? 'Europe/Paris';
  const wish = useWish(site, timeZone);
  return (
    <Card title={t('tarifs.simulation')}>
      <p className="hint" id="simulateur">
        {t('tarifs.simulation.hint')}
      </p>
      <div className="simulator">
        <Fields site={site} wish={wish} />
        <Answer site={site} wish={wish} timeZone={timeZone} />
      </div>
    </Card>
  );
}
