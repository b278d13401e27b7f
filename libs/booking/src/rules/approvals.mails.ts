import { type Interval, type Zone, dateWords } from '#libs/domain';
import type { Mail } from '#libs/platform';

export interface DecidedMail {
  readonly locale: 'fr' | 'en';
  readonly to: string;
  readonly siteName: string;
  readonly resourceName: string;
  readonly during: Interval;
  readonly zone: Zone;
  /** Null: it was approved. */
  readonly refusedBecause: string | null;
  /** Where who asked sees the booking. */
  readonly link: string;
}

/** The staff's word on a booking that waited for it. */
export function decidedMail(decided: DecidedMail): Mail {
  const { locale, to, siteName, resourceName, during, zone, refusedBecause, link } = decided;
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const day = dateWords(locale, 'full', zone)(during.start);
  const time = new Intl.DateTimeFormat(tag, { timeZone: zone, timeStyle: 'short' });
  const what = `${resourceName}, ${day}, ${time.format(during.start)} – ${time.format(during.end)}`;
  switch (locale) {
    case 'fr':
      return {
        to,
        subject: `Réservation ${refusedBecause === null ? 'acceptée' : 'refusée'} : ${siteName}, ${day}`,
        text: `Bonjour,

${siteName} a ${refusedBecause === null ? 'accepté' : 'refusé'} votre réservation :

${what}
${refusedBecause === null ? '' : `\nMotif : ${refusedBecause}\n\nRien ne vous sera facturé.\n`}
À voir ici :

${link}
`,
      };
    case 'en':
      return {
        to,
        subject: `Reservation ${refusedBecause === null ? 'approved' : 'refused'}: ${siteName}, ${day}`,
        text: `Hello,

${siteName} has ${refusedBecause === null ? 'approved' : 'refused'} your reservation:

${what}
${refusedBecause === null ? '' : `\nReason: ${refusedBecause}\n\nYou will not be charged.\n`}
See it here:

${link}
`,
      };
  }
}
