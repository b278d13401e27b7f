import { type Interval, type Zone, dateWords } from '#libs/domain';
import type { Mail } from '#libs/platform';

export interface CalledOffMail {
  readonly locale: 'fr' | 'en';
  readonly to: string;
  readonly companyName: string;
  readonly siteName: string;
  readonly resourceName: string;
  readonly during: Interval;
  readonly zone: Zone;
  readonly link: string;
}

/** To whose place it was: the company that paid for it has given it back. */
export function calledOffMail(off: CalledOffMail): Mail {
  const { locale, to, companyName, siteName, resourceName, during, zone, link } = off;
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const day = dateWords(locale, 'full', zone)(during.start);
  const time = new Intl.DateTimeFormat(tag, { timeZone: zone, timeStyle: 'short' });
  const what = `${siteName}, ${resourceName}, ${day}, ${time.format(during.start)} – ${time.format(during.end)}`;
  switch (locale) {
    case 'fr':
      return {
        to,
        subject: `Réservation annulée par ${companyName} : ${siteName}, ${day}`,
        text: `Bonjour,

${companyName}, qui payait votre réservation, l’a annulée :

${what}

Rien ne vous est facturé. Vous pouvez réserver à nouveau, et payer vous-même, ici :

${link}
`,
      };
    case 'en':
      return {
        to,
        subject: `Reservation cancelled by ${companyName}: ${siteName}, ${day}`,
        text: `Hello,

${companyName}, which paid for your reservation, has cancelled it:

${what}

You are charged nothing. You can book again, and pay yourself, here:

${link}
`,
      };
  }
}
