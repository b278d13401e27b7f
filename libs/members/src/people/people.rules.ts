import { invalidField } from '#libs/domain';

export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * Plain mailbox addresses: what every mail server takes and no mail header can be broken with. Quoted local parts
 * and addresses without a dot are refused.
 */
const EMAIL = /^[^\s@"\\<>(),:;[\]\p{C}]{1,64}@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,63}$/u;

/** The one spelling of an address: equal mailboxes are equal text. */
export function normalEmail(text: string): string {
  const email = text.normalize('NFC').trim().toLowerCase();
  if (email.length > 254 || !EMAIL.test(email)) throw invalidField('email', 'must be an e-mail address');
  return email;
}

/** One line, no double spaces, 1 to 120 characters. */
export function normalName(text: string): string {
  const name = text.normalize('NFC').replace(/\p{C}/gu, ' ').replace(/\s+/gu, ' ').trim();
  if (name.length < 1 || name.length > 120) throw invalidField('name', 'must have 1 to 120 characters');
  return name;
}

/** What to call someone who has not said: "lea.martin+coworking@…" is "Lea Martin". */
export function nameFromEmail(email: string): string {
  const [local = ''] = email.split('@');
  const words = local
    .split('+')[0]!
    .split(/[._-]+/)
    .filter((word) => word !== '');
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ');
  return name === '' ? email : name;
}
