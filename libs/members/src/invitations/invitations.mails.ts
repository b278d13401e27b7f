import type { Mail } from '#libs/platform';
import type { Locale } from '../people/people.rules.js';
import { INVITATION_DAYS } from './invitations.rules.js';

export type InvitedRole = 'manager' | 'desk' | 'coordinator';

export interface InvitationMail {
  readonly locale: Locale;
  readonly to: string;
  /** Name of the site or of the network. */
  readonly scopeName: string;
  readonly role: InvitedRole;
  readonly link: string;
}

const AS: Record<Locale, Record<InvitedRole, string>> = {
  fr: { manager: 'responsable du lieu', desk: 'membre de l’équipe d’accueil', coordinator: 'coordination du réseau' },
  en: { manager: 'site manager', desk: 'member of the front desk', coordinator: 'network coordinator' },
};

export function invitationMail({ locale, to, scopeName, role, link }: InvitationMail): Mail {
  switch (locale) {
    case 'fr':
      return {
        to,
        subject: `Invitation : ${scopeName}`,
        text: `Bonjour,

Vous êtes invité·e à rejoindre ${scopeName} (${AS.fr[role]}).

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

You are invited to join ${scopeName} (${AS.en[role]}).

To accept, open this link:

${link}

It is valid for ${INVITATION_DAYS} days and works once. Do not pass it on: it opens your account.

You do not know what this is about? Ignore this message.
`,
      };
  }
}
