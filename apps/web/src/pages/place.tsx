import './place.css';
import { useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import type { Key } from '../i18n/i18n';
import { Closures } from '../manage/closures';
import { Holidays } from '../manage/holidays';
import { Periods } from '../manage/periods';
import { SectionFrame } from '../manage/section-frame';
import { Weeks } from '../manage/week';

const DONE: Record<string, Key> = {
  horaires: 'place.done.hours',
  ferme: 'place.done.closed',
  rouvert: 'place.done.opened',
  feries: 'place.done.holidays',
  creneaux: 'place.done.periods',
};

function Place({ site }: { site: Grant }) {
  const [search] = useSearchParams();
  // A form that came back has no address of its own: it says what it was about.
  const resource = useRefused('hours').values['ressource'] ?? search.get('ressource');
  const periods = useRefused('periods').values['creneaux'] ?? search.get('creneaux');
  const closure = useRefused('closure').values['id'] ?? search.get('fermeture');
  const timeZone = useGet(at.site(site.slug)).data?.timeZone ?? 'Europe/Paris';
  return (
    <div className="stack">
      <Done words={DONE} />
      <Weeks site={site} chosen={resource} />
      <Periods site={site} chosen={periods} />
      <Closures site={site} chosen={closure} timeZone={timeZone} />
      <Holidays site={site} timeZone={timeZone} />
    </div>
  );
}

export default function PlacePage() {
  return (
    <SectionFrame page="/lieu" managerOnly>
      {(site) => <Place site={site} key={site.id} />}
    </SectionFrame>
  );
}
