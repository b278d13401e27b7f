import type { Grant } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { manageUrl, signInUrl } from '../app/links';
import { factsOf, planOf } from '../manage/plan-fields';
import { changeWords, membershipUrl, myMembershipUrl, wantedChange } from '../memberships/links';
import { membershipsAt, membershipsTo, type Outcome, type PlanBook } from '../memberships/paths';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

/** The list of plans: withdraw, offer again. All else of the plan stays. */
export async function plans(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const { id = '', faire } = form;
  const refused = (problem: NonNullable<Awaited<ReturnType<Visit['call']>>['problem']>): FormOutcome => ({
    refused: { name: 'plans', values: form, problem },
  });
  const book = await visit.call('GET', membershipsAt.plans(site.id));
  if (book.problem) return refused(book.problem);
  const known = (book.data as PlanBook).plans.find((plan) => plan.id === id);
  if (!known) return { goTo: manageUrl('/formules', site.slug) };
  const facts = { ...factsOf(known), active: faire === 'remettre' };
  const { problem } = await visit.call('PUT', membershipsTo.plan(site.id, id), facts);
  if (problem) return refused(problem);
  return { goTo: manageUrl('/formules', site.slug, { fait: faire === 'remettre' ? 'remise' : 'retiree' }) };
}

/** One plan, whole. */
export async function formula(visit: Visit, form: Values, params: Readonly<Values>): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const id = params['id'] === 'nouvelle' ? null : (params['id'] ?? '');
  const facts = planOf(form);
  const { problem } = await (id === null
    ? visit.call('POST', membershipsTo.plans(site.id), { id: form['id'] || uuid7(), ...facts })
    : visit.call('PUT', membershipsTo.plan(site.id, id), facts));
  if (problem) return { refused: { name: 'formula', values: form, problem } };
  return { goTo: manageUrl('/formules', site.slug, { fait: id === null ? 'ajoutee' : 'modifiee' }) };
}

/** Begins a membership of a member, as their sheet has shown it. */
export async function join(visit: Visit, form: Values, site: Grant, memberId: string): Promise<FormOutcome> {
  const { id = uuid7(), formule: planId, debut: startsOn } = form;
  const order = { id, memberId, planId, startsOn };
  const { data, problem } = await visit.call('POST', membershipsTo.start(site.id), order);
  if (!problem) return { goTo: membershipUrl(site.slug, (data as Outcome).membership.id, { fait: 'debut' }) };
  return { refused: { name: 'join', values: form, problem } };
}

/** A change of one membership, as its preview has shown it. */
export async function membership(visit: Visit, form: Values, params: Readonly<Values>): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const id = params['id'] ?? '';
  const wanted = wantedChange(form);
  if (!wanted) return { goTo: membershipUrl(site.slug, id) };
  const order = { id: form['id'] || uuid7(), ...wanted };
  const { problem } =
    form['exception'] === '1'
      ? await visit.call('POST', membershipsTo.exception(site.id, id), { ...order, reason: form['motif'] ?? '' })
      : await visit.call('POST', membershipsTo.change(site.id, id), order);
  if (problem) return { refused: { name: 'change', values: form, problem } };
  return { goTo: membershipUrl(site.slug, id, { fait: changeWords(wanted)['faire'] }) };
}

/** One's own: taking a plan, or changing what one has. */
export async function myMemberships(visit: Visit, form: Values): Promise<FormOutcome> {
  if (!visit.me) return { goTo: signInUrl(visit.path + `?${visit.search}`) };
  const { id = uuid7(), abonnement = '' } = form;
  const wanted = wantedChange(form);
  if (wanted) {
    const { problem } = await visit.call('POST', membershipsTo.changeOwn(abonnement), { id, ...wanted });
    if (problem) return { refused: { name: 'change', values: form, problem } };
    return { goTo: myMembershipUrl({ fait: changeWords(wanted)['faire'] }) };
  }
  const order = { id, siteId: form['site'], planId: form['formule'], startsOn: form['debut'] };
  const { problem } = await visit.call('POST', membershipsTo.take, order);
  if (problem) return { refused: { name: 'join', values: form, problem } };
  return { goTo: myMembershipUrl({ fait: 'debut' }) };
}
