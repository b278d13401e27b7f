import type { Grant, PlanningView } from '../api/types';
import { planningUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';

interface Props {
  site: Grant;
  planning: PlanningView;
  /** Asks who waits for one place. */
  onAsk: (resourceId: string) => void;
}

/** For which places somebody waits on the days shown, and how many; the list says who, and so does a dialog. */
export function WaitingPlaces({ site, planning, onAsk }: Props) {
  const { t } = useI18n();
  const places = planning.resources
    .map(({ id, name }) => ({ id, name, count: planning.waiting.filter(({ resourceId }) => resourceId === id).length }))
    .filter(({ count }) => count > 0);
  if (places.length === 0) return null;
  return (
    <div className="row no-print" role="group" aria-labelledby="planning-waiting">
      <span className="strong" id="planning-waiting">
        {t('planning.waiting.label')}
      </span>
      {places.map(({ id, name, count }) => (
        <ButtonLink
          key={id}
          small
          href={planningUrl(site.slug, { day: planning.day, look: 'liste' })}
          onClick={(event) => {
            event.preventDefault();
            onAsk(id);
          }}
        >
          {t('planning.waiting', { name, count })}
        </ButtonLink>
      ))}
    </div>
  );
}
