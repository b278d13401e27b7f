import { clockText, dateWords, localTime } from '#libs/domain';
import type { Locale } from '#libs/members';
import type { Mail } from '#libs/platform';
import type { ReservationFacts } from '../reservations.service.js';
import { GUEST_MINUTES } from './guests.rules.js';

/** The code stands on a line of its own: phones offer it, and it is easy to copy. */
export function guestCodeMail(locale: Locale, to: string, code: string, publicUrl: string): Mail {
  switch (locale) {
    case 'fr':
      return {
        to,
        subject: 'Votre code pour confirmer la réservation',
        text: `Bonjour,

Voici votre code pour confirmer votre réservation sur ${publicUrl} :

${code}

La place est gardée ${GUEST_MINUTES} minutes. Ce code ne sert qu'une fois. Ne le donnez à personne.

Vous n'avez rien demandé ? Ignorez ce message : sans ce code, rien n'est réservé.
`,
      };
    case 'en':
      return {
        to,
        subject: 'Your code to confirm the booking',
        text: `Hello,

Here is your code to confirm your booking on ${publicUrl}:

${code}

The place is kept for ${GUEST_MINUTES} minutes. The code works once. Do not give it to anyone.

You did not ask for it? Ignore this message: without the code nothing is booked.
`,
      };
  }
}

/** "mardi 24 novembre, 14:00–16:00", at the place's own time. */
export function whenText(locale: Locale, start: number, end: number, timeZone: string): string {
  const day = dateWords(locale, 'full', timeZone)(start);
  return `${day}, ${clockText(localTime(start, timeZone).minute)}–${clockText(localTime(end, timeZone).minute)}`;
}

/** The booking in words, its link, and the file for a calendar. */
export function guestBookedMail(locale: Locale, to: string, facts: ReservationFacts, link: string, ics: string): Mail {
  const { reservation, site, resourceName } = facts;
  const when = whenText(locale, reservation.start.getTime(), reservation.end.getTime(), site.timeZone);
  const asked = reservation.status === 'held';
  const attachments = [{ filename: 'maille.ics', content: ics, contentType: 'text/calendar; charset=utf-8' }];
  switch (locale) {
    case 'fr':
      return {
        ...{ to, attachments },
        subject: asked ? `Demande envoyée : ${site.name}` : `C'est réservé : ${site.name}`,
        text: `Bonjour,

${asked ? 'Votre demande attend la réponse du lieu' : "C'est réservé"} : ${resourceName}, ${site.name} (${site.commune}).
${when}

Pour voir, déplacer ou annuler cette réservation, sans mot de passe :

${link}

Ne transmettez pas ce lien : qui l'a peut annuler à votre place.
`,
      };
    case 'en':
      return {
        ...{ to, attachments },
        subject: asked ? `Request sent: ${site.name}` : `Booked: ${site.name}`,
        text: `Hello,

${asked ? 'Your request awaits the word of the place' : 'Your booking is confirmed'}: ${resourceName}, ${site.name} (${site.commune}).
${when}

To see, move or cancel it, without a password:

${link}

Do not pass this link on: whoever has it can cancel for you.
`,
      };
  }
}
