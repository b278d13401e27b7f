import { invalid } from '#libs/domain';

/** Length is what makes a password strong (NIST SP 800-63B §3.1.1.2); no rule about kinds of characters. */
export const MIN_LENGTH = 10;
/** Longer text only costs our processor. */
export const MAX_LENGTH = 200;

/** The one spelling of a password: the same keys on another system are the same text. */
export const normalPassword = (password: string): string => password.normalize('NFKC');

/** Throws when the password would be guessed at once: too short, too few different characters, or the address. */
export function checkPassword(password: string, email: string): void {
  const characters = [...normalPassword(password)];
  if (characters.length < MIN_LENGTH) throw weak(`must have at least ${MIN_LENGTH} characters`);
  if (characters.length > MAX_LENGTH) throw weak(`must have at most ${MAX_LENGTH} characters`);
  if (new Set(characters).size < 5) throw weak('must have at least 5 different characters');
  const lower = characters.join('').toLowerCase();
  if (lower === email || lower === email.split('@')[0]) throw weak('must not be the e-mail address');
}

const weak = (message: string) =>
  invalid('password_too_weak', { detail: `password: ${message}`, errors: [{ field: 'password', message }] });
