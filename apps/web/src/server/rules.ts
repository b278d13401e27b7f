import { postTo } from '../api/orders';
import { waitingTo } from '../api/waiting-paths';
import { KINDS, type Kind } from '../api/types';
import { manageUrl } from '../app/links';
import { NOTICES } from '../manage/rules-form';
import { UNITS, type Unit } from '../manage/span-field';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;
type Order = readonly [form: string, method: string, path: string, body?: unknown];

/** Nothing typed is nothing sent; what is no number is sent as typed, for the API to refuse by its field. */
const number = (text: string | undefined, times = 1): number | undefined =>
  text === undefined || text.trim() === '' ? undefined : Number(text) * times;

const span = (form: Values, name: string): number | undefined =>
  number(form[name], UNITS[form[`${name}-u`] as Unit] ?? UNITS.h);

const notices = (form: Values) => Object.fromEntries(NOTICES.map(([field]) => [field, span(form, field)]));

const kinds = (form: Values): Kind[] => KINDS.filter((kind) => form[`une-${kind}`] === '1');

/** The rows of the table that have something in them. */
function steps(form: Values) {
  const rows = Object.keys(form).flatMap((name) => /^h-(\d+)$/.exec(name)?.[1] ?? []);
  return rows
    .map((nr) => ({ hoursBefore: number(form[`h-${nr}`]), feePercent: number(form[`p-${nr}`]) }))
    .filter(({ hoursBefore, feePercent }) => hoursBefore !== undefined || feePercent !== undefined);
}

function quota({ id, atMost, unit, per, quoi = '' }: Values) {
  const hours = unit === 'heures';
  const kind = KINDS.find((one) => one === quoi);
  const of = kind ? { kind } : quoi ? { resourceId: quoi } : {};
  return { id, unit: hours ? 'minutes' : 'places', per, atMost: number(atMost, hours ? UNITS.h : 1), ...of };
}

function training({ id, name, validityMonths, ...form }: Values) {
  const resourceIds = Object.keys(form).flatMap((field) => (field.startsWith('r-') ? [field.slice(2)] : []));
  return { id, name, validityMonths: number(validityMonths), resourceIds };
}

function resource({ approval, onePlace, horizonDays, ...form }: Values) {
  return {
    ...notices(form),
    horizonDays: number(horizonDays),
    ...(onePlace ? { onePlace: onePlace === 'oui' } : {}),
    approval: approval === '1',
  };
}

/** What each button of the page sends, and under which name a refusal comes back. */
function orderOf(siteId: string, form: Values): Order | null {
  const { faire = '', id = '', membre = '', ressource = '', grantedOn } = form;
  switch (faire) {
    case 'lieu': {
      const days = { horizonDays: number(form['horizonDays']), approvalMinutes: span(form, 'approvalMinutes') };
      const noShowAfterMinutes = number(form['noShowAfterMinutes']);
      const noShow = { noShowAfterMinutes, noShowFeePercent: number(form['noShowFeePercent']) };
      const body = { ...notices(form), ...days, onePlaceKinds: kinds(form), ...noShow };
      return ['siteRules', 'PUT', postTo.rules(siteId), body];
    }
    case 'attente':
      return ['waiting', 'PUT', waitingTo.minutes(siteId), { minutes: number(form['minutes']) }];
    case 'annulation':
      return ['steps', 'PUT', postTo.cancellation(siteId), { steps: steps(form) }];
    case 'ressource':
      return ['resourceRules', 'PUT', postTo.resourceRules(siteId, ressource), resource(form)];
    case 'limite':
      return ['quota', 'POST', postTo.quotas(siteId), quota(form)];
    case 'sans-limite':
      return ['quotaGone', 'DELETE', postTo.quota(siteId, id)];
    case 'formation':
      return ['training', 'POST', postTo.authorisations(siteId), training(form)];
    case 'sans-formation':
      return ['trainingGone', 'DELETE', postTo.authorisation(siteId, id)];
    case 'accorder':
      return ['grant', 'PUT', postTo.granted(siteId, id, membre), grantedOn ? { grantedOn } : {}];
    case 'reprendre':
      return ['grant', 'DELETE', postTo.granted(siteId, id, membre)];
    default:
      return null;
  }
}

/** The forms of the page "Règles". */
export async function rules(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const order = orderOf(site.id, form);
  if (!order) return { goTo: manageUrl('/lieu/regles', site.slug) };
  const [name, method, path, body] = order;
  const { problem } = await visit.call(method, path, body);
  if (problem) return { refused: { name, values: form, problem } };
  const formation = name === 'grant' ? (form['id'] ?? null) : null;
  return { goTo: manageUrl('/lieu/regles', site.slug, { fait: form['faire'] ?? null, formation }) };
}
