import { Injectable } from '@nestjs/common';
import { type ResourceId, type SiteId, conflict, invalidField, notFound } from '#libs/domain';
import { Db, type Scope, type Tx } from '#libs/platform';
import { checkOrder, localText } from '../resources/resources.rules.js';
import { managedResource } from '../resources/resources.store.js';
import { type PhotoSize, draw } from './photos.image.js';
import {
  type Photo,
  type StoredPicture,
  deletePhoto,
  insertPhoto,
  lockPhotos,
  photosOf,
  pictureOf,
  setAlt,
  setPhotoOrder,
  sharedPicture,
} from './photos.store.js';

/** Of the site, and of each resource. */
export const PHOTOS_AT_MOST = 12;

/** What a photo shows, in one language or both. */
export interface AltTexts {
  readonly altFr: string | null;
  readonly altEn: string | null;
}

export interface PhotoOrder extends AltTexts {
  readonly id: string;
  /** Null: the site as a whole. */
  readonly resourceId: ResourceId | null;
}

/** Pictures of a site and of what it offers. They are drawn anew on arrival and served as drawn. */
@Injectable()
export class PhotosService {
  constructor(private readonly db: Db) {}

  list(scope: Scope, siteId: SiteId): Promise<Photo[]> {
    return this.db.run(scope, (tx) => photosOf(tx, siteId));
  }

  /**
   * Keeps a photo. `bytes` is asked for only once all else is in order, and drawn between two transactions: no
   * connection waits for it. The same id again answers the photo that is there. Throws `too_many_photos`, and what
   * `draw` throws.
   */
  async add(scope: Scope, siteId: SiteId, order: PhotoOrder, bytes: () => Promise<Buffer>): Promise<Photo> {
    const photo = { ...order, ...checkTexts(order) };
    const known = await this.db.run(scope, (tx) => this.checkPlace(tx, siteId, photo));
    if (known) return known;
    const pictures = await draw(await bytes());
    return this.db.run(scope, async (tx) => {
      await lockPhotos(tx, siteId);
      const earlier = await this.checkPlace(tx, siteId, photo);
      if (earlier) return earlier;
      await insertPhoto(tx, siteId, photo, pictures);
      return (await photosOf(tx, siteId)).find(({ id }) => id === photo.id)!;
    });
  }

  /** What the photo shows. */
  async describe(scope: Scope, siteId: SiteId, id: string, texts: AltTexts): Promise<Photo> {
    const { altFr, altEn } = checkTexts(texts);
    return this.db.run(scope, async (tx) => {
      await setAlt(tx, siteId, id, altFr, altEn);
      const photo = (await photosOf(tx, siteId)).find((one) => one.id === id);
      if (!photo) throw notFound();
      return photo;
    });
  }

  /** The order of the photos of the site, or of one resource. */
  reorder(scope: Scope, siteId: SiteId, resourceId: ResourceId | null, ids: readonly string[]): Promise<void> {
    return this.db.run(scope, async (tx) => {
      await lockPhotos(tx, siteId);
      const known = (await photosOf(tx, siteId)).filter((photo) => photo.resourceId === resourceId);
      checkOrder(
        known.map(({ id }) => id),
        ids,
      );
      await setPhotoOrder(tx, siteId, ids);
    });
  }

  async remove(scope: Scope, siteId: SiteId, id: string): Promise<void> {
    const gone = await this.db.run(scope, (tx) => deletePhoto(tx, siteId, id));
    if (gone.length === 0) throw notFound();
  }

  /** The picture itself, for whoever may see the site's settings. */
  async picture(scope: Scope, siteId: SiteId, id: string, size: PhotoSize): Promise<StoredPicture> {
    return orNotFound(await this.db.run(scope, (tx) => pictureOf(tx, siteId, id, size)));
  }

  /** The picture itself, for everybody while the site is published. */
  async shared(id: string, size: PhotoSize): Promise<StoredPicture> {
    return orNotFound(await this.db.shared((tx) => sharedPicture(tx, id, size)));
  }

  /** The photo, when it is there already; else makes sure that there is room and something to show. */
  private async checkPlace(tx: Tx, siteId: SiteId, { id, resourceId }: PhotoOrder): Promise<Photo | null> {
    const photos = await photosOf(tx, siteId);
    const known = photos.find((photo) => photo.id === id);
    if (known) {
      if (known.resourceId !== resourceId) throw conflict('id_reused');
      return known;
    }
    if (resourceId !== null && !(await managedResource(tx, siteId, resourceId))) {
      throw invalidField('resourceId', 'must be a resource of the site');
    }
    if (photos.filter((photo) => photo.resourceId === resourceId).length >= PHOTOS_AT_MOST) {
      throw conflict('too_many_photos', { most: PHOTOS_AT_MOST });
    }
    return null;
  }
}

function checkTexts({ altFr, altEn }: AltTexts): AltTexts {
  const text = localText(altFr, altEn);
  if (!text) throw invalidField('altFr', 'say in French or in English what the photo shows');
  return { altFr: text.fr, altEn: text.en };
}

function orNotFound(picture: StoredPicture | null): StoredPicture {
  if (!picture) throw notFound();
  return picture;
}
