import { linesUrl, whoseOf } from '../lines/links';
import { lineTo } from '../lines/paths';
import { typedDecimal } from '../manage/credits-form';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

const written = (form: Readonly<Record<string, string>>) => ({
  ...{ label: form['libelle'] ?? '', suppliedOn: form['jour'] ?? '' },
  ...{ quantity: typedDecimal(form['quantite']), unitPrice: typedDecimal(form['prix']) },
  ...{ priceMode: form['mode'] ?? '', vatRateBp: Number(form['tva']), product: form['produit'] ?? '' },
  ...{ account: form['compte']?.trim() || null, analytic: form['analytique']?.trim() || null },
  costCentreId: form['centre'] || null,
});

/** One-off lines: a new one, a change of one, one taken back. */
export async function lines(visit: Visit, form: Record<string, string>): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const whose = whoseOf((name) => visit.search.get(name));
  const { faire = '', id = '' } = form;
  if (faire === 'retirer') {
    const { problem } = await visit.call('DELETE', lineTo.one(site.id, id));
    return problem
      ? { refused: { name: 'removeLine', values: {}, problem } }
      : { goTo: linesUrl(site.slug, whose, { fait: faire }) };
  }
  const { problem } =
    faire === 'changer'
      ? await visit.call('PUT', lineTo.one(site.id, id), written(form))
      : await visit.call('POST', lineTo.all(site.id), { id, ...whose, ...written(form) });
  if (problem) return { refused: { name: 'line', values: form, problem } };
  return { goTo: linesUrl(site.slug, whose, { fait: faire }) };
}
