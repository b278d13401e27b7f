import type { SearchWaysOut } from '../api/types';
import { finderUrl, searchUrl, type SearchState } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { EmptyState } from '../kit/messages';
import { addDays } from '../time/day';
import type { Searching } from './state';

const WITHOUT: Record<NonNullable<SearchWaysOut['without']>, Partial<SearchState>> = {
  features: { features: [] },
  accessible: { accessible: false },
  places: { places: 1 },
  hours: { from: '', to: '', minutes: null },
};

/**
 * Says why nothing was found, and three ways on: another day, farther, without a wish. What is known to lead
 * somewhere says where; else it is the next day, the map, and a search begun anew.
 */
export function Nothing({ state, waysOut }: { state: Searching; waysOut: SearchWaysOut }) {
  const { t, number, dayLong } = useI18n();
  const { why, otherDay, radiusKm, without } = waysOut;
  const to = (change: Partial<SearchState>) => searchUrl({ ...state, page: 1, ...change });
  return (
    <EmptyState level={3} title={t('search.none')} text={t(`search.why.${why}`)}>
      <ButtonLink href={to({ day: otherDay ?? addDays(state.day, 1) })} look={otherDay ? 'primary' : 'plain'}>
        {otherDay ? t('search.out.day', { day: dayLong(otherDay) }) : t('find.none.nextDay')}
      </ButtonLink>
      {radiusKm === null ? (
        <ButtonLink href={finderUrl({ kind: state.kind, day: state.day, where: '', page: 1, map: true })}>
          {t('find.none.map')}
        </ButtonLink>
      ) : (
        <ButtonLink href={to({ radiusKm })}>{t('search.out.farther', { km: number(radiusKm) })}</ButtonLink>
      )}
      <ButtonLink href={without ? to(WITHOUT[without]) : searchUrl({ kind: state.kind, day: state.day })}>
        {without ? t(`search.out.without.${without}`) : t('search.out.again')}
      </ButtonLink>
    </EmptyState>
  );
}
