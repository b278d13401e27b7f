import { addDays, dateWords, instantOf } from '#libs/domain';
import type { Mail } from '#libs/platform';
import type { Locale } from '../people/people.rules.js';
import type { EndingLot } from './endings.store.js';

export interface EndingMail {
  readonly locale: Locale;
  readonly to: string;
  readonly siteName: string;
  /** At least one, the soonest to end first. */
  readonly lots: readonly EndingLot[];
  readonly link: string;
}

/** What is left of prepaid credit, and until when it can be used. */
export function endingMail({ locale, to, siteName, lots, link }: EndingMail): Mail {
  const list = lots.map((lot) => `- ${told(locale, lot)}`).join('\n');
  const day = lastDay(locale, lots[0]!);
  switch (locale) {
    case 'fr':
      return {
        to,
        subject: `À utiliser avant la fin du ${day} : vos carnets à ${siteName}`,
        text: `Bonjour,

Il vous reste du crédit à ${siteName}, qui sera perdu s’il n’est pas utilisé à temps :

${list}

Une réservation d’ici là en profite ; vos carnets sont ici :

${link}
`,
      };
    case 'en':
      return {
        to,
        subject: `To be used by the end of ${day}: your credit at ${siteName}`,
        text: `Hello,

You have credit left at ${siteName}, which is lost unless it is used in time:

${list}

A booking until then makes use of it; your packs are here:

${link}
`,
      };
  }
}

const tagOf = (locale: Locale): string => (locale === 'fr' ? 'fr-FR' : 'en-GB');

const lastDay = (locale: Locale, { next }: EndingLot): string =>
  dateWords(locale, 'long', 'UTC')(instantOf(addDays(next, -1), 0, 'UTC'));

const told = (locale: Locale, lot: EndingLot): string =>
  locale === 'fr'
    ? `${lot.name} : ${amount(locale, lot)}, jusqu’au ${lastDay(locale, lot)}`
    : `${lot.name}: ${amount(locale, lot)}, until ${lastDay(locale, lot)}`;

/** Days, hours and minutes, or money. */
function amount(locale: Locale, { unit, remaining, currency }: EndingLot): string {
  const tag = tagOf(locale);
  const count = (value: number, one: string, more: string) =>
    `${value} ${new Intl.PluralRules(tag).select(value) === 'one' ? one : more}`;
  switch (unit) {
    case 'pass':
      return locale === 'fr' ? count(remaining, 'journée', 'journées') : count(remaining, 'day', 'days');
    case 'minute': {
      const [hours, minutes] = [Math.floor(remaining / 60), remaining % 60];
      return [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : ''].filter(Boolean).join(' ');
    }
    case 'cent':
      return new Intl.NumberFormat(tag, { style: 'currency', currency }).format(remaining / 100);
  }
}
