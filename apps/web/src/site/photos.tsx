import { fileAt } from '../api/orders';
import type { Photo } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { Scroll } from '../kit/scroll';
import { inLocale } from './facts';

/** How tall a row of pictures is, in CSS pixels. */
const HEIGHTS = { site: 220, resource: 110 } as const;

/** A row of pictures, fetched when they come into sight; their dimensions are known, so nothing jumps. */
export function Photos({ photos, of, label }: { photos: readonly Photo[]; of: keyof typeof HEIGHTS; label: string }) {
  const { locale } = useI18n();
  if (photos.length === 0) return null;
  const height = HEIGHTS[of];
  return (
    <Scroll label={label}>
      <ul className={`photos photos-${of}`} role="list">
        {photos.map((photo) => {
          const alt = inLocale(photo.alt, locale);
          return (
            <li key={photo.id}>
              <img
                src={fileAt.photo(photo.id, 'small')}
                srcSet={`${fileAt.photo(photo.id, 'small')} ${photo.smallWidth}w, ${fileAt.photo(photo.id, 'large')} ${photo.width}w`}
                sizes={`${Math.round((height * photo.width) / photo.height)}px`}
                width={photo.width}
                height={photo.height}
                loading="lazy"
                decoding="async"
                alt={alt?.text ?? ''}
                lang={alt?.lang}
              />
            </li>
          );
        })}
      </ul>
    </Scroll>
  );
}
