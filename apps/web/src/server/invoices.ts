import type { InvoiceSummary } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { invoiceUrl } from '../app/links';
import { partsOf } from '../invoices/credit-form';
import { creditTo, mailTo } from '../invoices/paths';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

/** A document goes out by mail; or its credit note is shown first, then issued. */
export async function invoice(
  visit: Visit,
  form: Record<string, string>,
  { id = '' }: Readonly<Record<string, string>>,
): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  if (form['faire'] === 'envoyer') {
    const order = { id: form['id'] ?? uuid7(), email: form['email'] ?? '' };
    const { problem } = await visit.call('POST', mailTo(site.id, id), order);
    return problem ? { refused: { name: 'mail', values: form, problem } } : { goTo: invoiceUrl(site.slug, id) };
  }
  visit.search.set('avoir', '1');
  if (form['faire'] !== 'emettre') return { shown: { name: 'credit', values: form, problem: null } };
  const order = {
    id: form['id'] ?? uuid7(),
    reason: form['motif'] ?? '',
    lines: partsOf(form),
    rebill: form['refaire'] === 'on',
  };
  const { data, problem } = await visit.call('POST', creditTo(site.id, id), order);
  if (problem) return { refused: { name: 'credit', values: form, problem } };
  return { goTo: `${invoiceUrl(site.slug, (data as InvoiceSummary).id)}&fait=avoir` };
}
