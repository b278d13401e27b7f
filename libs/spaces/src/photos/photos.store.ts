import { createHash } from 'node:crypto';
import { type ResourceId, type SiteId, toIso } from '#libs/domain';
import { type Tx, actingPerson } from '#libs/platform';
import { PHOTO_SIZES, type PhotoSize, type Pictures } from './photos.image.js';

export interface Photo {
  readonly id: string;
  /** Null: of the site as a whole. */
  readonly resourceId: ResourceId | null;
  readonly altFr: string | null;
  readonly altEn: string | null;
  /** Of the large picture; the small one has the same shape. */
  readonly width: number;
  readonly height: number;
  readonly smallWidth: number;
}

export interface StoredPicture {
  /** Hexadecimal. */
  readonly sha256: string;
  readonly bytes: Buffer;
}

export interface NewPhoto {
  readonly id: string;
  readonly resourceId: ResourceId | null;
  readonly altFr: string | null;
  readonly altEn: string | null;
}

/** Every photo of the site and of its resources, in order, published or not. */
export const photosOf = (tx: Tx, siteId: SiteId) => tx.sql<Photo>`
  select p.id, p.resource_id as "resourceId", p.alt_fr as "altFr", p.alt_en as "altEn", large.width, large.height,
         small.width as "smallWidth"
  from photos p
  join photo_files large on large.site_id = p.site_id and large.photo_id = p.id and large.size = 'large'
  join photo_files small on small.site_id = p.site_id and small.photo_id = p.id and small.size = 'small'
  where p.site_id = ${siteId} order by p.resource_id nulls first, p.position, p.id`;

/** The same, of a published site. */
export const sharedPhotos = (tx: Tx, siteId: SiteId) => tx.sql<Photo>`
  select id, resource_id as "resourceId", alt_fr as "altFr", alt_en as "altEn", width, height,
         small_width as "smallWidth"
  from shared_photos where site_id = ${siteId} order by resource_id nulls first, position, id`;

/** Two uploads at once must not both take the last place of the list. */
export const lockPhotos = (tx: Tx, siteId: SiteId) => tx.sql`
  select site_id from sites where site_id = ${siteId} for no key update`;

export async function insertPhoto(tx: Tx, siteId: SiteId, photo: NewPhoto, pictures: Pictures): Promise<void> {
  const { id, resourceId, altFr, altEn } = photo;
  await tx.sql`
    insert into photos (site_id, id, resource_id, position, alt_fr, alt_en, created_at, created_by)
    values (${siteId}, ${id}, ${resourceId},
      (select coalesce(max(position), 0) + 1 from photos
        where site_id = ${siteId} and resource_id is not distinct from ${resourceId}::uuid),
      ${altFr}, ${altEn}, ${toIso(tx.now)}, ${actingPerson(tx.scope)})`;
  for (const size of PHOTO_SIZES) {
    const { width, height, bytes } = pictures[size];
    await tx.sql`
      insert into photo_files (site_id, photo_id, size, width, height, sha256, bytes)
      values (${siteId}, ${id}, ${size}, ${width}, ${height}, ${createHash('sha256').update(bytes).digest()}, ${bytes})`;
  }
}

export const setAlt = (tx: Tx, siteId: SiteId, id: string, altFr: string | null, altEn: string | null) => tx.sql`
  update photos set alt_fr = ${altFr}, alt_en = ${altEn} where site_id = ${siteId} and id = ${id}`;

/** Its pictures go with it. */
export const deletePhoto = (tx: Tx, siteId: SiteId, id: string) => tx.sql<{ id: string }>`
  delete from photos where site_id = ${siteId} and id = ${id} returning id`;

export const setPhotoOrder = (tx: Tx, siteId: SiteId, ids: readonly string[]) => tx.sql`
  update photos p set position = wanted.position
  from unnest(${ids}::uuid[]) with ordinality as wanted (id, position)
  where p.site_id = ${siteId} and p.id = wanted.id and p.position is distinct from wanted.position`;

export async function pictureOf(tx: Tx, siteId: SiteId, id: string, size: PhotoSize): Promise<StoredPicture | null> {
  const [picture] = await tx.sql<StoredPicture>`
    select encode(sha256, 'hex') as sha256, bytes from photo_files
    where site_id = ${siteId} and photo_id = ${id} and size = ${size}`;
  return picture ?? null;
}

/** Of a published site. */
export async function sharedPicture(tx: Tx, id: string, size: PhotoSize): Promise<StoredPicture | null> {
  const [picture] = await tx.sql<StoredPicture>`
    select encode(sha256, 'hex') as sha256, bytes from shared_photo_files where photo_id = ${id} and size = ${size}`;
  return picture ?? null;
}
