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

/** From the booking form to the line for what it shows as full: of the place chosen each period, else of any place. */
export function WaitLinks({ site, day, bookables, choice, places }: Props) {
  const { t } = useI18n();
  const nameOf = usePeriodName();
  const now = useNow();
  const to = { day: day.day, places, wait: true };
  const chosen = choice && bookables.find(({ resource }) => resource.id === choice.resource.id);
  const waits = chosen && waitsOf(chosen, now, choice.places);
  const links = waits
    ? waits.periods.map((period) => ({
        text: t('book.wait.of', { what: nameOf(period) }),
        href: bookUrl(site.slug, {
          ...to,
          kind: choice.resource.kind,
          resourceId: choice.resource.id,
          period: period.key,
        }),
      }))
    : [];
  const full = bookables.find((one) => one !== chosen && hasWaits(waitsOf(one, now, places)));
  const other = waits && waits.hours.length > 0 ? chosen : links.length === 0 ? full : undefined;
  if (other) {
    const { id, kind } = other.resource;
    links.push({
      text: t(choice ? 'book.wait.other' : 'book.wait.go'),
      href: bookUrl(site.slug, { ...to, kind, resourceId: id }),
    });
  }
  if (links.length === 0) return null;
  return (
    <p className="small row">
      {links.map(({ text, href }) => (
        <Link key={href} href={href}>
          {text}
        </Link>
      ))}
    </p>
  );
}
