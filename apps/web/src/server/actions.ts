import { safeReturn } from '../app/links';
import { isLocale } from '../i18n/locale';
import { chart, closing } from './accounting';
import { book } from './booking';
import { accounts, company } from './companies';
import { deposits } from './deposits';
import { ownQuotes, quotes } from './quotes';
import { confirmGuest } from './guests';
import { buy, packs } from './credits';
import { here, sheets } from './here';
import { lines } from './lines';
import { linkedBooking, moveLinked } from './links';
import { calendars, issueInvoice, team, today } from './manage';
import { moveReservation, myReservations, profile } from './me';
import { invoice } from './invoices';
import { groups, member, memberImport, newMember } from './members';
import { membership, myMemberships, plans, formula } from './memberships';
import { plan } from './plan';
import { planning } from './planning';
import { myPapers, papers } from './papers';
import { facts, resource, resources } from './resources';
import { place } from './place';
import { rate, rates } from './rates';
import { rules } from './rules';
import { billingRun } from './runs';
import { seller } from './seller';
import { deskRepeat, deskSeries, mySeries, repeat } from './series';
import { acceptInvitation, signIn, signOut } from './sign-in';
import type { FormOutcome, Visit } from './visit';
import { localeCookie } from './visit';

export type Action = (
  visit: Visit,
  form: Record<string, string>,
  params: Readonly<Record<string, string>>,
) => Promise<FormOutcome>;

async function changeLocale(visit: Visit, form: Record<string, string>): Promise<FormOutcome> {
  const locale = form['langue'];
  if (isLocale(locale)) {
    visit.setCookie.push(localeCookie(locale));
    // Letters follow the language of the screens. A refusal changes nothing for the page.
    if (visit.me) await visit.call('PATCH', '/api/me', { locale });
  }
  const back = new URL(safeReturn(form['retour']), 'http://site.invalid');
  back.searchParams.delete('lang');
  return { goTo: back.pathname + back.search };
}

/** What each form does, by the address it is sent to. */
export const actions: Readonly<Record<string, Action>> = {
  '/langue': changeLocale,
  '/reserver/:slug': book,
  '/confirmer/:id': confirmGuest,
  '/q/:code': here,
  '/r/:token': linkedBooking,
  '/r/:token/deplacer': moveLinked,
  '/reserver/:slug/repeter': repeat,
  '/connexion': signIn,
  '/deconnexion': signOut,
  '/invitation/:token': acceptInvitation,
  '/moi': myReservations,
  '/moi/carnets': buy,
  '/moi/abonnement': myMemberships,
  '/moi/justificatifs': myPapers,
  '/moi/profil': profile,
  '/moi/deplacer/:id': moveReservation,
  '/moi/serie/:id': mySeries,
  '/gestion': today,
  '/gestion/planning': planning,
  '/gestion/planning/repeter': deskRepeat,
  '/gestion/planning/serie/:id': deskSeries,
  '/gestion/carnets': packs,
  '/gestion/facturation': issueInvoice,
  '/gestion/factures/:id': invoice,
  '/gestion/facturation/campagne': billingRun,
  '/gestion/facturation/lignes': lines,
  '/gestion/acomptes': deposits,
  '/gestion/devis': quotes,
  '/moi/factures': ownQuotes,
  '/gestion/compta': closing,
  '/gestion/compta/comptes': chart,
  '/gestion/entreprises': accounts,
  '/entreprise': company,
  '/gestion/equipe': team,
  '/gestion/formules': plans,
  '/gestion/formules/:id': formula,
  '/gestion/abonnements/:id': membership,
  '/gestion/tarifs': rates,
  '/gestion/tarifs/:id': rate,
  '/gestion/lieu/places': resources,
  '/gestion/lieu/places/:id': resource,
  '/gestion/lieu/feuilles': sheets,
  '/gestion/lieu/fiche': facts,
  '/gestion/lieu/societe': seller,
  '/gestion/groupes': groups,
  '/gestion/justificatifs': papers,
  '/gestion/membres/import': memberImport,
  '/gestion/membres': newMember,
  '/gestion/membres/:id': member,
  '/gestion/agendas': calendars,
  '/gestion/lieu/plan': plan,
  '/gestion/lieu': place,
  '/gestion/lieu/regles': rules,
};
