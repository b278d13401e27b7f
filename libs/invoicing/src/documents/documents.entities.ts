import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('invoice_files')
export class InvoiceFileRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'invoice_id' }) invoiceId: string;
  @PrimaryColumn('text') kind: 'pdf' | 'xml';
  @Column('text') template: string;
  @Column('text', { nullable: true }) rules: string | null;
  @Column('bytea') sha256: Buffer;
  @Column('bytea') bytes: Buffer;
  @Column('timestamptz', { name: 'rendered_at' }) renderedAt: Date;
}

@Entity('render_failures')
export class RenderFailureRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'invoice_id' }) invoiceId: string;
  @Column('text') reason: string;
  @Column('int') attempts: number;
  @Column('timestamptz', { name: 'failed_at' }) failedAt: Date;
}
