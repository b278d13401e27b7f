/**
 * Arabic and Hebrew, which run from right to left, inside a line that runs from left to right. Written here because the
 * machine of the font library keeps glyphs from earlier texts: a document's bytes would depend on the ones before it.
 */
const RIGHT = String.raw`[\p{Script=Hebrew}\p{Script=Arabic}]`;
const ANY_RIGHT = new RegExp(RIGHT, 'u');
/** From its first letter to its last letter or digit, with what is between and has no direction of its own. */
const RUN = new RegExp(String.raw`${RIGHT}(?:(?:${RIGHT}|\P{L})*(?:${RIGHT}|\p{Nd}|\p{M}))?`, 'gu');
/** What keeps its order inside: a number, and a letter with its marks. */
const UNITS = /\p{Nd}+(?:[.,:/-]\p{Nd}+)*|\P{M}\p{M}*|\p{M}+/gu;
const MIRRORED: Readonly<Record<string, string>> = Object.fromEntries(
  ['()', '[]', '{}', '<>', '«»'].flatMap(([open, close]) => [
    [open!, close!],
    [close!, open!],
  ]),
);

export const hasRightToLeft = (text: string): boolean => ANY_RIGHT.test(text);

/** The characters of one line in the order they are drawn in, Arabic letters in the form that joins their neighbours. */
export const drawnOrder = (line: string): string =>
  line.replace(RUN, (run) =>
    Array.from(joined(run).matchAll(UNITS), ([unit]) => MIRRORED[unit] ?? unit)
      .toReversed()
      .join(''),
  );

interface Forms {
  /** The form that stands alone; the ones for the end, the beginning and the middle of a word follow it. */
  readonly alone: number;
  /** Joins the letter after it, too. */
  readonly both: boolean;
}

/** Unicode has the forms of U+0621 to U+064A from U+FE80 on, in the order of the letters: one, two or four of each. */
const FORMS: ReadonlyMap<string, Forms> = (() => {
  const forms = new Map<string, Forms>();
  let at = 0xfe80;
  const add = (first: number, counts: string) =>
    Array.from(counts, Number).forEach((count, index) => {
      if (count > 1) forms.set(String.fromCodePoint(first + index), { alone: at, both: count === 4 });
      at += count;
    });
  add(0x621, '12222424244444222244444444');
  add(0x641, '4444444224');
  return forms;
})();

/** Lam and alef are one sign: which, by the alef. */
const LAM_ALEF: Readonly<Record<string, number>> = {
  '\u0622': 0xfef5,
  '\u0623': 0xfef7,
  '\u0625': 0xfef9,
  '\u0627': 0xfefb,
};

function joined(run: string): string {
  let before = false; // the letter before reaches for this one
  return run.replace(/\u0644[\u0622\u0623\u0625\u0627]|[^\p{M}]/gu, (sign, offset: number) => {
    const forms = sign.length === 2 ? { alone: LAM_ALEF[sign[1]!]!, both: false } : FORMS.get(sign);
    const tatweel = sign === '\u0640';
    if (!forms) {
      before = tatweel;
      return sign;
    }
    const next = /^\p{M}*(\P{M})/u.exec(run.slice(offset + sign.length))?.[1] ?? '';
    const after = forms.both && (FORMS.has(next) || next === '\u0640');
    const form = forms.alone + (before ? 1 : 0) + (after ? 2 : 0);
    before = after;
    return String.fromCodePoint(form);
  });
}
