import { useEffect, useState, type ComponentType } from 'react';
import { at } from '../api/paths';
import { useGet } from '../app/get';
import { bookUrl } from '../app/links';
import { useI18n } from '../i18n/i18n';
import type { SheetProps, SheetRequest } from './request';

const SOON_MS = 1_500;

/** Where the same booking can be made on a page of its own. */
const pageOf = ({ slug, kind, day, wish }: SheetRequest): string => bookUrl(slug, { ...wish, kind, day });

/**
 * The booking sheet, fetched once the page has settled: looking for a place must not wait for what booking needs.
 * If it cannot be fetched, the form's own page does the same.
 */
export function LazyBookingSheet(props: SheetProps) {
  const [Sheet, setSheet] = useState<ComponentType<SheetProps> | null>(null);
  const { request } = props;
  const { moreTexts } = useI18n();
  const load = async () => {
    const [{ BookingSheet }] = await Promise.all([import('./sheet'), moreTexts('booking')]);
    return BookingSheet;
  };
  // Asked for here already, so that the data travels beside the code and not after it.
  useGet(request && at.site(request.slug));
  useGet(request && at.siteDay(request.slug, request.day));
  useEffect(() => {
    const timer = setTimeout(
      () =>
        load().then(
          (loaded) => setSheet(() => loaded),
          () => {},
        ),
      SOON_MS,
    );
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (!request || Sheet) return;
    load().then(
      (loaded) => setSheet(() => loaded),
      () => location.assign(pageOf(request)),
    );
  }, [request, Sheet]);
  return Sheet && <Sheet {...props} />;
}
