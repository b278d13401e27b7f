// What pdfkit can do and its types do not know.
import 'pdfkit';

declare global {
  namespace PDFKit.Mixins {
    interface PDFAttachmentOptions {
      /** How the file relates to the document: AFRelationship of PDF/A-3. */
      relationship?: 'Alternative' | 'Data' | 'Source';
    }
    interface PDFImage {
      openImage(source: Buffer): ImageSrc & { readonly width: number; readonly height: number };
    }
  }
}
