import { postTo } from '../api/orders';
import { manageUrl } from '../app/links';
import { planOfForm } from '../floorplan/moves';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

export async function plan(visit: Visit, form: Record<string, string>): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const { problem } = await visit.call('PUT', postTo.plan(site.id), { places: planOfForm(form) });
  return problem
    ? { refused: { name: 'plan', values: form, problem } }
    : { goTo: manageUrl('/lieu/plan', site.slug, { fait: 'plan' }) };
}
