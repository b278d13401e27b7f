import { ratesTo } from '../api/rate-paths';
import { uuid7 } from '../api/uuid7';
import { manageUrl } from '../app/links';
import { rateOf } from '../manage/rate-fields';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

/** The list of rates: retire, bring back. */
export async function rates(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const { id = '', faire = '' } = form;
  const retires = faire === 'retirer';
  const { problem } = await visit.call('POST', retires ? ratesTo.retire(site.id, id) : ratesTo.bringBack(site.id, id));
  if (problem) return { refused: { name: 'rates', values: form, problem } };
  return { goTo: manageUrl('/tarifs', site.slug, { fait: retires ? 'retire' : 'remis' }) };
}

/** One rate, whole. */
export async function rate(visit: Visit, form: Values, params: Readonly<Values>): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const id = params['id'] === 'nouveau' ? null : (params['id'] ?? '');
  const facts = rateOf(form);
  const { problem } = await (id === null
    ? visit.call('POST', ratesTo.rates(site.id), { id: form['id'] || uuid7(), ...facts })
    : visit.call('PUT', ratesTo.rate(site.id, id), facts));
  if (problem) return { refused: { name: 'rate', values: form, problem } };
  return { goTo: manageUrl('/tarifs', site.slug, { fait: id === null ? 'ajoute' : 'modifie' }) };
}
