/** The word for what was just done (`?fait=`). Whoever types the address may type the name of anything JavaScript has. */
export function doneOf<Word>(words: Readonly<Record<string, Word>>, search: URLSearchParams): Word | undefined {
  const done = search.get('fait') ?? '';
  return Object.hasOwn(words, done) ? words[done] : undefined;
}
