export const LIMITS: Readonly<Record<'landing' | 'page' | 'css' | 'font' | 'html', number>>;
/** Bytes after gzip; the font's own. */
export function weigh(): { pages: { page: string; js: number; css: number }[]; font: number };
