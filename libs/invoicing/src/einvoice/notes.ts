import type { InvoiceSnapshot, MentionCode } from '#libs/domain';
import { isProfessional } from '../legal/index.js';
import type { Party } from './parties.js';
import { optionalText } from './xml.js';

/** BG-1: a text with the subject it is about (UNTDID 4451). */
export interface Note {
  readonly code: 'AAB' | 'AAI' | 'ABL' | 'BAR' | 'PMD' | 'PMT' | 'REG';
  readonly text: string;
}

/** What French rules want of every document (BR-FR-05), consumers' too, who owe neither penalties nor 40 €. */
const NEUTRAL = {
  fr: {
    PMD: 'Pénalités de retard : sans objet, client non professionnel.',
    PMT: 'Indemnité forfaitaire de recouvrement : sans objet, client non professionnel.',
    AAB: 'Pas d’escompte pour paiement anticipé.',
  },
  en: {
    PMD: 'Late payment penalties: not applicable, the customer is a consumer.',
    PMT: 'Fixed compensation for recovery: not applicable, the customer is a consumer.',
    AAB: 'No discount for early payment.',
  },
} as const;

const SUBJECTS = { PMD: 'penalty', PMT: 'recovery', AAB: 'discount' } as const satisfies Record<string, MentionCode>;

/** Everything that has no field of its own: the seller's identity, what the law says of late payment, free words. */
export function notesOf(invoice: InvoiceSnapshot, seller: Party, buyer: Party): Note[] {
  const french = seller.address.country === 'FR';
  const own = invoice.seller;
  const notes: (readonly [Note['code'], string | null | undefined])[] = [
    ['REG', own.status],
    ['ABL', own.registry],
    ...(['PMD', 'PMT', 'AAB'] as const).map((code) => {
      const said = invoice.mentions.find((mention) => mention.code === SUBJECTS[code]);
      return [code, said?.text ?? (french ? NEUTRAL[invoice.locale][code] : null)] as const;
    }),
    ['AAI', [invoice.reason, invoice.note, own.closing].flatMap((text) => optionalText(text) ?? []).join(' ')],
    ['BAR', french ? processingOf(invoice, buyer) : null],
  ];
  return notes.flatMap(([code, said]) => {
    const text = optionalText(said);
    return text ? [{ code, text }] : [];
  });
}

/**
 * How the platform is to treat a French seller's document (BR-FR-20). Out of scope: bodies outside VAT and what art.
 * 261 CGI exempts. Null: a business at home whose SIREN nobody said; nothing may then be claimed (BR-FR-11).
 */
function processingOf(invoice: InvoiceSnapshot, buyer: Party): string | null {
  const { vatRegime } = invoice.seller;
  if (vatRegime === 'public_exempt' || vatRegime === 'exempt_association') return 'OUTOFSCOPE';
  if (!isProfessional(invoice.buyer)) return 'B2C';
  if (buyer.address.country !== 'FR') return 'B2BINT';
  return buyer.legal?.scheme === '0002' ? 'B2B' : null;
}
