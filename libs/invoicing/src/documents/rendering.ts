import { createHash } from 'node:crypto';
import type { InvoiceSnapshot } from '#libs/domain';
import { einvoice, facturX } from '../einvoice/einvoice.js';
import { TEMPLATE, invoicePdf } from '../pdf/invoice.pdf.js';

export type FileKind = 'pdf' | 'xml';

/** Why a document could not be made: told to the manager, who sees that it is not there. */
export const RENDER_FAILURES = ['snapshot_altered', 'logo_unreadable', 'rendering_failed'] as const;
export type RenderFailure = (typeof RENDER_FAILURES)[number];

export interface RenderedFile {
  readonly kind: FileKind;
  /** Our own version of the drawing or the writing. */
  readonly template: string;
  /** The official rules it was made for; null: none. */
  readonly rules: string | null;
  readonly bytes: Buffer;
}

export class RenderError extends Error {
  constructor(
    readonly reason: RenderFailure,
    message: string,
  ) {
    super(message);
  }
}

export const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('hex');

/** A frozen document: what it says, and the text it was hashed as. */
export interface Frozen {
  readonly number: string;
  readonly snapshot: InvoiceSnapshot;
  readonly text: string;
  readonly sha256: string;
}

/**
 * Both files of a document: the PDF with its XML inside, and the XML that platforms take, where EN 16931 has one. A
 * pure function: it does not matter who does it, or how often. Throws RenderError.
 */
export async function render(document: Frozen, logo: Buffer | null): Promise<RenderedFile[]> {
  const { snapshot, number } = document;
  // A snapshot that does not have its hash any more was altered behind the product's back: it is not printed.
  if (sha256(document.text) !== document.sha256) {
    throw new RenderError('snapshot_altered', `the snapshot of ${number} was altered`);
  }
  if (snapshot.seller.logo && (!logo || sha256(logo) !== snapshot.seller.logo)) {
    throw new RenderError('logo_unreadable', `the logo of ${number} is not there`);
  }
  const inside = facturX(snapshot);
  const xml = einvoice(snapshot);
  const bytes = await invoicePdf(snapshot, { logo, xml: inside?.xml ?? null });
  return [
    { kind: 'pdf', template: TEMPLATE, rules: inside?.rules ?? null, bytes },
    ...(xml ? [{ kind: 'xml' as const, template: xml.template, rules: xml.rules, bytes: Buffer.from(xml.xml) }] : []),
  ];
}
