import './packs.css';
import { useSearchParams } from 'wouter';
import { at } from '../api/paths';
import type { Grant } from '../api/types';
import { useRefused } from '../app/boot';
import { Done } from '../app/done';
import { useGet } from '../app/get';
import { creditsAt } from '../credits/paths';
import { useI18n, type Key } from '../i18n/i18n';
import { Card } from '../kit/card';
import { Pending } from '../kit/pending';
import { MemberFinder } from '../manage/member-finder';
import { SectionFrame } from '../manage/section-frame';
import { MemberCredits } from '../manage/member-credits';
import { Shelf } from '../manage/packs';

const DONE: Record<string, Key> = {
  carnet: 'packs.done',
  vendre: 'packs.done.sold',
  donner: 'packs.done.given',
  reprendre: 'packs.done.taken',
  terminer: 'packs.done.ended',
  'annuler-vente': 'packs.done.unsold',
};

/** A member by a few letters of their name. */
function Finder({ site, chosen }: { site: Grant; chosen: string | null }) {
  const { t } = useI18n();
  const [search] = useSearchParams();
  const q = (search.get('q') ?? '').trim();
  return (
    <Card title={t('packs.accounts')}>
      <p className="hint">{t('packs.accounts.hint')}</p>
      <MemberFinder site={site} q={q} chosen={chosen} page="/carnets" label={t('rules.grant.search')} />
    </Card>
  );
}

function OneMember({ site, id }: { site: Grant; id: string }) {
  const member = useGet(at.member(site.id, id));
  if (!member.data) return <Pending of={member} />;
  return (
    <div id="membre">
      <MemberCredits key={id} site={site} memberId={id} name={member.data.name} />
    </div>
  );
}

function Packs({ site }: { site: Grant }) {
  const [search] = useSearchParams();
  const packs = useGet(creditsAt.packs(site.id));
  const member = search.get('membre');
  const edited = useRefused('pack').values['id'] ?? search.get('carnet');
  if (!packs.data) return <Pending of={packs} blocks={2} />;
  return (
    <div className="stack">
      <Done words={DONE} />
      <Finder site={site} chosen={member} />
      {member !== null && <OneMember site={site} id={member} />}
      <Shelf site={site} packs={packs.data} chosen={edited} />
    </div>
  );
}

export default function PacksPage() {
  return <SectionFrame page="/carnets">{(site) => <Packs site={site} key={site.id} />}</SectionFrame>;
}
