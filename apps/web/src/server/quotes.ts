import { uuid7 } from '../api/uuid7';
import { safeReturn, signInUrl } from '../app/links';
import { manageUrl } from '../app/links';
import { quoteUrl, quotesTo, termsOf } from '../quotes/paths';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

/** Of a quote: written, changed, dropped, sent, decided for its buyer. */
export async function quotes(visit: Visit, form: Record<string, string>): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const { faire = '', id = uuid7(), membre: memberId, entreprise: companyId } = form;
  if (faire === 'ecrire' || faire === 'modifier') {
    const terms = termsOf(form);
    const { problem } = await (faire === 'ecrire'
      ? visit.call('POST', quotesTo.list(site.id), { id, ...(companyId ? { companyId } : { memberId }), ...terms })
      : visit.call('PUT', quotesTo.one(site.id, id), terms));
    if (!problem) return { goTo: quoteUrl(site.slug, id, { fait: 'enregistre' }) };
    return { refused: { name: 'quote', values: form, problem } };
  }
  if (faire === 'supprimer') {
    const { problem } = await visit.call('DELETE', quotesTo.one(site.id, id));
    if (problem) return { refused: { name: 'quoteStep', values: form, problem } };
    return { goTo: manageUrl('/devis', site.slug, { fait: 'supprime' }) };
  }
  if (faire === 'ecrire-au-client') {
    const quoteId = visit.search.get('devis') ?? '';
    const { problem } = await visit.call('POST', quotesTo.mail(site.id, quoteId), { id, email: form['email'] ?? '' });
    if (problem) return { refused: { name: 'mail', values: form, problem } };
    return { goTo: quoteUrl(site.slug, quoteId) };
  }
  const [path, done] =
    faire === 'envoyer'
      ? [quotesTo.send(site.id, id), 'envoye']
      : faire === 'accepter'
        ? [quotesTo.accept(site.id, id), 'accepte']
        : [quotesTo.refuse(site.id, id), 'refuse'];
  const { problem } = await visit.call('POST', path);
  if (problem) return { refused: { name: 'quoteStep', values: form, problem } };
  return { goTo: quoteUrl(site.slug, id, { fait: done }) };
}

/** The word of the buyer, wherever they read the quote. */
export async function ownQuotes(visit: Visit, form: Record<string, string>): Promise<FormOutcome> {
  const { id = '', faire, retour = '/moi/factures' } = form;
  if (!visit.me) return { goTo: signInUrl('/moi/factures') };
  const accepts = faire === 'accepter';
  const { problem } = await visit.call('POST', accepts ? quotesTo.acceptMine(id) : quotesTo.refuseMine(id));
  if (problem) return { refused: { name: 'quote', values: form, problem } };
  const back = new URL(safeReturn(retour), 'http://site.invalid');
  back.searchParams.set('fait', accepts ? 'devis-accepte' : 'devis-refuse');
  return { goTo: back.pathname + back.search };
}
