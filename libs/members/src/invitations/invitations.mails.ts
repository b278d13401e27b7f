import type { Mail } from '#libs/platform';
import type { Locale } from '../people/people.rules.js';
import { INVITATION_DAYS } from './invitations.rules.js';
import type { InvitedTo } from './invitations.store.js';

export interface InvitationMail {
  readonly locale: Locale;
  readonly to: string;
  /** Name of the site, of the company or of the network. */
  readonly scopeName: string;
  readonly kind: InvitedTo['kind'];
  readonly role: InvitedTo['role'];
  readonly link: string;
}

type As = `${InvitedTo['kind']}.${InvitedTo['role']}`;
const AS: Record<Locale, Partial<Record<As, string>>> = {
  fr: {
    'site.manager': 'responsable du lieu',
    'site.desk': 'membre de l’équipe d’accueil',
    'company.manager': 'gestionnaire de l’entreprise',
    'company.person': 'l’entreprise paie vos réservations',
    'network.coordinator': 'coordination du réseau',
  },
  en: {
    'site.manager': 'site manager',
    'site.desk': 'member of the front desk',
    'company.manager': 'manager of the company',
    'company.person': 'the company pays for your bookings',
    'network.coordinator': 'network coordinator',
  },
};

export function invitationMail({ locale, to, scopeName, kind, role, link }: InvitationMail): Mail {
  const as = AS[locale][`${kind}.${role}`];
  switch (locale) {
    case 'fr':
      return {
        to,
        subject: `Invitation : ${scopeName}`,
        text: `Bonjour,

Vous êtes invité·e à rejoindre ${scopeName} (${as}).

Pour accepter, ouvrez ce lien :

${link}

Il est valable ${INVITATION_DAYS} jours et ne sert qu'une fois. Ne le transmettez à personne : il ouvre votre compte.

Vous ne savez pas de quoi il s'agit ? Ignorez ce message.
`,
      };
    case 'en':
      return {
        to,
        subject: `Invitation: ${scopeName}`,
        text: `Hello,

You are invited to join ${scopeName} (${as}).

To accept, open this link:

${link}

It is valid for ${INVITATION_DAYS} days and works once. Do not pass it on: it opens your account.

You do not know what this is about? Ignore this message.
`,
      };
  }
}
