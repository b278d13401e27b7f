import { ratesTo } from '../api/rate-paths';
import type { Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { manageUrl } from '../app/links';
import { extraOf } from '../manage/extra-fields';
import { rateOf } from '../manage/rate-fields';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

/** What may be had along with a place: written, withdrawn, on offer again. */
async function extra(visit: Visit, site: Grant, form: Values): Promise<FormOutcome> {
  const { id = '', faire = '', neuf } = form;
  const { problem } = await (faire === 'extra-retirer'
    ? visit.call('POST', ratesTo.withdrawExtra(site.id, id))
    : faire === 'extra-remettre'
      ? visit.call('POST', ratesTo.offerExtra(site.id, id))
      : neuf
        ? visit.call('POST', ratesTo.extras(site.id), { id, ...extraOf(form) })
        : visit.call('PUT', ratesTo.extra(site.id, id), extraOf(form)));
  if (problem) return { refused: { name: faire === 'extra' ? 'extra' : 'rates', values: form, problem } };
  const done = { 'extra-retirer': 'extra-retire', 'extra-remettre': 'extra-remis' }[faire];
  return { goTo: manageUrl('/tarifs', site.slug, { fait: done ?? (neuf ? 'extra-ajoute' : 'extra-modifie') }) };
}

/** The lists of rates and extras: retire, bring back; the form of an extra. */
export async function rates(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const { id = '', faire = '' } = form;
  if (faire.startsWith('extra')) return extra(visit, site, form);
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
