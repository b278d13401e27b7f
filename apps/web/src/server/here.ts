import { placeUrl, sheetTo } from '../here/paths';
import { uuid7 } from '../api/uuid7';
import { manageUrl, signInUrl } from '../app/links';
import { payerIn } from '../payer/value';
import { isClientId } from './booking';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

/** At the place: "I am here" of who has booked it, and "I sit here" of who has not. */
export async function here(visit: Visit, form: Values, params: Readonly<Values>): Promise<FormOutcome> {
  const code = params['code'] ?? '';
  if (!visit.me) return { goTo: signInUrl(placeUrl(code)) };
  if (form['faire'] === 'arriver') {
    const { problem } = await visit.call('POST', sheetTo.checkIn(code));
    const values = { id: form['id'] ?? '' };
    return problem ? { refused: { name: 'arrive', values, problem } } : { goTo: placeUrl(code, { fait: 'arrivee' }) };
  }
  const { id, fin: end = '', payeur } = form;
  const order = { id: isClientId(id) ? id : uuid7(), end, ...payerIn(payeur) };
  const { problem } = await visit.call('POST', sheetTo.sit(code), order);
  return problem ? { refused: { name: 'sit', values: form, problem } } : { goTo: placeUrl(code, { fait: 'installe' }) };
}

/** Another code for a sheet that has got into wrong hands. */
export async function sheets(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const { ressource = '', code = '' } = form;
  const { problem } = await visit.call('POST', sheetTo.renew(site.id, ressource), { placeCode: code });
  return problem
    ? { refused: { name: 'sheet', values: form, problem } }
    : { goTo: manageUrl('/lieu/feuilles', site.slug, { ressource: form['seule'] || null, fait: 'renouvele' }) };
}
