import { type Interval, type Zone, dateWords } from '#libs/domain';
import type { Mail } from '#libs/platform';

export interface ToldPlace extends Interval {
  readonly resourceName: string;
}

/** A place that somebody had or has, with where they see it by themselves: a guest, who has no list of bookings. */
export interface LinkedPlace extends ToldPlace {
  readonly ownLink: string | null;
}

export interface ClosedNews {
  readonly locale: 'fr' | 'en';
  readonly to: string;
  readonly siteName: string;
  readonly zone: Zone;
  /** Places that are no longer theirs. */
  readonly lost: readonly LinkedPlace[];
  readonly changed: readonly { readonly from: ToldPlace; readonly to: LinkedPlace }[];
  /** Where who has an account sees what they booked. */
  readonly bookings: string;
  /** Where a guest finds another place. */
  readonly sitePage: string;
}

/** Tells who had booked that the place will be closed: they read it before they stand at the door. */
export function closedMail({ locale, to, siteName, zone, lost, changed, bookings, sitePage }: ClosedNews): Mail {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const day = dateWords(locale, 'full', zone);
  const time = new Intl.DateTimeFormat(tag, { timeZone: zone, timeStyle: 'short' });
  const say = ({ resourceName, start, end }: ToldPlace) =>
    `${resourceName}, ${day(start)}, ${time.format(start)} – ${time.format(end)}`;
  const linked = (place: LinkedPlace) => (place.ownLink ? `${say(place)}\n${place.ownLink}` : say(place));
  const words = WORDS[locale];
  const all = [...lost, ...changed.map(({ from }) => from)];
  const what = all.length === 1 ? day(all[0]!.start) : words.count(all.length);
  const asGuest = [...lost, ...changed.map(({ to: now }) => now)].every(({ ownLink }) => ownLink !== null);
  const parts = [
    words.hello,
    ...(lost.length > 0 ? [words.lost(siteName, lost.length), lost.map(linked).join('\n'), words.charge] : []),
    ...(changed.length > 0
      ? [
          words.changed(siteName, changed.length),
          changed.map((one) => `${say(one.from)}\n→ ${linked(one.to)}`).join('\n\n'),
        ]
      : []),
    ...(asGuest ? [words.another, sitePage] : [words.see, bookings]),
  ];
  return {
    to,
    subject: `${lost.length > 0 ? words.subjectLost : words.subjectChanged} ${siteName}, ${what}`,
    text: `${parts.join('\n\n')}\n`,
  };
}

const WORDS = {
  fr: {
    hello: 'Bonjour,',
    subjectLost: 'Réservation annulée :',
    subjectChanged: 'Réservation déplacée :',
    count: (count: number) => `${count} réservations`,
    lost: (site: string, count: number) =>
      count === 1
        ? `${site} sera fermé et a dû annuler votre réservation :`
        : `${site} sera fermé et a dû annuler ${count} de vos réservations :`,
    charge: 'Ce qui n’était pas encore facturé ne le sera pas.',
    changed: (site: string, count: number) =>
      count === 1
        ? `${site} sera fermé et a déplacé votre réservation, au même prix :`
        : `${site} sera fermé et a déplacé ${count} de vos réservations, au même prix :`,
    see: 'Vos réservations, et de quoi en faire une autre :',
    another: 'De quoi réserver une autre place :',
  },
  en: {
    hello: 'Hello,',
    subjectLost: 'Reservation cancelled:',
    subjectChanged: 'Reservation moved:',
    count: (count: number) => `${count} reservations`,
    lost: (site: string, count: number) =>
      count === 1
        ? `${site} will be closed and had to cancel your reservation:`
        : `${site} will be closed and had to cancel ${count} of your reservations:`,
    charge: 'What was not invoiced yet will not be.',
    changed: (site: string, count: number) =>
      count === 1
        ? `${site} will be closed and has moved your reservation, at the same price:`
        : `${site} will be closed and has moved ${count} of your reservations, at the same price:`,
    see: 'Your reservations, and where to make another:',
    another: 'Where to book another place:',
  },
} as const;
