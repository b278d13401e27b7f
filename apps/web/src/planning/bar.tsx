import { Link, useLocation } from 'wouter';
import type { Grant } from '../api/types';
import { planningUrl, type PlanningLook } from '../app/links';
import { useI18n } from '../i18n/i18n';
import { ButtonLink } from '../kit/button';
import { Icon } from '../kit/icon';
import { PrintButton } from '../kit/print';
import { addDays, type Day } from '../time/day';

interface Props {
  site: Grant;
  day: Day;
  /** What the address says; null leaves it to the size of the screen. */
  asked: PlanningLook | null;
  look: PlanningLook;
  filter: string;
  onFilter: (filter: string) => void;
  onCreate: (event: { preventDefault(): void }) => void;
}

const LOOKS: readonly PlanningLook[] = ['grille', 'liste', 'semaine'];

function Looks({ site, day, look }: Pick<Props, 'site' | 'day' | 'look'>) {
  const { t } = useI18n();
  return (
    <nav className="row planning-looks" aria-label={t('planning.looks')}>
      {LOOKS.map((each) => (
        <Link
          key={each}
          className="btn"
          href={planningUrl(site.slug, { day, look: each })}
          aria-current={each === look ? 'true' : undefined}
        >
          {t(`planning.look.${each}`)}
        </Link>
      ))}
    </nav>
  );
}

/** Which day, which look, whom one looks for. All of it is in the address, so it works without JavaScript. */
export function PlanningBar({ site, day, asked, look, filter, onFilter, onCreate }: Props) {
  const { t } = useI18n();
  const [, navigate] = useLocation();
  const to = (next: Day | null) => planningUrl(site.slug, { day: next, look: asked });
  const by = look === 'semaine' ? 7 : 1;
  return (
    <div className="planning-bar no-print">
      <nav className="row" aria-label={t('planning.days')}>
        <ButtonLink href={to(addDays(day, -by))} label={t('planning.previous')}>
          <Icon name="previous" size={16} />
        </ButtonLink>
        <ButtonLink href={to(null)}>{t('manage.today')}</ButtonLink>
        <ButtonLink href={to(addDays(day, by))} label={t('planning.next')}>
          <Icon name="next" size={16} />
        </ButtonLink>
      </nav>
      <form
        method="get"
        action="/gestion/planning"
        className="row planning-find"
        role="search"
        onSubmit={(event) => event.preventDefault()}
      >
        <input type="hidden" name="lieu" value={site.slug} />
        {asked && <input type="hidden" name="vue" value={asked} />}
        <label className="sr-only" htmlFor="planning-day">
          {t('planning.day')}
        </label>
        <input
          id="planning-day"
          className="input"
          type="date"
          name="jour"
          value={day}
          onChange={(event) => event.currentTarget.value && navigate(to(event.currentTarget.value))}
        />
        <label className="sr-only" htmlFor="planning-filter">
          {t('planning.filter')}
        </label>
        <input
          id="planning-filter"
          className="input"
          type="search"
          name="filtre"
          autoComplete="off"
          placeholder={t('planning.filter')}
          value={filter}
          onChange={(event) => onFilter(event.currentTarget.value)}
        />
        <noscript>
          <button className="btn">{t('find.go')}</button>
        </noscript>
      </form>
      <Looks {...{ site, day, look }} />
      <PrintButton />
      <ButtonLink look="primary" href={planningUrl(site.slug, { day, look: asked, create: true })} onClick={onCreate}>
        {t('planning.new')}
      </ButtonLink>
    </div>
  );
}
