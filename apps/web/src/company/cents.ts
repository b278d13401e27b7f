/** "150" and "150,50" are amounts; null: nothing was said; undefined: what was said is none. */
export function centsOf(text: string | undefined): number | null | undefined {
  const said = (text ?? '').replace(/\s/g, '');
  if (said === '') return null;
  const [, whole, part = ''] = /^(\d{1,8})(?:[.,](\d{1,2}))?$/.exec(said) ?? [];
  return whole === undefined ? undefined : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/** As a field shows it. */
export const textOf = (cents: number | null, locale: string): string => {
  if (cents === null) return '';
  const part = String(cents % 100).padStart(2, '0');
  return `${Math.floor(cents / 100)}${part === '00' ? '' : `${locale === 'fr' ? ',' : '.'}${part}`}`;
};
