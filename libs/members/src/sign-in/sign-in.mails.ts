import type { Mail } from '#libs/platform';
import type { Locale } from '../people/people.rules.js';
import { CODE_MINUTES } from './sign-in.rules.js';

/** The code stands on a line of its own: phones offer it, and it is easy to copy. */
export function codeMail(locale: Locale, to: string, code: string, publicUrl: string): Mail {
  switch (locale) {
    case 'fr':
      return {
        to,
        subject: 'Votre code de connexion',
        text: `Bonjour,

Voici votre code pour vous connecter sur ${publicUrl} :

${code}

Il est valable ${CODE_MINUTES} minutes et ne sert qu'une fois. Ne le donnez à personne.

Vous n'avez rien demandé ? Ignorez ce message : sans ce code, personne ne peut se connecter.
`,
      };
    case 'en':
      return {
        to,
        subject: 'Your sign-in code',
        text: `Hello,

Here is your code to sign in to ${publicUrl}:

${code}

It is valid for ${CODE_MINUTES} minutes and works once. Do not give it to anyone.

You did not ask for it? Ignore this message: without the code nobody can sign in.
`,
      };
  }
}
