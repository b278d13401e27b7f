import { postTo } from '../api/orders';
import type { ClosureRequest, DayPeriod, Decision, WeekOpening } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { manageUrl } from '../app/links';
import { unpackSlot } from '../booking/wish';
import { PERIODS_AT_MOST } from '../manage/periods';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const OPENINGS_A_DAY = 6;
const MOVE = 'move~';

/** The rows of the table that have a time; the midnight that ends a day is typed as 00:00. */
function weekOf(form: Values): WeekOpening[] {
  return WEEKDAYS.flatMap((weekday) =>
    Array.from({ length: OPENINGS_A_DAY }, (_, nr) => {
      const opens = form[`o-${weekday}-${nr}`] ?? '';
      const closes = form[`f-${weekday}-${nr}`] ?? '';
      return { weekday, opens, closes: closes === '00:00' ? '24:00' : closes };
    }).filter(({ opens, closes }) => opens !== '' || closes !== ''),
  );
}

/** The rows in which something is written; the midnight that ends a day is typed as 00:00. */
function periodsOf(form: Values): DayPeriod[] {
  return Array.from({ length: PERIODS_AT_MOST }, (_, nr) => {
    const [fr = '', en = '', from = '', until = ''] = ['fr', 'en', 'from', 'until'].map(
      (field) => form[`p-${nr}-${field}`],
    );
    return { name: { fr, en: en || fr }, from, until: until === '00:00' ? '24:00' : until };
  }).filter(({ name, from, until }) => name.fr !== '' || from !== '' || until !== '');
}

/** What was chosen for the reservations that the closure lies on: one by one, and for all others. */
function decisionsOf(form: Values): Pick<ClosureRequest, 'decisions' | 'others'> {
  const decisions = Object.entries(form).flatMap(([name, value]): Decision[] => {
    if (!name.startsWith('d-')) return [];
    const reservationId = name.slice(2);
    if (value === 'keep' || value === 'cancel') return [{ reservationId, action: value }];
    const place = value.startsWith(MOVE) ? unpackSlot(value.slice(MOVE.length)) : null;
    return place ? [{ reservationId, action: 'move', ...place }] : [];
  });
  const { others } = form;
  return { decisions, ...((others === 'keep' || others === 'cancel') && { others }) };
}

/** Fields left empty are fields left out. */
const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

function closureOf(form: Values): ClosureRequest {
  const { id = '', resourceId = '', repeats = '', firstDay = '', lastDay = '' } = form;
  const { from = '', until = '', scope = '', reason = '' } = form;
  return {
    ...filled({ resourceId, lastDay, from, until: until === '00:00' ? '24:00' : until }),
    ...{ id: id || uuid7(), firstDay, reason },
    repeats: repeats as ClosureRequest['repeats'],
    scope: scope as ClosureRequest['scope'],
    ...decisionsOf(form),
  };
}

const keptOf = (form: Values): string[] =>
  Object.keys(form)
    .filter((name) => name.startsWith('k-'))
    .map((name) => name.slice(2));

/** The forms of the page "Lieu": the week, closures and public holidays. */
export async function place(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const { ressource = '', faire = '' } = form;
  const answer = async (
    name: string,
    fait: string,
    method: string,
    path: string,
    body?: unknown,
    more: Values = {},
  ) => {
    const { problem } = await visit.call(method, path, body);
    if (problem) return { refused: { name, values: form, problem } };
    return { goTo: manageUrl('/lieu', site.slug, { fait, ...more }) };
  };
  const { hours, periods, closures, closure, holidays } = postTo;
  const resource = ressource === '' ? {} : { resourceId: ressource };
  switch (faire) {
    case 'horaires':
      return answer(
        'hours',
        'horaires',
        'PUT',
        hours(site.id),
        { ...resource, hours: weekOf(form) },
        filled({ ressource }),
      );
    case 'suivre':
      return answer('hours', 'horaires', 'PUT', hours(site.id), { ...resource, hours: [] });
    case 'creneaux':
    case 'creneaux-habituels': {
      const { creneaux = '' } = form;
      const wanted = faire === 'creneaux' ? periodsOf(form) : [];
      const body = { ...filled({ resourceId: creneaux }), periods: wanted };
      return answer('periods', 'creneaux', 'PUT', periods(site.id), body, filled({ creneaux }));
    }
    case 'fermer':
      return answer('closure', 'ferme', 'POST', closures(site.id), closureOf(form));
    case 'rouvrir':
      return answer('removal', 'rouvert', 'DELETE', closure(site.id, form['id'] ?? ''));
    default: {
      const region = form['region'] ?? '';
      const wanted = { ...filled({ region }), kept: keptOf(form), ...decisionsOf(form) };
      return answer('holidays', 'feries', 'PUT', holidays(site.id), wanted);
    }
  }
}
