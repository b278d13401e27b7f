import { type Instant, type Interval, type Zone, dateWords } from '#libs/domain';
import type { Mail } from '#libs/platform';

export interface OfferedMail {
  readonly locale: 'fr' | 'en';
  readonly to: string;
  readonly siteName: string;
  readonly resourceName: string;
  readonly during: Interval;
  /** Afterwards it is offered to the next. */
  readonly until: Instant;
  readonly zone: Zone;
  /** Where to take the place or decline it. */
  readonly link: string;
}

/** The place that somebody waited for is theirs, for a while. */
export function offeredMail({ locale, to, siteName, resourceName, during, until, zone, link }: OfferedMail): Mail {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const dayOf = dateWords(locale, 'full', zone);
  const time = new Intl.DateTimeFormat(tag, { timeZone: zone, timeStyle: 'short' });
  const day = dayOf(during.start);
  const what = `${resourceName}, ${day}, ${time.format(during.start)} – ${time.format(during.end)}`;
  const limit = `${dayOf(until)}, ${time.format(until)}`;
  switch (locale) {
    case 'fr':
      return {
        to,
        subject: `Une place s’est libérée : ${siteName}, ${day}`,
        text: `Bonjour,

La place que vous attendiez à ${siteName} s’est libérée :

${what}

Elle est gardée pour vous jusqu’à : ${limit}. Confirmez-la ou rendez-la ici :

${link}

Ensuite, elle sera proposée à la personne suivante. Rien n’est facturé sans confirmation.
`,
      };
    case 'en':
      return {
        to,
        subject: `A place is free: ${siteName}, ${day}`,
        text: `Hello,

The place you were waiting for at ${siteName} is free:

${what}

It is kept for you until ${limit}. Confirm it or give it back here:

${link}

Afterwards it is offered to the next person. Nothing is charged unless you confirm.
`,
      };
  }
}
