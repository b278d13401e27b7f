import { Link } from 'wouter';
import type { DayView, SiteView } from '../api/types';
import { useNow } from '../app/boot';
import { bookUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import type { Bookable, Choice } from './choice';
import { usePeriodName } from './period';
import { hasWaits, waitsOf } from './waits';

interface Props {
  site: SiteView;
  day: DayView;
  bookables: readonly Bookable[];
  /** Null: nothing is free. */
  choice: Choice | null;
  places: number | undefined;
}

/** Beyond these a list of names is longer than the form that it stands in. */
const NAMED = 3;

interface Lead {
  text: string;
  href: string;
}

/** Of the place chosen: each part of its day that is full, and hours that others have. */
function useLeadsOfChosen({ site, day, places, choice }: Props): Lead[] {
  const { t } = useI18n();
  const nameOf = usePeriodName();
  const now = useNow();
  if (!choice) return [];
  const { id: resourceId, kind } = choice.resource;
  const to = { kind, day: day.day, resourceId, places, wait: true };
  const { periods, hours } = waitsOf(choice, now, choice.places);
  const leads = periods.map((period) => ({
    text: t('book.wait.of', { what: nameOf(period) }),
    href: bookUrl(site.slug, { ...to, period: period.key }),
  }));
  return hours.length === 0 ? leads : [...leads, { text: t('book.wait.other'), href: bookUrl(site.slug, to) }];
}

/** Of the places that are shown full beside it. */
function useLeadsOfOthers({ site, day, bookables, places, choice }: Props): Lead[] {
  const { t } = useI18n();
  const now = useNow();
  const full = bookables
    .filter((one) => one.resource.id !== choice?.resource.id && one.day.free.length === 0)
    .filter((one) => hasWaits(waitsOf(one, now, places)));
  const to = { kind: full[0]?.resource.kind, day: day.day, places, wait: true };
  if (full.length > NAMED) return [{ text: t('book.wait.go'), href: bookUrl(site.slug, to) }];
  return full.map(({ resource: { id, name } }) => ({
    text: t('book.wait.of', { what: name }),
    href: bookUrl(site.slug, { ...to, resourceId: id }),
  }));
}

/** From the booking form to the line for what it shows as full. */
export function WaitLinks(props: Props) {
  const leads = [...useLeadsOfChosen(props), ...useLeadsOfOthers(props)];
  if (leads.length === 0) return null;
  return (
    <p className="small row">
      {leads.map(({ text, href }) => (
        <Link key={href} href={href}>
          {text}
        </Link>
      ))}
    </p>
  );
}
