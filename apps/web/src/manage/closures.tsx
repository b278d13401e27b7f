import { useState } from 'react';
import { Link } from 'wouter';
import { at } from '../api/paths';
import type { Closure, Grant, HoursView } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { manageUrl } from '../app/links';
import { useI18n, type Key } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field, SelectField } from '../kit/field';
import { ErrorSummary } from '../kit/messages';
import { Pending } from '../kit/pending';
import { Scroll } from '../kit/scroll';
import { Table } from '../kit/table';
import { weekdayOf } from '../time/day';
import { Decisions } from './decisions';

const REPEATS = ['once', 'yearly', 'weekly'] as const;
const SCOPES = ['everyone', 'members', 'visitors'] as const;

function useSayWhen(): (closure: Closure) => string {
  const { t, dayFull, dayOfYear, weekdayName, wallTime } = useI18n();
  return ({ repeats, firstDay, lastDay, from, until }) => {
    const last = lastDay && lastDay !== firstDay ? dayFull(lastDay) : null;
    const days =
      repeats === 'once'
        ? last
          ? t('closure.span', { first: dayFull(firstDay), last: last })
          : dayFull(firstDay)
        : repeats === 'yearly'
          ? t('closure.everyYear', { day: dayOfYear(firstDay) })
          : t('closure.everyWeek', { day: weekdayName(weekdayOf(firstDay)) });
    const end = repeats !== 'once' && last ? `, ${t('closure.until', { day: last })}` : '';
    return from && until ? `${days}${end}, ${wallTime(from)}–${wallTime(until)}` : `${days}${end}`;
  };
}

function ClosureTable({ site, closures, caption }: { site: Grant; closures: Closure[]; caption: string }) {
  const { t } = useI18n();
  const sayWhen = useSayWhen();
  return (
    <Scroll label={caption}>
      <Table
        className="folds"
        caption={caption}
        columns={[
          'closure.reason',
          'closure.when',
          'closure.what',
          'closure.scope',
          { text: 'closure.actions', end: true, unseen: true },
        ]}
      >
        {closures.map((closure) => (
          <tr key={closure.id}>
            <th scope="row">{closure.reason}</th>
            <td>{sayWhen(closure)}</td>
            <td>{closure.resourceName ?? t('closure.site')}</td>
            <td>{t(`closure.scope.${closure.scope}`)}</td>
            <td className="end">
              <form className="row" method="post" action={manageUrl('/lieu', site.slug)}>
                <Link
                  className="btn btn-small"
                  href={`${manageUrl('/lieu', site.slug, { fermeture: closure.id })}#fermeture`}
                  aria-label={t('closure.change.of', { reason: closure.reason })}
                >
                  {t('closure.change')}
                </Link>
                <input type="hidden" name="id" value={closure.id} />
                <Button
                  type="submit"
                  small
                  look="danger"
                  name="faire"
                  value="rouvrir"
                  aria-label={t('closure.remove.of', { reason: closure.reason })}
                >
                  {t('closure.remove')}
                </Button>
              </form>
            </td>
          </tr>
        ))}
      </Table>
    </Scroll>
  );
}

interface FormProps {
  site: Grant;
  known: Closure | null;
  resources: HoursView['resources'];
  timeZone: string;
}

/** What a field starts with: what was typed before a refusal, else what is known. */
function useTyped(known: Closure | null): (name: keyof Closure) => string {
  const { values } = useRefused('closure');
  return (name) => {
    const value = values[name] ?? (known?.[name] ?? '').toString();
    // A field of type time knows no 24:00.
    return value === '24:00' ? '00:00' : value;
  };
}

function WhenFields({ known }: { known: Closure | null }) {
  const { t } = useI18n();
  const { problem } = useRefused('closure');
  const value = useTyped(known);
  const error = (field: keyof Closure, text: Key) =>
    problem?.errors?.some((one) => one.field === field) ? t(text) : null;
  return (
    <>
      <SelectField name="repeats" label={t('closure.repeats')} defaultValue={value('repeats') || 'once'}>
        {REPEATS.map((one) => (
          <option key={one} value={one}>
            {t(`closure.repeats.${one}`)}
          </option>
        ))}
      </SelectField>
      {(['firstDay', 'lastDay'] as const).map((name) => (
        <Field
          key={name}
          name={name}
          type="date"
          label={t(`closure.${name}`)}
          defaultValue={value(name)}
          required={name === 'firstDay'}
          error={error(name, 'closure.day.error')}
        />
      ))}
      <Field name="from" type="time" label={t('closure.from')} defaultValue={value('from')} />
      <Field
        name="until"
        type="time"
        label={t('closure.to')}
        defaultValue={value('until')}
        error={error('until', 'closure.time.error')}
      />
    </>
  );
}

/** Adds a closure or changes the known one; sent again with decisions when it lies on reservations. */
function ClosureForm({ site, known, resources, timeZone }: FormProps) {
  const { t } = useI18n();
  const { values, problem } = useRefused('closure');
  const [fresh] = useState(() => uuid7());
  const value = useTyped(known);
  const nameless = problem?.errors?.some(({ field }) => field === 'reason');
  return (
    <form id="fermeture" className="stack" method="post" action={manageUrl('/lieu', site.slug)} key={known?.id ?? ''}>
      <ErrorSummary problem={problem} />
      <Decisions problem={problem} values={values} timeZone={timeZone} />
      <input type="hidden" name="faire" value="fermer" />
      <input type="hidden" name="id" value={value('id') || fresh} />
      <Field
        name="reason"
        label={t('closure.reason')}
        hint={t('closure.reason.hint')}
        defaultValue={value('reason')}
        maxLength={200}
        required
        error={nameless ? t('closure.reason.error') : null}
      />
      <div className="fields closure-fields">
        <WhenFields known={known} />
        <SelectField name="resourceId" label={t('closure.what')} defaultValue={value('resourceId')}>
          <option value="">{t('closure.site')}</option>
          {resources.map(({ resourceId, name }) => (
            <option key={resourceId} value={resourceId}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField name="scope" label={t('closure.scope')} defaultValue={value('scope') || 'everyone'}>
          {SCOPES.map((one) => (
            <option key={one} value={one}>
              {t(`closure.scope.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="row">
        <Button type="submit" look="primary">
          {t(known ? 'place.save' : 'closure.add')}
        </Button>
        {known && (
          <Link className="btn" href={manageUrl('/lieu', site.slug)}>
            {t('closure.leave')}
          </Link>
        )}
      </div>
    </form>
  );
}

/** `chosen`: the closure of the address, to be changed. */
export function Closures({ site, chosen, timeZone }: { site: Grant; chosen: string | null; timeZone: string }) {
  const { t } = useI18n();
  const list = useGet(at.closures(site.id));
  const resources = useGet(at.hours(site.id)).data?.resources ?? [];
  const removal = useRefused('removal').problem;
  if (!list.data)
    return (
      <Card title={t('closure.title')}>
        <Pending of={list} blocks={1} />
      </Card>
    );
  const coming = list.data.closures.filter((closure) => !closure.over);
  const past = list.data.closures.filter((closure) => closure.over);
  const known = list.data.closures.find((closure) => closure.id === chosen) ?? null;
  return (
    <>
      <Card title={t('closure.title')}>
        <ErrorSummary problem={removal} />
        {coming.length > 0 ? (
          <ClosureTable site={site} closures={coming} caption={t('closure.coming')} />
        ) : (
          <p className="muted">{t('closure.none')}</p>
        )}
        {past.length > 0 && (
          <details>
            <summary>{t('closure.past', { count: past.length })}</summary>
            <ClosureTable site={site} closures={past} caption={t('closure.over')} />
          </details>
        )}
      </Card>
      <Card title={t(known ? 'closure.change' : 'closure.new')}>
        <ClosureForm site={site} known={known} resources={resources} timeZone={timeZone} />
      </Card>
    </>
  );
}
