import { at } from '../api/paths';
import type { ProblemBody } from '../api/problem';
import type { SeriesView, SiteView } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { signInUrl } from '../app/links';
import { RESULT } from '../series/answer';
import { chosenIn, wantedIn } from '../extras/value';
import { payerIn } from '../payer/value';
import { readRepeat, ruleOf } from '../series/rule';
import { isDay, minuteOf } from '../time/day';
import { isClientId } from './booking';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';
import { deskSeriesUrl, repeatUrl, seriesUrl } from '../series/links';
import { seriesTo, type SiteOfDesk } from '../series/paths';

type Values = Readonly<Record<string, string>>;

const BAD: ProblemBody = { status: 422, code: 'invalid_request' };
const onConflict = (form: Values) => (form['sinon'] === 'skip' ? 'skip' : 'refuse');
const override = (form: Values) => form['passer'] === '1' && { override: true };

/** Shows what the order would come to; `problem`: why the order itself was refused just now. */
async function shown(
  visit: Visit,
  name: string,
  { path, body, form, problem }: { path: string; body: object; form: Values; problem?: ProblemBody },
): Promise<FormOutcome> {
  const { [RESULT]: _before, ...values } = form;
  const preview = await visit.call('POST', path, body);
  if (preview.problem) return { refused: { name, values, problem: problem ?? preview.problem } };
  const state = { name, values: { ...values, [RESULT]: JSON.stringify(preview.data) } };
  return problem ? { refused: { ...state, problem } } : { shown: { ...state, problem: null } };
}

function orderOf(form: Values): object | null {
  const { premier: firstDay, heure: startTime, duree, ressource: resourceId } = form;
  const [minutes, quantity] = [Number(duree), Number(form['places'] ?? 1)];
  if (!isDay(firstDay) || minuteOf(startTime) === null || !resourceId) return null;
  if (!Number.isInteger(minutes) || !Number.isInteger(quantity)) return null;
  const rule = ruleOf(
    readRepeat((name) => form[name], firstDay),
    firstDay,
  );
  return {
    resourceId,
    firstDay,
    startTime,
    minutes,
    quantity,
    rule,
    ...payerIn(form['payeur']),
    ...wantedIn(chosenIn(Object.entries(form))),
  };
}

async function repeated(visit: Visit, form: Values, desk: SiteOfDesk, who: object, pageOf: (id: string) => string) {
  const order = orderOf(form);
  if (!order) return { refused: { name: 'repeat', values: { ...form }, problem: BAD } };
  const body = { ...who, ...order };
  const look = { path: seriesTo.preview(desk), body, form };
  if (form['faire'] !== 'reserver') return shown(visit, 'repeat', look);
  const id = isClientId(form['id']) ? form['id'] : uuid7();
  const { data, problem } = await visit.call('POST', seriesTo.order(desk), {
    ...body,
    id,
    onConflict: onConflict(form),
  });
  return problem ? shown(visit, 'repeat', { ...look, problem }) : { goTo: pageOf((data as SeriesView).id) };
}

export async function repeat(visit: Visit, form: Values, params: Values): Promise<FormOutcome> {
  const slug = params['slug'] ?? '';
  if (!visit.me) return { goTo: signInUrl(`${repeatUrl(slug)}?${visit.search.toString()}`) };
  const site = await visit.call('GET', at.site(slug));
  if (site.problem) return { refused: { name: 'repeat', values: { ...form }, problem: site.problem } };
  const pageOf = (id: string) => seriesUrl(id, { done: 'reservation' });
  return repeated(visit, form, null, { siteId: (site.data as SiteView).id }, pageOf);
}

export async function deskRepeat(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const pageOf = (id: string) => deskSeriesUrl(site.slug, id, { done: 'reservation' });
  return repeated(visit, form, site.id, { memberId: form['membre'] ?? '', ...override(form) }, pageOf);
}

/** Moves or gives back several dates of a series. */
async function changed(
  visit: Visit,
  form: Values,
  { desk, id, pageOf }: { desk: SiteOfDesk; id: string; pageOf: (done: string) => string },
): Promise<FormOutcome> {
  const from = form['depuis'] ? { fromId: form['depuis'] } : {};
  if (form['faire'] === 'annuler') {
    const body = { ...from, ...(form['garder'] === '1' && { keepCharge: true }) };
    const { problem } = await visit.call('POST', seriesTo.cancel(desk, id), body);
    if (problem) return { refused: { name: 'cancelSeries', values: { ...form }, problem } };
    return { goTo: pageOf('annulation') };
  }
  const [start, end] = [minuteOf(form['de']), minuteOf(form['a'])];
  if (start === null || end === null) return { refused: { name: 'moveSeries', values: { ...form }, problem: BAD } };
  const to = { startTime: form['de'], minutes: end - start, resourceId: form['ressource'] };
  const body = { ...from, ...to, ...(desk !== null && override(form)) };
  const look = { path: seriesTo.movePreview(desk, id), body, form };
  if (form['faire'] !== 'deplacer') return shown(visit, 'moveSeries', look);
  const { problem } = await visit.call('POST', seriesTo.move(desk, id), { ...body, onConflict: onConflict(form) });
  return problem ? shown(visit, 'moveSeries', { ...look, problem }) : { goTo: pageOf('deplacement') };
}

export async function mySeries(visit: Visit, form: Values, params: Values): Promise<FormOutcome> {
  const id = params['id'] ?? '';
  if (!visit.me) return { goTo: signInUrl(seriesUrl(id)) };
  return changed(visit, form, { desk: null, id, pageOf: (done) => seriesUrl(id, { done }) });
}

export async function deskSeries(visit: Visit, form: Values, params: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const id = params['id'] ?? '';
  return changed(visit, form, { desk: site.id, id, pageOf: (done) => deskSeriesUrl(site.slug, id, { done }) });
}
