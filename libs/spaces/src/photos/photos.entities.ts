import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PhotoSize } from './photos.image.js';

@Entity('photos')
export class PhotoRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'resource_id', nullable: true }) resourceId: string | null;
  @Column('int') position: number;
  @Column('text', { name: 'alt_fr', nullable: true }) altFr: string | null;
  @Column('text', { name: 'alt_en', nullable: true }) altEn: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt: Date;
  @Column('uuid', { name: 'created_by', nullable: true }) createdBy: string | null;
}

@Entity('photo_files')
export class PhotoFileRow {
  @PrimaryColumn('uuid', { name: 'site_id' }) siteId: string;
  @PrimaryColumn('uuid', { name: 'photo_id' }) photoId: string;
  @PrimaryColumn('text') size: PhotoSize;
  @Column('int') width: number;
  @Column('int') height: number;
  @Column('bytea') sha256: Buffer;
  @Column('bytea') bytes: Buffer;
}

export const photosEntities = [PhotoRow, PhotoFileRow];
