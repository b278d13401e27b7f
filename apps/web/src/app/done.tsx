import { useSearchParams } from 'wouter';
import { type Key, useI18n } from '../i18n/i18n';
import { Banner } from '../kit/messages';

/** The word for what was just done (`?fait=`). Whoever types the address may type the name of anything JavaScript has. */
export function doneOf<Word>(words: Readonly<Record<string, Word>>, search: URLSearchParams): Word | undefined {
  const done = search.get('fait') ?? '';
  return Object.hasOwn(words, done) ? words[done] : undefined;
}

interface Props {
  words: Readonly<Record<string, Key>>;
  /** Takes the focus, where what was pressed is gone. */
  focused?: boolean;
}

/** Says what was just done, when the address has a word for it. */
export function Done({ words, focused }: Props) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const done = doneOf(words, search);
  if (!done) return null;
  return (
    <Banner tone="ok" status focused={focused}>
      <p className="strong">{t(done)}</p>
    </Banner>
  );
}
