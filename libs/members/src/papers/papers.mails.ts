import { type Day, dateWords, instantOf } from '#libs/domain';
import type { Mail } from '#libs/platform';
import type { Locale } from '../people/people.rules.js';

export interface PaperMail {
  readonly news: 'approved' | 'refused' | 'revoked' | 'ending';
  readonly locale: Locale;
  readonly to: string;
  readonly siteName: string;
  readonly kindName: string;
  readonly lastDay: Day | null;
  readonly reason: string | null;
  /** Where the member sees it and sends another. */
  readonly link: string;
}

interface Words {
  readonly subject: string;
  readonly news: string;
  readonly next: string;
}

/** What became of a document, or that what it opened ends soon. */
export function paperMail({ news, locale, to, siteName, kindName, lastDay, reason, link }: PaperMail): Mail {
  const day = lastDay === null ? '' : dateWords(locale, 'long', 'UTC')(instantOf(lastDay, 0, 'UTC'));
  const said = { kindName, siteName, day, reason: reason ?? '' };
  const { subject, news: text, next } = (locale === 'fr' ? french : english)(news, said);
  const greeting = locale === 'fr' ? 'Bonjour,' : 'Hello,';
  return { to, subject, text: [greeting, text, next, link, ''].join('\n\n') };
}

type Said = Readonly<Record<'kindName' | 'siteName' | 'day' | 'reason', string>>;

function french(news: PaperMail['news'], { kindName, siteName, day, reason }: Said): Words {
  switch (news) {
    case 'approved':
      return {
        subject: `Justificatif accepté : ${kindName}, ${siteName}`,
        news: `${siteName} a accepté votre justificatif « ${kindName} ».\n\nVotre tarif réduit vaut jusqu'au ${day} inclus, pour les réservations que vous faites pour ces jours-là.`,
        next: 'À voir ici :',
      };
    case 'refused':
      return {
        subject: `Justificatif refusé : ${kindName}, ${siteName}`,
        news: `${siteName} n'a pas pu accepter votre justificatif « ${kindName} ».\n\nMotif : ${reason}`,
        next: 'Vous pouvez en envoyer un autre ici :',
      };
    case 'revoked':
      return {
        subject: `Tarif réduit retiré : ${kindName}, ${siteName}`,
        news: `${siteName} ne tient plus compte de votre justificatif « ${kindName} ».\n\nMotif : ${reason}\n\nVos réservations déjà faites gardent leur prix.`,
        next: 'Vous pouvez en envoyer un autre ici :',
      };
    case 'ending':
      return {
        subject: `Votre tarif réduit se termine le ${day} : ${siteName}`,
        news: `Votre justificatif « ${kindName} » à ${siteName} vaut jusqu'au ${day} inclus. Ensuite, vous paierez le tarif de tout le monde.`,
        next: 'Pour garder votre tarif, envoyez un nouveau justificatif ici :',
      };
  }
}

function english(news: PaperMail['news'], { kindName, siteName, day, reason }: Said): Words {
  switch (news) {
    case 'approved':
      return {
        subject: `Document approved: ${kindName}, ${siteName}`,
        news: `${siteName} has approved your document "${kindName}".\n\nYour reduced price counts until ${day}, that day included, for bookings on these days.`,
        next: 'See it here:',
      };
    case 'refused':
      return {
        subject: `Document refused: ${kindName}, ${siteName}`,
        news: `${siteName} could not approve your document "${kindName}".\n\nReason: ${reason}`,
        next: 'You can send another one here:',
      };
    case 'revoked':
      return {
        subject: `Reduced price withdrawn: ${kindName}, ${siteName}`,
        news: `${siteName} no longer counts your document "${kindName}".\n\nReason: ${reason}\n\nBookings that you have made keep their price.`,
        next: 'You can send another one here:',
      };
    case 'ending':
      return {
        subject: `Your reduced price ends on ${day}: ${siteName}`,
        news: `Your document "${kindName}" at ${siteName} counts until ${day}, that day included. After it you will pay what everybody pays.`,
        next: 'To keep your price, send a new document here:',
      };
  }
}
