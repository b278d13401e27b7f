import type { InvoiceSummary } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { invoiceUrl } from '../app/links';
import { depositUrl, depositsTo, wishOf } from '../deposits/paths';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

/** A deposit: shown first, then issued; or another month for what is left of one. */
export async function deposits(visit: Visit, form: Record<string, string>): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const { faire, id = uuid7(), mois: month = '' } = form;
  if (faire === 'reporter') {
    const { problem } = await visit.call('PUT', depositsTo.deductFrom(site.id, id), { month });
    if (problem) return { refused: { name: 'postpone', values: form, problem } };
    return { goTo: depositUrl(site.slug, {}, { fait: 'reporte' }) };
  }
  if (faire !== 'emettre') return { shown: { name: 'deposit', values: form, problem: null } };
  const { data, problem } = await visit.call('POST', depositsTo.list(site.id), { id, ...wishOf(form) });
  if (problem) return { refused: { name: 'deposit', values: form, problem } };
  return { goTo: `${invoiceUrl(site.slug, (data as InvoiceSummary).id)}&fait=acompte` };
}
