import { companyTo } from '../company/paths';
import { centsOf } from '../company/cents';
import { identityOf } from '../company/identity';
import { chosenCompany, companyUrl, viewOf } from '../company/links';
import { KINDS } from '../api/types';
import type { ProblemBody } from '../api/problem';
import { manageUrl, signInUrl, url } from '../app/links';
import { companyCredits } from './credits';
import { away, siteOf } from './manage';
import type { FormOutcome, Visit } from './visit';

type Values = Record<string, string>;

/** A field that is no amount, as the API would say it. */
const noAmount = (field: string): ProblemBody => ({
  ...{ status: 422, code: 'invalid_request' },
  errors: [{ field, message: 'must be an amount like 150,00' }],
});

/** Opens a company at a site, or invites its first manager anew. */
export async function accounts(visit: Visit, form: Values): Promise<FormOutcome> {
  const site = siteOf(visit);
  if (!site) return away(visit);
  const done = (fait: string) => ({
    goTo: manageUrl('/entreprises', site.slug, { fait, apercu: visit.search.get('apercu') }),
  });
  const { id = '', gerant: email = '' } = form;
  const credits = visit.search.get('credits');
  if (credits !== null) return companyCredits(visit, site, credits, form);
  if (form['faire'] === 'inviter') {
    const { problem } = await visit.call('POST', companyTo.manager(site.id, id), { email });
    return problem ? { refused: { name: 'inviteManager', values: form, problem } } : done('envoyee');
  }
  if (form['faire'] === 'autoliquidation') {
    const decision = { decided: form['decidee'] === '1' };
    const { problem } = await visit.call('PUT', companyTo.reverseCharge(site.id, id), decision);
    return problem ? { refused: { name: 'reverseCharge', values: form, problem } } : done('autoliquidation');
  }
  const order = { id, ...identityOf(form), managerEmail: email };
  const { problem } = await visit.call('POST', companyTo.accounts(site.id), order);
  return problem ? { refused: { name: 'openCompany', values: form, problem } } : done('ouverte');
}

type Sent = readonly [form: string, done: string, problem: ProblemBody | undefined];

/** What each form of a company's screen sends, and under which name a refusal comes back. */
async function sent(visit: Visit, companyId: string, form: Values): Promise<Sent> {
  const { id = '' } = form;
  const call = async (method: string, path: string, body?: object) => (await visit.call(method, path, body)).problem;
  switch (form['faire'] ?? '') {
    case 'inviter': {
      const { email = '', role = '' } = form;
      return ['companyInvite', 'invitation', await call('POST', companyTo.invitations(companyId), { email, role })];
    }
    case 'retirer':
      return ['company', 'retrait', await call('DELETE', companyTo.invitation(companyId, id))];
    case 'exclure':
      return ['company', 'exclusion', await call('DELETE', companyTo.person(companyId, id))];
    case 'gerant':
      return ['company', 'exclusion', await call('DELETE', companyTo.managing(companyId, id))];
    case 'centre':
      return [
        'costCentre',
        'centre',
        await call('POST', companyTo.centres(companyId), { id, name: form['nom'] ?? '' }),
      ];
    case 'annuler': {
      const { lieu: sellerId = '' } = form;
      return ['calledOff', 'annulation', await call('POST', companyTo.calledOff(companyId, sellerId, id))];
    }
    case 'fermer':
    case 'rouvrir': {
      const active = form['faire'] === 'rouvrir';
      return ['company', 'centre', await call('PATCH', companyTo.centre(companyId, id), { active })];
    }
    case 'personne': {
      const capCents = centsOf(form['plafond']);
      if (capCents === undefined) return ['companyPerson', '', noAmount('capCents')];
      const terms = { capCents, paysByDefault: form['dOffice'] === '1', costCentreId: form['centre'] || null };
      return ['companyPerson', 'personne', await call('PATCH', companyTo.person(companyId, id), terms)];
    }
    default:
      return ['companyTerms', 'fiche', await changed(form, (terms) => call('PATCH', companyTo.one(companyId), terms))];
  }
}

async function changed(form: Values, send: (terms: object) => Promise<ProblemBody | undefined>) {
  const [monthlyCapCents, personCapCents] = [centsOf(form['plafond']), centsOf(form['plafondPersonne'])];
  if (monthlyCapCents === undefined) return noAmount('monthlyCapCents');
  if (personCapCents === undefined) return noAmount('personCapCents');
  const paidKinds = KINDS.filter((kind) => form[kind] === '1');
  return send({ ...identityOf(form), monthlyCapCents, personCapCents, paidKinds });
}

export async function company(visit: Visit, form: Values): Promise<FormOutcome> {
  const companies = (visit.me?.grants ?? []).filter(({ kind }) => kind === 'company');
  const grant = chosenCompany(companies, visit.search);
  if (!grant) return { goTo: visit.me ? url('/entreprise', { e: visit.search.get('e') }) : signInUrl('/entreprise') };
  const [name, done, problem] = await sent(visit, grant.id, form);
  const view = viewOf(visit.search.get('vue'));
  return problem ? { refused: { name, values: form, problem } } : { goTo: companyUrl(grant.id, view, { fait: done }) };
}
