import { accountingTo } from '../accounting/paths';
import type { ProblemBody } from '../api/problem';
import { manageUrl } from '../app/links';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

/** The box that says one knows what closing means. */
const NOT_CONFIRMED: ProblemBody = {
  ...{ status: 422, code: 'invalid_request' },
  errors: [{ field: 'confirm', message: 'must be ticked' }],
};

/** Closes a month for good. */
export async function closing(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const { mois: month = '', confirme } = form;
  const { problem } =
    confirme === '1' ? await visit.call('POST', accountingTo.closings(site.id), { month }) : { problem: NOT_CONFIRMED };
  if (problem) return { refused: { name: 'closing', values: form, problem } };
  return { goTo: manageUrl('/compta', site.slug, { periode: month, fait: 'cloture' }) };
}

/** What the site books to: three fields for each use, or the usual accounts again. */
export async function chart(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const uses = Object.keys(form).flatMap((name) => (name.startsWith('compte-') ? [name.slice('compte-'.length)] : []));
  const typed = (name: string) => (form[name] ?? '').trim();
  const accounts = uses.map((use) => ({
    use,
    account: typed(`compte-${use}`),
    label: typed(`libelle-${use}`),
    analytic: typed(`analytique-${use}`) || null,
  }));
  const isUsual = form['faire'] === 'usuels';
  const order = { firstMonth: Number(form['premierMois']), accounts: isUsual ? [] : accounts };
  const { problem } = await visit.call('PUT', accountingTo.chart(site.id), order);
  if (problem) return { refused: { name: 'chart', values: form, problem } };
  return { goTo: manageUrl('/compta/comptes', site.slug, { fait: isUsual ? 'usuels' : 'comptes' }) };
}
