import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('invoice_files')
export class InvoiceFileRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'invoice_id' }) invoiceId: string;
  @PrimaryColumn('text') kind: 'pdf';
  @Column('text') template: string;
  @Column('bytea') sha256: Buffer;
  @Column('bytea') bytes: Buffer;
  @Column('timestamptz', { name: 'rendered_at' }) renderedAt: Date;
}
