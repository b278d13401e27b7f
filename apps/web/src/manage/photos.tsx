import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { fileAt } from '../api/orders';
import { at } from '../api/paths';
import type { Grant, Photo } from '../api/types';
import { uuid7 } from '../api/uuid7';
import { useRefused } from '../app/boot';
import { useGet } from '../app/get';
import { useI18n } from '../i18n/i18n';
import { Button } from '../kit/button';
import { Card } from '../kit/card';
import { Field } from '../kit/field';
import { Icon } from '../kit/icon';
import { ErrorSummary, Failed } from '../kit/messages';
import { Skeleton } from '../kit/skeleton';
import { inLocale } from '../site/facts';

/** Where the forms of this page go: to the page itself. */
function useHere(): string {
  const [path] = useLocation();
  const search = new URLSearchParams(useSearch());
  search.delete('fait');
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

function AltFields({ photo, values, error }: { photo?: Photo; values: Record<string, string>; error: string | null }) {
  const { t } = useI18n();
  return (
    <div className="fields">
      <Field
        name="altFr"
        label={t('photos.alt.fr')}
        maxLength={300}
        defaultValue={values['altFr'] ?? photo?.alt.fr ?? ''}
        error={error}
      />
      <Field
        name="altEn"
        label={t('photos.alt.en')}
        maxLength={300}
        defaultValue={values['altEn'] ?? photo?.alt.en ?? ''}
      />
    </div>
  );
}

function PhotoRow({ site, photo, rank, count }: { site: Grant; photo: Photo; rank: number; count: number }) {
  const { t, locale } = useI18n();
  const here = useHere();
  const { values, problem } = useRefused('photo');
  const mine = problem !== null && values['id'] === photo.id;
  const alt = inLocale(photo.alt, locale);
  const name = alt?.text ?? '';
  const moves = [
    { value: 'avancer', label: t('photos.earlier.of', { name }), icon: 'up', off: rank === 0 },
    { value: 'reculer', label: t('photos.later.of', { name }), icon: 'down', off: rank === count - 1 },
  ] as const;
  return (
    <li className="photo-row">
      <img
        src={fileAt.ownPhoto(site.id, photo.id, 'small')}
        width={photo.width}
        height={photo.height}
        loading="lazy"
        alt={name}
        lang={alt?.lang}
      />
      <form className="stack-tight" method="post" action={here}>
        {mine && <ErrorSummary problem={problem} />}
        <input type="hidden" name="id" value={photo.id} />
        <AltFields
          photo={photo}
          values={mine ? values : {}}
          error={mine && problem.code === 'invalid_request' ? t('photos.alt.error') : null}
        />
        <div className="row">
          <Button type="submit" small name="faire" value="legender" aria-label={t('photos.describe.of', { name })}>
            {t('photos.describe')}
          </Button>
          <span className="order">
            {moves.map(({ value, label, icon, off }) => (
              <Button key={value} type="submit" small name="faire" value={value} aria-label={label} disabled={off}>
                <Icon name={icon} size={16} />
              </Button>
            ))}
          </span>
          <Button
            type="submit"
            small
            look="danger"
            name="faire"
            value="oter"
            formNoValidate
            aria-label={t('photos.remove.of', { name })}
          >
            {t('photos.remove')}
          </Button>
        </div>
      </form>
    </li>
  );
}

function Upload() {
  const { t } = useI18n();
  const here = useHere();
  const [fresh] = useState(() => uuid7());
  const { values, problem } = useRefused('upload');
  const wordless = problem?.errors?.some(({ field }) => field === 'altFr') === true;
  return (
    <form className="stack-tight" method="post" encType="multipart/form-data" action={here}>
      <h3>{t('photos.add')}</h3>
      <ErrorSummary problem={problem} />
      <input type="hidden" name="faire" value="photo" />
      <input type="hidden" name="id" value={fresh} />
      <Field
        name="image"
        type="file"
        accept="image/jpeg,image/png,image/webp"
        required
        label={t('photos.file')}
        hint={t('photos.file.hint')}
      />
      <p className="hint">{t('photos.alt.hint')}</p>
      <AltFields values={values} error={wordless ? t('photos.alt.error') : null} />
      <div className="row">
        <Button type="submit" look="primary">
          {t('photos.send')}
        </Button>
      </div>
    </form>
  );
}

/** The photos of the site (`null`) or of a resource: order, words, and one more. */
export function Photos({ site, resourceId }: { site: Grant; resourceId: string | null }) {
  const { t } = useI18n();
  const { data, problem, again } = useGet(at.photos(site.id));
  const photos = data?.photos.filter((photo) => photo.resourceId === resourceId);
  return (
    <Card title={t('photos.title')}>
      {photos ? (
        <>
          {photos.length === 0 ? (
            <p className="muted">{t('photos.none')}</p>
          ) : (
            <ul className="photo-list" role="list">
              {photos.map((photo, rank) => (
                <PhotoRow key={photo.id} site={site} photo={photo} rank={rank} count={photos.length} />
              ))}
            </ul>
          )}
          <Upload />
        </>
      ) : problem ? (
        <Failed problem={problem.body} again={again} />
      ) : (
        <Skeleton blocks={1} />
      )}
    </Card>
  );
}
