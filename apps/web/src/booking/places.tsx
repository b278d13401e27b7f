import type { ResourceView } from '../api/types';
import { useI18n } from '../i18n/i18n';
import { Field } from '../kit/field';

interface Props {
  resource: ResourceView;
  places: number;
  onPlaces: (places: number) => void;
}

/** How many places among many, for who said that it is several. */
export function Places({ resource, places, onPlaces }: Props) {
  const { t } = useI18n();
  if (resource.mode !== 'pool') return null;
  return (
    <Field
      label={t('book.places')}
      name="places"
      type="number"
      min={1}
      max={resource.capacity}
      value={places}
      onChange={(event) => onPlaces(Number(event.currentTarget.value) || 1)}
    />
  );
}
