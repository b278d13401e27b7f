import { manageUrl } from '../app/links';
import { orderOf } from '../seller/fields';
import { logoTo, sellerTo, sendingTo } from '../seller/paths';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

/** Who sells at the site, and the logo of its documents. */
export async function seller(visit: Visit, form: Record<string, string>): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const finish = (name: string, fait: string, { problem }: Awaited<ReturnType<Visit['call']>>): FormOutcome =>
    problem ? { refused: { name, values: form, problem } } : { goTo: manageUrl('/lieu/societe', site.slug, { fait }) };
  const { faire = '' } = form;
  if (faire === 'logo' || visit.isUnread) return finish('logo', 'logo', await visit.upload(logoTo(site.id)));
  if (faire === 'oter-logo') return finish('logo', faire, await visit.call('DELETE', logoTo(site.id)));
  if (faire === 'envoi')
    return finish('sending', faire, await visit.call('PUT', sendingTo(site.id), { sending: form['sending'] }));
  return finish('seller', 'vendeur', await visit.call('PUT', sellerTo(site.id), orderOf(form)));
}
