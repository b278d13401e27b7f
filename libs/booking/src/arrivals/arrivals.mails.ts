import { type Currency, type Interval, type Zone, dateWords } from '#libs/domain';
import type { Mail } from '#libs/platform';

export interface NoShowMail {
  readonly locale: 'fr' | 'en';
  readonly to: string;
  readonly siteName: string;
  readonly resourceName: string;
  readonly during: Interval;
  readonly zone: Zone;
  /** What it costs on top of the price, in minor units; null: nothing. */
  readonly fee: { readonly cents: number; readonly currency: Currency } | null;
  readonly link: string;
}

/** Nobody came: the rest of the time is for others. */
export function noShowMail({ locale, to, siteName, resourceName, during, zone, fee, link }: NoShowMail): Mail {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const day = dateWords(locale, 'full', zone)(during.start);
  const time = new Intl.DateTimeFormat(tag, { timeZone: zone, timeStyle: 'short' });
  const what = `${resourceName}, ${day}, ${time.format(during.start)} – ${time.format(during.end)}`;
  const amount =
    fee && new Intl.NumberFormat(tag, { style: 'currency', currency: fee.currency }).format(fee.cents / 100);
  switch (locale) {
    case 'fr':
      return {
        to,
        subject: `Place libérée : ${siteName}, ${day}`,
        text: `Bonjour,

Personne n’a été pointé pour votre réservation à ${siteName} :

${what}

Le reste du temps est libre pour d’autres ; la réservation reste due${amount ? `, avec ${amount} de frais d’absence` : ''}. Si vous êtes sur place, dites-le à l’accueil :
l’équipe peut vous rendre la place tant qu’elle est libre${amount ? ', sans ces frais' : ''}.

À voir ici :

${link}
`,
      };
    case 'en':
      return {
        to,
        subject: `Place released: ${siteName}, ${day}`,
        text: `Hello,

Nobody was checked in for your reservation at ${siteName}:

${what}

The rest of the time is free for others; the reservation is still charged${amount ? `, with a no-show fee of ${amount}` : ''}. If you are there, tell the front desk:
they can give you the place back while it is free${amount ? ', without the fee' : ''}.

See it here:

${link}
`,
      };
  }
}
