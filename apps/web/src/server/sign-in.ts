import { postTo } from '../api/orders';
import { at } from '../api/paths';
import type { InvitationView } from '../api/types';
import type { ProblemBody } from '../api/problem';
import { safeReturn } from '../app/links';
import { cookie, type FormOutcome, type Visit } from './visit';

type Values = Record<string, string>;

/** Remembers between the two steps which address the code went to, out of the URL and of every log. */
export const EMAIL_COOKIE = 'connexion';
const CODE_LIFE_S = 900;
const emailCookie = (email: string): string => cookie(EMAIL_COOKIE, email, email ? CODE_LIFE_S : 0, '/connexion');

function refuse(name: string, form: Values, problem: ProblemBody): FormOutcome {
  const { motdepasse: _secret, code: _code, ...values } = form;
  return { refused: { name, values, problem } };
}

const stepUrl = (step: string, form: Values): string => {
  const back = safeReturn(form['retour']);
  return `/connexion?etape=${step}${back === '/' ? '' : `&retour=${encodeURIComponent(back)}`}`;
};

async function sendCode(visit: Visit, form: Values): Promise<FormOutcome> {
  const email = (form['email'] ?? '').trim();
  const { problem } = await visit.call('POST', postTo.signInCode, { email, locale: visit.locale });
  if (problem) return refuse('signInCode', form, problem);
  visit.setCookie.push(emailCookie(email));
  return { goTo: stepUrl('code', form) };
}

async function verify(visit: Visit, form: Values): Promise<FormOutcome> {
  const code = (form['code'] ?? '').replace(/\s/g, '');
  const { problem } = await visit.call('POST', postTo.signInVerify, { email: form['email'] ?? '', code });
  if (problem) return refuse('signInVerify', form, problem);
  visit.setCookie.push(emailCookie(''));
  return { goTo: safeReturn(form['retour']) };
}

async function byPassword(visit: Visit, form: Values): Promise<FormOutcome> {
  const { problem } = await visit.call('POST', postTo.signInPassword, {
    email: form['email'] ?? '',
    password: form['motdepasse'] ?? '',
  });
  return problem ? refuse('signInPassword', form, problem) : { goTo: safeReturn(form['retour']) };
}

export function signIn(visit: Visit, form: Values): Promise<FormOutcome> {
  if (form['faire'] === 'verifier') return verify(visit, form);
  return form['faire'] === 'mot-de-passe' ? byPassword(visit, form) : sendCode(visit, form);
}

export async function signOut(visit: Visit): Promise<FormOutcome> {
  await visit.call('POST', postTo.signOut);
  return { goTo: '/' };
}

/** Where the new role is of use. */
function startOf(invited: InvitationView | undefined): string {
  if (invited?.scopeKind !== 'company') return '/gestion';
  return invited.role === 'manager' ? '/entreprise' : '/moi';
}

export async function acceptInvitation(visit: Visit, form: Values, params: Readonly<Values>): Promise<FormOutcome> {
  const name = (form['nom'] ?? '').trim();
  const password = form['motdepasse'] ?? '';
  const body = { token: params['token'] ?? '', name, ...(password ? { password } : {}) };
  const { data: invited } = await visit.call('GET', at.invitation(body.token));
  const { problem } = await visit.call('POST', postTo.acceptInvitation, body);
  return problem ? refuse('invitation', form, problem) : { goTo: startOf(invited as InvitationView | undefined) };
}
