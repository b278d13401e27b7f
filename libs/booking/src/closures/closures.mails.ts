import type { Interval, Zone } from '#libs/domain';
import type { Mail } from '#libs/platform';

export interface CancelledBySite {
  readonly locale: 'fr' | 'en';
  readonly to: string;
  readonly siteName: string;
  readonly resourceName: string;
  readonly during: Interval;
  readonly zone: Zone;
  /** Where to see one's reservations and find another place. */
  readonly link: string;
}

/** Tells who had booked that the place will be closed: they read it before they stand at the door. */
export function cancelledBySiteMail({ locale, to, siteName, resourceName, during, zone, link }: CancelledBySite): Mail {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const day = new Intl.DateTimeFormat(tag, { timeZone: zone, dateStyle: 'full' }).format(during.start);
  const time = new Intl.DateTimeFormat(tag, { timeZone: zone, timeStyle: 'short' });
  const hours = `${time.format(during.start)} – ${time.format(during.end)}`;
  switch (locale) {
    case 'fr':
      return {
        to,
        subject: `Réservation annulée : ${siteName}, ${day}`,
        text: `Bonjour,

${siteName} sera fermé et a dû annuler votre réservation :

${resourceName}, ${day}, ${hours}

Si elle n'était pas encore facturée, elle ne le sera pas. Pour trouver une autre place :

${link}
`,
      };
    case 'en':
      return {
        to,
        subject: `Reservation cancelled: ${siteName}, ${day}`,
        text: `Hello,

${siteName} will be closed and had to cancel your reservation:

${resourceName}, ${day}, ${hours}

If it was not invoiced yet, it will not be. To find another place:

${link}
`,
      };
  }
}
