import type { InvoiceSnapshot } from '#libs/domain';
import type { Locale } from '../format.js';
import { COLORS, type Sheet, type Style } from './sheet.js';
import type { Words } from './words.js';

/** What every part of a document is drawn with. */
export interface Context {
  readonly sheet: Sheet;
  readonly invoice: InvoiceSnapshot;
  readonly words: Words;
  readonly locale: Locale;
}

/** A part that stays in one piece: its height is known before it is drawn at `sheet.y`. Space below is part of it. */
export interface Block {
  readonly height: number;
  draw(): void;
}

/** Below each other, in one piece. */
export const stacked = (blocks: readonly Block[]): Block => ({
  height: blocks.reduce((sum, { height }) => sum + height, 0),
  draw: () => blocks.forEach((block) => block.draw()),
});

export const SMALL: Style = { size: 8, color: COLORS.quiet, gap: 1.5 };
export const LABEL: Style = { size: 7.5, bold: true, color: COLORS.accent };

/** Charges VAT at all: a document without VAT has no VAT columns and no "HT". */
export const hasVat = ({ vat }: InvoiceSnapshot): boolean => vat.some((group) => group.vatCategory === 'S');

/** Paragraphs under a title, in one piece; nothing at all without text. */
export function paragraphs(
  sheet: Sheet,
  title: string | null,
  texts: readonly string[],
  box: Box,
  style: Style,
): Block {
  const shown = texts.filter((text) => text.trim() !== '');
  if (shown.length === 0) return { height: 0, draw: () => undefined };
  const { x, width, after } = box;
  const heights = shown.map((text) => sheet.heightOf(text, width, style) + 2);
  const titleHeight = title === null ? 0 : sheet.heightOf(title, width, LABEL) + 4;
  return {
    height: titleHeight + heights.reduce((sum, height) => sum + height, 0) + after,
    draw: () => {
      if (title !== null) sheet.text(title, x, sheet.y, width, LABEL);
      sheet.y += titleHeight;
      shown.forEach((text, index) => {
        sheet.text(text, x, sheet.y, width, style);
        sheet.y += heights[index]!;
      });
      sheet.y += after;
    },
  };
}

export interface Box {
  readonly x: number;
  readonly width: number;
  /** Space below. */
  readonly after: number;
}
